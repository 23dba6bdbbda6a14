/** What a command of the command line is. */
import type { ParseArgsConfig } from 'node:util'
import { CannotStart } from '../platform/cannot-start.ts'

export type Values = Readonly<Record<string, string | undefined>>

export interface CliCommand {
  /** One line for the overview. */
  readonly summary: string
  /** The text of `--help`, below the summary. */
  readonly usage: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Does it. Gives the exit code; throws CannotStart or Refused for what the person at the keyboard can mend. */
  readonly run: (values: Values) => Promise<number>
}

/** The value of an option that must be given. */
export function needed(values: Values, option: string): string {
  const value = values[option]?.trim()
  if (!value) throw new CannotStart(`--${option} is missing.`, 'Add --help to see how the command is used.')
  return value
}
