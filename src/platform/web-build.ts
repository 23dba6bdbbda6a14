/** The browser's files: built when they are missing or older than what they are made from. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, aboutFolder } from './cannot-start.ts'
import { projectFolder } from './project.ts'

/** What the browser's files are made from. */
const sources = [
  'web/**/*',
  'src/modules/*/{contract,fields,actions}.ts',
  'src/{platform,modules/*}/locales/*.json',
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

/** Puts a finished build in place; whoever finished the same one a moment earlier may keep it there. */
function take(draft: string, wanted: string): true {
  if (isBuiltFrom(wanted)) return true
  try {
    rmSync(webFolder, { recursive: true, force: true })
    renameSync(draft, webFolder)
  } catch (error) {
    if (!isBuiltFrom(wanted)) throw error
  }
  return true
}

function isBuiltFrom(wanted: string): boolean {
  const note = join(webFolder, '.built-from')
  return existsSync(note) && readFileSync(note, 'utf8') === wanted
}

/** Builds the web unless it is up to date. Gives whether it had to. */
export function ensureWeb(): boolean {
  const wanted = hashOfSources()
  if (isBuiltFrom(wanted)) return false
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
    return take(draft, wanted)
  } catch (error) {
    throw aboutFolder(webFolder, error)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
