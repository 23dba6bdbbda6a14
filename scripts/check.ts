/** `npm run check`: everything that needs no database, in a few seconds. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../src/platform/project.ts'
import { checks, runCheck, runProgram } from './checks.ts'

const results = checks().map(runCheck)
const tidy = 'src/tidy.test.ts'
if (existsSync(join(projectFolder, tidy))) results.push(runProgram('vitest/vitest.mjs', ['run', tidy]))
process.exitCode = results.includes(false) ? 1 : 0
