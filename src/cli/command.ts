/** What a command of the command line is. */
import type { ParseArgsConfig } from 'node:util'

export interface CliCommand {
  /** One line for the overview. */
  readonly summary: string
  /** The text of `--help`, below the summary. */
  readonly usage: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Does it. Gives the exit code; throws CannotStart for what the person at the keyboard can mend. */
  readonly run: (values: Readonly<Record<string, string | undefined>>) => Promise<number>
}
