/**
 * Contracts: what a command or query is called, takes and gives. Declared once per module in `contract.ts`, free of
 * server code, so that routes, OpenAPI, permissions, the typed client of the web and the tests all read the same.
 */
import { z } from 'zod'
import { Decimal } from './decimal.ts'
import { isDateFormula, isLocalDate, type LocalDate } from './local-date.ts'

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** A command changes something; a query never does; a posting writes ledgers and can be previewed. */
  readonly verb: 'command' | 'query' | 'posting'
  readonly input: I
  readonly output: O
  /** One sentence for the API's documentation. */
  readonly summary: string
  /** The answer holds what may be shown only once: it is not remembered under an idempotency key. */
  readonly shownOnce?: true
  /** Runs with the rights of the database's owner: it makes what has no company's scope yet, as a new company itself. */
  readonly asOwner?: true
}

export type Contract = Readonly<Record<string, Operation>>

/** Changes drafts, masters or set-up. */
export const command = <I extends z.ZodType, O extends z.ZodType>(summary: string, input: I, output: O) =>
  ({ verb: 'command', summary, input, output }) satisfies Operation<I, O>

/** Reads; has no side effect. */
export const query = <I extends z.ZodType, O extends z.ZodType>(summary: string, input: I, output: O) =>
  ({ verb: 'query', summary, input, output }) satisfies Operation<I, O>

/** Writes ledgers through one posting plan; takes `preview` and `acknowledged` beside its own input. */
export const posting = <I extends z.ZodType, O extends z.ZodType>(summary: string, input: I, output: O) =>
  ({ verb: 'posting', summary, input, output }) satisfies Operation<I, O>

/** What an operation takes, as the caller writes it: decimals may be text. */
export type InputOf<O extends Operation> = z.input<O['input']>
/** What an operation gives, as it travels in JSON. */
export type OutputOf<O extends Operation> = z.output<O['output']>

const plainDecimal = /^[+-]?\d{1,20}(\.\d{1,20})?$/

/** A decimal in input: text such as "1234.50" (a JSON number is taken by its shortest text). Gives a Decimal. */
export const decimal = () =>
  z
    .union([z.string(), z.number()])
    .transform(value => String(value).trim())
    .refine(text => plainDecimal.test(text), { error: 'contract.not_a_decimal' })
    .transform(text => Decimal.parse(text))

/** A decimal in output: plain text. */
export const decimalText = () => z.string()

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const date = () =>
  z
    .string()
    .refine(isLocalDate, { error: 'contract.not_a_date' })
    .transform(text => text as LocalDate)

/** A date formula such as 14D, 1M+7D, CM+30D. */
export const dateFormula = () => z.string().refine(isDateFormula, { error: 'contract.not_a_date_formula' })

/** A code of a set-up record: up to 20 characters, trimmed, not blank. */
export const code = () => z.string().trim().min(1).max(20)

export const id = () => z.uuid()

/** A free text with a length a person would type. */
export const text = (max = 250) => z.string().max(max)
