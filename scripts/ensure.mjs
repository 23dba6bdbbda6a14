/**
 * Runs a command on the Node this project pins, whatever Node the machine has; installs the packages first when they
 * are missing or the lock file has changed. Runs on the machine's Node with nothing installed, hence plain JavaScript.
 *
 *   node scripts/ensure.mjs <arguments for node>
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.handel-installed')
const windows = process.platform === 'win32'
const node = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')

function fail(message) {
  console.error(message)
  process.exit(1)
}

const lockHash = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')

const mtime = file => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

function isInstalled() {
  if (!existsSync(node)) return false
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash()
  // Installed by hand: npm writes its own note of what it did.
  return mtime(join(modules, '.package-lock.json')) > mtime(join(root, 'package-lock.json'))
}

/** Runs npm; what it prints belongs beside the answer of the command, not into it. */
function npm(...args) {
  const script = process.env.npm_execpath
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : [windows ? 'npm.cmd' : 'npm', []]
  const shell = windows && first.length === 0
  const done = spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 'pipe'], shell, encoding: 'utf8' })
  if (done.error?.code === 'ENOENT') fail('npm was not found. Install Node.js with npm, then try again.')
  return done
}

function install() {
  console.error('Installing packages (once; this takes a minute) ...')
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  let done = npm('ci', ...options)
  // A lock file that an npm of another age does not find complete still says which versions to take.
  if (done.status !== 0 && /EUSAGE/.test(done.stderr)) done = npm('install', '--no-save', ...options)
  if (done.status !== 0) {
    console.error(done.stderr)
    fail('The packages could not be installed; npm says why above. Is the network there, and may this user write here?')
  }
  // Where install scripts are switched off, Node's own did not run.
  if (!existsSync(node))
    spawnSync(process.execPath, ['installArchSpecificPackage'], { cwd: join(modules, 'node'), stdio: ['ignore', 2, 2] })
  if (!existsSync(node)) fail('Node 24 could not be installed for this machine. Allow install scripts (npm config) and try again.')
}

/** Makes sure that packages and Node are there. */
export function ensure() {
  if (!isInstalled()) install()
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash())
    try {
      writeFileSync(stamp, lockHash())
    } catch {
      // Installed by another user; then it is theirs to note.
    }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The npm that runs this script: our parent, or the parent of the shell between us. */
function npmAbove() {
  const [parent, name] = describe(process.ppid)
  return name.endsWith('sh') ? parent : process.ppid
}

/** The parent and the program's name of a process. */
function describe(pid) {
  if (process.platform === 'linux') {
    const [, name, parent] = /^\d+ \((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return [Number(parent), name]
  }
  if (windows) return [undefined, '']
  const [parent, name] = spawnSync('ps', ['-p', String(pid), '-o', 'ppid=,comm='], { encoding: 'utf8' }).stdout.trim().split(/\s+/)
  return [Number(parent), name]
}

/**
 * Runs the pinned Node with `args` until it ends, and ends as it ended. Under npm it also ends when npm does, even if
 * npm had no time to say so.
 */
export function run(args) {
  ensure()
  const path = join(modules, '.bin') + delimiter + process.env.PATH
  // What Node has compiled once it need not compile at the next start.
  const cache = process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'node')
  const env = { ...process.env, PATH: path, HANDEL_ENDS_WITH_PARENT: '1', NODE_COMPILE_CACHE: cache }
  const npm = process.env.npm_lifecycle_event === undefined ? undefined : npmAbove()
  // A young generation grown in one busy minute is never given back; half of what it may take by itself is as fast.
  const child = spawn(node, ['--max-semi-space-size=16', ...args], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (npm !== undefined) setInterval(() => isAlive(npm) || child.kill('SIGTERM'), 500).unref()
  child.on('error', error => fail(`Node 24 does not start: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) run(process.argv.slice(2))
