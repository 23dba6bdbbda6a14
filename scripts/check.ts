/** `npm run check`: everything that needs no database, in a few seconds. */
import { checks, runCheck, runProgram } from './checks.ts'

const results = checks().map(runCheck)
const ofTheHouse = ['tidy', 'layers', 'operations', 'messages'].map(name => `src/${name}.test.ts`)
results.push(runProgram('vitest/vitest.mjs', ['run', '--project', 'pure', ...ofTheHouse]))
process.exitCode = results.includes(false) ? 1 : 0
