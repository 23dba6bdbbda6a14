/**
 * The records there are, as they were declared: for pages that are drawn from the declarations, and for the tests that
 * ask of all of them the same.
 */
import { z } from 'zod'
import type { Field, RecordShape } from './record-contract.ts'
import { references } from './references.ts'

export interface RegisteredRecord {
  /** `parties.payment_terms`: its operations are `<prefix>.get`, `.change` and so on. */
  readonly prefix: string
  readonly shape: RecordShape
  readonly table: string
  /** Constant columns of its rows: `{ role: 'customer' }`. */
  readonly fixed: Readonly<Record<string, string>>
  /** What a company has once, without a list. */
  readonly isSingle: boolean
}

const registered = new Map<string, RegisteredRecord>()

/** Notes a record with its table; called where its operations are implemented. */
export function registerRecord(record: RegisteredRecord): void {
  registered.set(record.prefix, record)
}

/** Every record declared so far, in the order of declaration. */
export const registeredRecords = (): readonly RegisteredRecord[] => [...registered.values()]

/** How the value of a JSON field is edited: texts by language, the named parts of an object, a list of texts. */
export type JsonForm = 'texts' | 'parts' | 'list' | 'other'

/** What a record's field names: the field of another record, of those rows that have the values of `where`. */
export interface NamedRecord {
  readonly record: string
  readonly field: string
  readonly where: Record<string, string>
}

export interface DescribedField {
  readonly name: string
  readonly kind: Field['kind']
  readonly need: Field['need']
  readonly nullable: boolean
  readonly values?: string[]
  readonly form?: JsonForm
  readonly parts?: string[]
  readonly names?: NamedRecord
}

export interface DescribedRecord {
  readonly record: string
  readonly key: string[]
  readonly isSingle: boolean
  readonly fields: DescribedField[]
}

const unwrapped = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodNullable || schema instanceof z.ZodOptional ? unwrapped(schema.unwrap() as z.ZodType) : schema

function formOf(input: z.ZodType): Pick<DescribedField, 'form' | 'parts'> {
  const schema = unwrapped(input)
  const isText = (part: unknown): boolean => unwrapped(part as z.ZodType) instanceof z.ZodString
  if (schema instanceof z.ZodRecord) return { form: isText(schema.valueType) ? 'texts' : 'other' }
  if (schema instanceof z.ZodArray) return { form: isText(schema.element) ? 'list' : 'other' }
  if (schema instanceof z.ZodObject && Object.values(schema.shape).every(isText))
    return { form: 'parts', parts: Object.keys(schema.shape) }
  return { form: 'other' }
}

const camelCase = (column: string): string => column.replaceAll(/_([a-z0-9])/g, (_, sign: string) => sign.toUpperCase())

/** What a field names, by the declared references; of records that share a table the first, of one that is fixed itself. */
function namedBy(table: string, fixed: RegisteredRecord['fixed'], name: string): NamedRecord | undefined {
  const reference = references().find(
    ({ table: from, field, when = {} }) =>
      from === table && field === name && Object.entries(when).every(([column, value]) => (fixed[column] ?? value) === value),
  )
  if (!reference) return undefined
  const target = registeredRecords().find(
    record =>
      record.table === reference.to &&
      Object.entries(record.fixed).every(([column, value]) => (reference.where?.[column] ?? fixed[column] ?? value) === value),
  )
  if (!target) return undefined
  const where = Object.entries(reference.where ?? {}).filter(([column]) => !(column in target.fixed))
  return {
    record: target.prefix,
    field: camelCase(reference.toColumn),
    where: Object.fromEntries(where.map(([column, value]) => [camelCase(column), value])),
  }
}

/** A record as data: what pages are drawn from. Takes what was registered, gives its fields in the declared order. */
export function describeRecord({ prefix, shape, table, fixed, isSingle }: RegisteredRecord): DescribedRecord {
  return {
    record: prefix,
    key: [...shape.key],
    isSingle,
    fields: Object.entries(shape.fields).map(([name, field]) => {
      const names = namedBy(table, fixed, name)
      return {
        name,
        kind: field.kind,
        need: field.need,
        nullable: field.nullable,
        ...(field.values ? { values: [...field.values] } : {}),
        ...(field.kind === 'json' ? formOf(field.input) : {}),
        ...(names ? { names } : {}),
      }
    }),
  }
}
