/**
 * `npm test`: compiles, lints and runs every test. Its last line is `N passed, N failed`, where each check beside the
 * tests counts as one.
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../src/platform/project.ts'
import { checks, runCheck, runProgram } from './checks.ts'
import { ensureChromium } from './chromium.ts'

interface Report {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[]
}

interface Count {
  passed: number
  failed: number
}

const rooms = ['src', 'web', 'scenarios', 'extensions']
const inBrowser = rooms.some(room => globSync(`${room}/**/*.browser.test.ts`, { cwd: projectFolder }).length > 0)

function runChecks(): Count {
  const results = checks().map(runCheck)
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}

function runTests(): Count {
  const folder = mkdtempSync(join(tmpdir(), 'handel-report-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const passed = runProgram('vitest/vitest.mjs', ['run', ...reporters, ...process.argv.slice(2)], { NO_COLOR: '1' })
    return count(readReport(file), passed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}

/** A file that could not be read as tests, and a run that ended badly for any other reason, count as a failure each. */
function count(report: Report | undefined, passed: boolean): Count {
  if (!report) return { passed: 0, failed: 1 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some(test => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + broken
  return { passed: report.numPassedTests, failed: failed === 0 && !(passed && report.success) ? 1 : failed }
}

const ready = !inBrowser || ensureChromium()
const counts = [runChecks(), runTests(), ...(inBrowser ? [{ passed: Number(ready), failed: Number(!ready) }] : [])]
const passed = counts.reduce((sum, each) => sum + each.passed, 0)
const failed = counts.reduce((sum, each) => sum + each.failed, 0)
process.exitCode = failed === 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)
