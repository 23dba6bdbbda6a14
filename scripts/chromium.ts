/** The browser the browser tests drive. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of an installed Chromium or Chrome, or undefined. */
export const findChromium = (): string | undefined => places.find(place => place !== undefined && existsSync(place))

/** Makes sure of a browser: installs Debian's as root, otherwise says what to do. Gives whether there is one. */
export function ensureChromium(): boolean {
  if (findChromium()) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing chromium for the browser tests (once) ...')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
    if (apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium') && findChromium()) return true
  }
  console.log('The browser tests need Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.')
  return false
}
