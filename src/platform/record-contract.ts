/**
 * Contracts of lists and records, free of server code. A record is a master or a set-up row with five operations;
 * its fields are declared once and give the input of `create` and `change`, the output of `get` and `list`, and the
 * filters a list accepts.
 */
import { z } from 'zod'
import type { ColumnKind } from './columns.ts'
import { dec } from './decimal.ts'
import { type Operation, code, command, date, dateFormula, decimal, decimalText, id, query, text } from './contract.ts'

/** What any list is asked. Filters are expressions such as `A|B`, `1..9`, `*x*` (list-filter.ts). */
export const listInput = z.strictObject({
  filter: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  search: z.string().max(200).optional(),
  sort: z
    .array(z.strictObject({ field: z.string(), direction: z.enum(['asc', 'desc']).optional() }))
    .max(5)
    .optional(),
  after: z.string().max(2000).optional(),
  /** Rows left out, counted from the beginning, from `after`, or from the end. */
  skip: z.int().min(0).max(100_000_000).optional(),
  /** The rows nearest to the end, in their order all the same. */
  fromEnd: z.boolean().optional(),
  limit: z.int().min(1).max(1000).optional(),
  fields: z.array(z.string()).min(1).max(200).optional(),
  total: z.boolean().optional(),
  /** Number fields to add up over all the filter and the search leave, apart for each value of `by`. */
  sums: z.strictObject({ fields: z.array(z.string()).min(1).max(20), by: z.string().optional() }).optional(),
})
export type ListInput = z.output<typeof listInput>

const listSum = z.object({ by: z.string().nullable(), count: z.int(), values: z.record(z.string(), decimalText()) })

/**
 * A query that gives pages of rows. Asked for `fields`, a row holds only those and its key, so at run time every field
 * may be missing; the type says what there is when all are asked for.
 */
export const listQuery = <R extends z.ZodType>(summary: string, row: R) => {
  const rows = z.array((row instanceof z.ZodObject ? row.partial() : row) as unknown as R)
  return query(summary, listInput, z.object({ rows, next: z.string().optional(), total: z.int().optional(), sums: z.array(listSum).optional() }))
}

const hundred = dec(100)

/** required and optional fields may be typed; `once` only at creation, as may a key; `given` comes from the system. */
export type Need = 'required' | 'optional' | 'once' | 'given'

export interface Field<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, N extends Need = Need> {
  readonly input: I
  readonly output: O
  readonly need: N
  readonly kind: ColumnKind
  readonly nullable: boolean
  readonly values?: readonly string[]
  /** Where it differs from the field's name in snake case. */
  readonly column?: string
}
export type Fields = Readonly<Record<string, Field>>

const make = <I extends z.ZodType, O extends z.ZodType>(
  kind: ColumnKind,
  input: I,
  output: O,
  values?: readonly string[],
) =>
  ({ kind, input, output, need: 'optional', nullable: false, ...(values ? { values } : {}) }) as Field<I, O, 'optional'>

export const codeField = () => make('code', code(), z.string())
export const textField = (max = 250) => make('text', text(max), z.string())
/** A text that may not be blank. */
export const titleField = (max = 100) => make('text', z.string().trim().min(1).max(max), z.string())
export const decimalField = () => make('decimal', decimal(), decimalText())
/** A decimal that may not be below zero. */
export const positiveField = () =>
  make(
    'decimal',
    decimal().refine(value => !value.isNegative(), { error: 'contract.negative' }),
    decimalText(),
  )
/** A percentage from 0 to 100. */
export const percentField = () =>
  make(
    'decimal',
    decimal().refine(value => value.compare(hundred) <= 0 && !value.isNegative(), {
      error: 'contract.not_a_percentage',
    }),
    decimalText(),
  )
/** A whole number, of those the database keeps or of a narrower range. */
export const integerField = (from = -2_147_483_648, to = 2_147_483_647) => make('integer', z.int().min(from).max(to), z.int())
export const dateField = () => make('date', date(), z.string())
export const timeField = () => make('time', z.iso.datetime(), z.string())
export const flagField = () => make('boolean', z.boolean(), z.boolean())
export const formulaField = () => make('text', dateFormula(), z.string())
export const idField = () => make('id', id(), z.string())
export const choiceField = <const V extends readonly [string, ...string[]]>(values: V) =>
  make('choice', z.enum(values), z.enum(values), values)
