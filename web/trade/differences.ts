/** What somebody else made of a document, compared with what is in sight here. Pure. */
import { editValue } from '../ui/fields/kinds.ts'
import type { DocumentView, Kind, LineView, Side } from './calls.ts'
import type { DraftState } from './draft-state.ts'
import { fastTabs, fieldName, fieldsOf, headerValue } from './header-fields.ts'
import { columnsOf } from './line-columns.ts'

export interface Difference {
  readonly what: 'changed' | 'added' | 'removed'
  /** Field of the header, or column of a line. */
  readonly field: string
  /** The line by its place on the document, from one, and what it is about. */
  readonly line?: { readonly place: number; readonly name: string }
  readonly from: string
  readonly to: string
  /** What was typed here meanwhile and not yet taken. */
  readonly mine?: string
}

const nameOf = (line: LineView): string => [line.itemNumber ?? line.account, line.description].filter(Boolean).join(' ')

/** Every difference one would see: header first, then the lines in their order. */
export function differences(state: DraftState, after: DocumentView, side: Side, kind: Kind): Difference[] {
  const before = new Map(state.lines.flatMap(({ server }) => (server ? [[server.id, server] as const] : [])))
  const still = new Set(after.lines.map(line => line.id))
  return [
    ...headerDifferences(state, after, side, kind),
    ...after.lines.flatMap((line, index) => lineDifferences(state, before.get(line.id), line, index + 1, { side, kind })),
    ...[...before.values()].filter(line => !still.has(line.id)).map((line): Difference => ({ what: 'removed', field: 'number', from: nameOf(line), to: '' })),
  ]
}

function headerDifferences(state: DraftState, after: DocumentView, side: Side, kind: Kind): Difference[] {
  return fastTabs
    .flatMap(tab => fieldsOf(tab, side, kind))
    .flatMap(field => {
      const [from, to] = [state.document, after].map(document => editValue(field.kind, headerValue(document, field)))
      const mine = state.header[fieldName(field)]?.text
      return from === to ? [] : [{ what: 'changed' as const, field: field.part ?? field.field, from: from!, to: to!, ...(mine === undefined ? {} : { mine }) }]
    })
}

function lineDifferences(state: DraftState, before: LineView | undefined, after: LineView, place: number, { side, kind }: { side: Side; kind: Kind }): Difference[] {
  const line = { place, name: nameOf(after) }
  if (!before) return [{ what: 'added', field: 'number', line, from: '', to: nameOf(after) }]
  const typed = state.lines.find(({ server }) => server?.id === after.id)?.typed ?? {}
  return columnsOf(side, kind)
    .filter(({ isFixed }) => !isFixed)
    .flatMap(({ id, kind: fieldKind }) => {
      const [from, to] = [before, after].map(each => editValue(fieldKind, id === 'number' ? (each.itemNumber ?? each.account) : each[id as 'quantity']))
      const mine = typed[id]?.text
      return from === to ? [] : [{ what: 'changed' as const, field: id, line, from: from!, to: to!, ...(mine === undefined ? {} : { mine }) }]
    })
}
