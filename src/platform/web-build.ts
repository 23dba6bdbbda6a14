/** The browser's files: built when they are missing or older than what they are made from. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, aboutFolder } from './cannot-start.ts'
import { projectFolder } from './project.ts'

/** What the browser's files are made from. */
const sources = [
  'web/**/*',
  'src/modules/*/{contract,fields,actions}.ts',
  'src/{platform,modules/*,modules/*/*}/locales/*.json',
  'extensions/*/locales/*.json',
  'src/platform/{contract,decimal,local-date,problem}.ts',
  'package-lock.json',
]

/** Where the built files lie. */
export const webFolder: string = join(projectFolder, 'dist', 'web')

function hashOfSources(): string {
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: projectFolder, exclude: ['web/**/*.test.*'] }).sort()
  for (const file of files) {
    const path = join(projectFolder, file)
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/**
 * Puts a finished build where the web lies. What lay there is moved aside whole and the build moved in whole, so that two who
 * finish at once never meet half a folder; whoever finished the same build a moment earlier keeps it there. Leaves the draft
 * to its owner to clear away.
 */
export function putInPlace(draft: string, folder: string, wanted: string): void {
  const aside = `${draft}.aside`
  while (!isBuiltFrom(folder, wanted)) {
    rmSync(aside, { recursive: true, force: true })
    moveUnless('ENOENT', folder, aside)
    if (moveUnless('ENOTEMPTY', draft, folder)) break
  }
  rmSync(aside, { recursive: true, force: true })
}

/** Renames a folder; gives false when it meets what another may just have done. */
function moveUnless(met: 'ENOENT' | 'ENOTEMPTY', from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Some systems say of a folder in the way that it exists.
    if (code === met || (met === 'ENOTEMPTY' && code === 'EEXIST')) return false
    throw error
  }
}

function isBuiltFrom(folder: string, wanted: string): boolean {
  const note = join(folder, '.built-from')
  try {
    return readFileSync(note, 'utf8') === wanted
  } catch {
    return false
  }
}

/** Builds the web unless it is up to date. Gives whether it had to. */
export function ensureWeb(): boolean {
  const wanted = hashOfSources()
  if (isBuiltFrom(webFolder, wanted)) return false
  const draft = `${webFolder}.new-${process.pid}`
  try {
    mkdirSync(draft, { recursive: true })
    const vite = join(projectFolder, 'node_modules/vite/bin/vite.js')
    // In a process of its own: the server need not carry the builder's memory.
    const { status, stderr } = spawnSync(
      process.execPath,
      [vite, 'build', join(projectFolder, 'web'), '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'],
      { cwd: projectFolder, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } },
    )
    if (status !== 0) {
      process.stderr.write(stderr)
      throw new CannotStart('The web could not be built.', 'Mend what the messages above name, then start again.')
    }
    writeFileSync(join(draft, '.built-from'), wanted)
    putInPlace(draft, webFolder, wanted)
    return true
  } catch (error) {
    throw aboutFolder(webFolder, error)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
