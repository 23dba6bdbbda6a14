/** The checks beside the tests: does it compile, is it clean. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../src/platform/project.ts'

export interface Check {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
}

/** The checks that apply to this checkout, in the order to run them. */
export function checks(): Check[] {
  const compile = (folder: string): Check => ({
    name: `TypeScript of ${folder === '.' ? 'the server' : folder}`,
    program: 'typescript/bin/tsc',
    args: ['-p', folder],
  })
  const compiled = ['.', 'web'].filter(folder => existsSync(join(projectFolder, folder, 'tsconfig.json'))).map(compile)
  return [...compiled, { name: 'lint', program: 'oxlint/bin/oxlint', args: ['--deny-warnings'] }]
}

/** Runs a program of the packages with its output shown. Gives whether it ended well. */
export function runProgram(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  const script = join(projectFolder, 'node_modules', program)
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  return status === 0
}

/** Runs one check and says how it went. */
export function runCheck({ name, program, args }: Check): boolean {
  const passed = runProgram(program, args)
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name}`)
  return passed
}