export const jsonField = <S extends z.ZodType>(schema: S) => make('json', schema, schema)

/** Texts by language tag. */
export const localTexts = () => z.record(z.string().max(10), z.string().max(250))
/**
 * A name kept in several languages. It is read in the caller's language; a plain text is written into that language,
 * an object (`{"en": …, "nl-NL": …}`) replaces them all. `namesField` beside it reads them all.
 */
export const localField = () =>
  make('local_text', z.union([z.string().trim().min(1).max(250), localTexts()]), z.string())
/** All languages of the local field in the same column, for whoever edits them. */
export const namesField = (column = 'name') => given({ ...make('json', localTexts(), localTexts()), column })

export const addressSchema = z.strictObject({
  street: z.string().max(100).optional(),
  houseNumber: z.string().max(20).optional(),
  addition: z.string().max(100).optional(),
  postCode: z.string().max(20).optional(),
  city: z.string().max(100).optional(),
  region: z.string().max(100).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
})
export type Address = z.output<typeof addressSchema>
export const addressField = () => jsonField(addressSchema)

export const required = <I extends z.ZodType, O extends z.ZodType>(field: Field<I, O>) =>
  ({ ...field, need: 'required' }) as Field<I, O, 'required'>
export const once = <I extends z.ZodType, O extends z.ZodType>(field: Field<I, O>) =>
  ({ ...field, need: 'once' }) as Field<I, O, 'once'>
export const given = <I extends z.ZodType, O extends z.ZodType>(field: Field<I, O>) =>
  ({ ...field, need: 'given' }) as Field<I, O, 'given'>
/** May be null, which clears it. */
export const nullable = <I extends z.ZodType, O extends z.ZodType, N extends Need>(field: Field<I, O, N>) =>
  ({ ...field, input: field.input.nullable(), output: field.output.nullable(), nullable: true }) as Field<
    z.ZodNullable<I>,
    z.ZodNullable<O>,
    N
  >

export interface RecordShape<F extends Fields = Fields, K extends keyof F & string = keyof F & string> {
  /** What one of it is called in the API's documentation: `unit of measure`. */
  readonly title: string
  readonly fields: F
  /** The fields that tell it from every other. */
  readonly key: readonly K[]
}

type Writable<F extends Fields> = { [N in keyof F]: F[N]['need'] extends 'given' ? never : N }[keyof F]
type CreateShape<F extends Fields> = {
  [N in Writable<F>]: F[N]['need'] extends 'required' ? F[N]['input'] : z.ZodOptional<F[N]['input']>
}
type ChangeShape<F extends Fields, K extends keyof F> = KeyShape<F, K> & {
  [
    N in Exclude<{ [N in keyof F]: F[N]['need'] extends 'required' | 'optional' ? N : never }[keyof F], K>
  ]: z.ZodOptional<F[N]['input']>
} & { version: z.ZodOptional<z.ZodInt> }
type RowShape<F extends Fields> = { [N in keyof F]: F[N]['output'] }
type KeyShape<F extends Fields, K extends keyof F> = { [N in K]: F[N]['input'] }

export type RecordRow<F extends Fields> = { [N in keyof F]: z.output<F[N]['output']> }
export type RecordInput<F extends Fields> = { [N in keyof F]?: z.output<F[N]['input']> }

interface Operations<F extends Fields, K extends keyof F> {
  readonly get: Operation<z.ZodObject<KeyShape<F, K>>, z.ZodObject<RowShape<F>>>
  readonly list: Operation<
    typeof listInput,
    z.ZodObject<{
      rows: z.ZodArray<z.ZodObject<RowShape<F>>>
      next: z.ZodOptional<z.ZodString>
      total: z.ZodOptional<z.ZodInt>
    }>
  >
  readonly create: Operation<z.ZodObject<CreateShape<F>>, z.ZodObject<RowShape<F>>>
  readonly change: Operation<z.ZodObject<ChangeShape<F, K>>, z.ZodObject<RowShape<F>>>
  readonly delete: Operation<
    z.ZodObject<KeyShape<F, K> & { version: z.ZodOptional<z.ZodInt> }>,
    z.ZodObject<{ deleted: z.ZodLiteral<true> }>
  >
}

