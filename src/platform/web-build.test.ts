import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from './project.ts'

const folder = mkdtempSync(join(tmpdir(), 'handel-web-build-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Finishes thirty builds of forty files one after another, each another one, and puts each in place. */
const builder = (who: string): string => `
  import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
  import { putInPlace } from '${projectFolder}/src/platform/web-build.ts'
  for (let build = 0; build < 30; build++) {
    const draft = '${folder}/web.new-${who}'
    mkdirSync(draft)
    for (let file = 0; file < 40; file++) writeFileSync(draft + '/' + file, '${who} ' + build)
    writeFileSync(draft + '/.built-from', '${who} ' + build)
    putInPlace(draft, '${folder}/web', '${who} ' + build)
    rmSync(draft, { recursive: true, force: true })
  }`

test('builds that are finished at once are put in place whole, and nothing is left of those they replace', async () => {
  const builders = ['one', 'two', 'three'].map(who =>
    spawn(process.execPath, ['--input-type=module', '--eval', builder(who)], { stdio: ['ignore', 'ignore', 'pipe'] }),
  )
  const said = await Promise.all(
    builders.map(async builder => {
      const errors: Buffer[] = []
      builder.stderr.on('data', (data: Buffer) => errors.push(data))
      const [code] = (await once(builder, 'close')) as [number]
      return code === 0 ? '' : Buffer.concat(errors).toString()
    }),
  )
  expect(said).toEqual(['', '', ''])
  expect(readdirSync(folder)).toEqual(['web'])
  const files = readdirSync(join(folder, 'web'))
  expect(files).toHaveLength(41)
  expect(new Set(files.map(file => readFileSync(join(folder, 'web', file), 'utf8'))).size).toBe(1)
}, 60_000)
