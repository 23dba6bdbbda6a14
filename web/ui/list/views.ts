/** Views of a list: filters, order and columns under a name, as they are kept and as they are compared. */
import type { Layout } from './columns.ts'
import type { ListSearch } from './use-list.ts'

/** What a view holds. */
export interface ViewDefinition {
  readonly search: Pick<ListSearch, 'q' | 'sort' | 'f'>
  readonly layout: Layout
}

/** A list as its declaration has it, under no name. */
export const standardView: ViewDefinition = { search: {}, layout: {} }

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const recordOf = <T>(value: unknown, isFit: (each: unknown) => each is T): Readonly<Record<string, T>> | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fit = Object.entries(value).filter((entry): entry is [string, T] => isFit(entry[1]))
  return fit.length > 0 ? Object.fromEntries(fit) : undefined
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isWidth = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** A definition as it was kept; whatever of it cannot be read counts for nothing. */
export function readDefinition(kept: unknown): ViewDefinition {
  const { q, sort, f, fields, widths } = (typeof kept === 'object' && kept !== null ? kept : {}) as Readonly<Record<string, unknown>>
  const shown = Array.isArray(fields) ? fields.filter(isText) : []
  return {
    search: tidied({ q: textOf(q), sort: textOf(sort), f: recordOf(f, isText) }),
    layout: tidied({ fields: shown.length > 0 ? shown : undefined, widths: recordOf(widths, isWidth) }),
  }
}

/** A definition as it is kept. */
export const writeDefinition = ({ search: { q, sort, f }, layout: { fields, widths } }: ViewDefinition) =>
  tidied({ q, sort, f: recordOf(f, isText), fields: fields && [...fields], widths: recordOf(widths, isWidth) })

/** Whether two definitions show the same. */
export const isSameView = (a: ViewDefinition, b: ViewDefinition): boolean => printed(writeDefinition(a)) === printed(writeDefinition(b))

/** JSON with its keys in order. */
const printed = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )

/** Without what is not there. */
function tidied<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