export type RecordContract<P extends string, F extends Fields, K extends keyof F> = {
  readonly [N in keyof Operations<F, K> as `${P}.${N}`]: Operations<F, K>[N]
}

/** Declares a record: its title, its key and its fields. A field `version` makes changes optimistic. */
export const defineRecord = <const F extends Fields, const K extends keyof F & string>(
  title: string,
  key: readonly K[],
  fields: F,
): RecordShape<F, K> => ({ title, key, fields })

/** The five operations of a record: `<prefix>.get`, `.list`, `.create`, `.change`, `.delete`. */
export function recordContract<P extends string, F extends Fields, K extends keyof F & string>(
  prefix: P,
  { title, key, fields }: RecordShape<F, K>,
): RecordContract<P, F, K> {
  const isKey = (name: string): boolean => (key as readonly string[]).includes(name)
  const shape = (pick: (name: string, field: Field) => z.ZodType | undefined): Record<string, z.ZodType> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => {
        const schema = pick(name, field)
        return schema ? [[name, schema]] : []
      }),
    )
  const row = z.object(shape((_, field) => field.output))
  const keys = shape((name, field) => (isKey(name) ? field.input : undefined))
  const version = { version: z.int().optional() }
  const create = shape((_, { need, input }) =>
    need === 'given' ? undefined : need === 'required' ? input : input.optional(),
  )
  const change = shape((name, { need, input }) =>
    isKey(name) ? input : need === 'required' || need === 'optional' ? input.optional() : undefined,
  )
  const operations = {
    [`${prefix}.get`]: query(`Reads one ${title}.`, z.strictObject(keys), row),
    [`${prefix}.list`]: listQuery(`Lists every ${title}, filtered, searched and sorted.`, row),
    [`${prefix}.create`]: command(`Creates a ${title}.`, z.strictObject(create), row),
    [`${prefix}.change`]: command(
      `Changes a ${title}; fields not given stay as they are.`,
      z.strictObject({ ...change, ...version }),
      row,
    ),
    [`${prefix}.delete`]: command(
      `Deletes a ${title} that nothing uses.`,
      z.strictObject({ ...keys, ...version }),
      z.object({ deleted: z.literal(true) }),
    ),
  }
  return operations as unknown as RecordContract<P, F, K>
}

type SettingShape<F extends Fields> = {
  [N in { [N in keyof F]: F[N]['need'] extends 'given' ? never : N }[keyof F]]: z.ZodOptional<F[N]['input']>
}

export type SingletonContract<P extends string, F extends Fields> = {
  readonly [N in `${P}.get`]: Operation<z.ZodObject<Record<never, never>>, z.ZodObject<RowShape<F>>>
} & {
  readonly [N in `${P}.change`]: Operation<z.ZodObject<SettingShape<F>>, z.ZodObject<RowShape<F>>>
}

/** The two operations of a set-up a company has once: `<prefix>.get` and `<prefix>.change`. */
export function singletonContract<P extends string, F extends Fields>(
  prefix: P,
  { title, fields }: RecordShape<F, never>,
): SingletonContract<P, F> {
  const entries = Object.entries(fields)
  const row = z.object(Object.fromEntries(entries.map(([name, field]) => [name, field.output])))
  const typed = entries
    .filter(([, { need }]) => need !== 'given')
    .map(([name, field]) => [name, field.input.optional()] as const)
  const operations = {
    [`${prefix}.get`]: query(`Reads the ${title}.`, z.strictObject({}), row),
    [`${prefix}.change`]: command(
      `Changes the ${title}; fields not given stay as they are.`,
      z.strictObject(Object.fromEntries(typed)),
      row,
    ),
  }
  return operations as unknown as SingletonContract<P, F>
}
