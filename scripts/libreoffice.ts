/** LibreOffice for the tests that let it open what the program writes. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const places = [
  process.env.SOFFICE_PATH,
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/usr/lib/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]

/** Path of an installed LibreOffice, or undefined. */
export const findLibreOffice = (): string | undefined => places.find(place => place !== undefined && existsSync(place))

/** Makes sure of LibreOffice's spreadsheet: installs Debian's as root. Throws, saying what to do, where it may not. */
export function ensureLibreOffice(): void {
  if (findLibreOffice()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
    if (apt('update') && apt('install', '-y', '--no-install-recommends', 'libreoffice-calc-nogui') && findLibreOffice()) return
  }
  throw new Error('LibreOffice opens our spreadsheets in a test: install it (Debian: libreoffice-calc) or name it in SOFFICE_PATH.')
}

/** Opens a spreadsheet in LibreOffice and saves its first sheet in another format. Gives what it saved. */
export function convertWithLibreOffice(bytes: Uint8Array, from: 'xlsx' | 'csv', to: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'handel-office-'))
  try {
    const file = join(folder, `in.${from}`)
    writeFileSync(file, bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const out = spawnSync(findLibreOffice()!, [profile, '--headless', '--convert-to', to, '--outdir', join(folder, 'out'), file])
    if (out.status !== 0) throw new Error(`LibreOffice could not open it: ${out.stderr}${out.stdout}`)
    return readFileSync(join(folder, 'out', `in.${to.split(':')[0]}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
