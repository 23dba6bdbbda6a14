/** The command line: `handel <command>`. Each command is a file in `cli/` that says how it is used. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { CliCommand, Values } from './cli/command.ts'
import { companyCreateCommand } from './cli/company-create.ts'
import { migrateCommand } from './cli/migrate.ts'
import { startCommand } from './cli/start.ts'
import { userCreateCommand } from './cli/user-create.ts'
import { verifyCommand } from './cli/verify.ts'
import { CannotStart } from './platform/cannot-start.ts'
import { problemText } from './platform/i18n.ts'
import { log } from './platform/log.ts'
import { Refused } from './platform/problem.ts'

const commands: Readonly<Record<string, CliCommand>> = {
  start: startCommand,
  migrate: migrateCommand,
  verify: verifyCommand,
  'company create': companyCreateCommand,
  'user create': userCreateCommand,
}

const overview = (): string =>
  [
    'handel <command> [options]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(18)}${summary}`),
    '',
    'handel <command> --help tells more. Surroundings every command reads:',
    '  DATABASE_URL      PostgreSQL server to use; without it an embedded one is brought up',
    '  HANDEL_DATA       folder of the embedded database (default: data in the project)',
  ].join('\n')

/** The command whose one or two words begin the arguments, and the rest. */
function chosen(args: readonly string[]): { name: string; command: CliCommand; rest: string[] } | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ')
    const command = commands[name]
    if (command) return { name, command, rest: args.slice(words) }
  }
  return undefined
}

async function main(args: readonly string[]): Promise<number> {
  const choice = chosen(args)
  if (!choice) {
    const asked = args.length === 0 || ['--help', '-h', 'help'].includes(args[0]!)
    console[asked ? 'log' : 'error'](asked ? overview() : `handel: there is no command ${args.join(' ')}\n\n${overview()}`)
    return asked ? 0 : 1
  }
  const { name, command, rest } = choice
  const config: ParseArgsConfig = { args: rest, options: { ...command.options, help: { type: 'boolean', short: 'h' } } }
  let values: Record<string, unknown>
  try {
    values = parseArgs(config).values
  } catch (error) {
    console.error(`handel ${name}: ${(error as Error).message}\nhandel ${name} --help tells how it is used.`)
    return 1
  }
  if (values.help) {
    console.log(`${command.summary}\n\n${command.usage}`)
    return 0
  }
  return command.run(values as Values)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = 1
  if (error instanceof CannotStart) console.error(`handel: ${error.message} ${error.remedy}`)
  else if (error instanceof Refused)
    for (const problem of error.problems) console.error(`handel: ${problemText('en', problem)}`)
  else {
    log.fatal({ err: error }, 'a bug')
    console.error(`handel: ${(error as Error).message}`)
  }
}
