/** What is typed in the line grid, as changes of the document. */
import { workDate } from '../shell/session.ts'
import type { Entry } from '../ui/grid/columns.ts'
import { readValue } from '../ui/fields/kinds.ts'
import { t } from '../ui/texts.ts'
import type { Draft, Sought } from './draft.ts'
import { type DraftLine, type Typed, numberAbove, withLine } from './draft-state.ts'
import { isYes, lineColumns, lineTypes, typeOf } from './line-columns.ts'

type Fields = Record<string, unknown>

export interface Meant {
  readonly fields: Fields
  /** Waits for the number of the item or account. */
  readonly isHalf?: boolean
  readonly search?: Sought
  readonly text?: string
  readonly problem?: string
}

const blank = (lineNo: number): DraftLine => ({ lineNo, typed: {}, changed: [] })

/** What one entry means for its line. */
export function meaning({ column: id, text, option }: Entry, line: DraftLine): Meant {
  const column = lineColumns.find(each => each.id === id)
  if (!column) return { fields: {} }
  if (id === 'type') return typeMeaning(option?.id ?? text)
  if (id === 'number') return numberMeaning(text.trim(), line, option !== undefined)
  if (column.kind === 'flag') return { fields: { [id]: isYes(text) } }
  const read = readValue(column.kind, text, workDate())
  if ('problem' in read) return { fields: {}, problem: read.problem }
  const clearable = id === 'location' && read.value === ''
  return { fields: { [id]: clearable ? null : read.value } }
}

function typeMeaning(text: string): Meant {
  const type = lineTypes.find(each => each === text || t(`web.line_type.${each}`).toLowerCase() === text.trim().toLowerCase())
  if (!type) return { fields: {}, problem: t('web.not_a_line_type', { text }) }
  return type === 'text' ? { fields: { type }, text: type } : { fields: { type }, text: type, isHalf: true }
}

function numberMeaning(text: string, line: DraftLine, isTaken: boolean): Meant {
  const type = typeOf(line)
  const fields = type === 'gl_account' ? { type, account: text } : { type: 'item', itemNumber: text }
  return isTaken || type === 'gl_account' || text === '' ? { fields } : { fields, search: { text, takes: 'best' } }
}

/** Whether a line that the server does not have yet says enough to be made. */
const canBeMade = (fields: Fields): boolean =>
  Boolean(fields.itemNumber) || Boolean(fields.account) || (Boolean(fields.description) && (fields.type ?? 'text') === 'text')

/** Everything typed in a line that waits to be made, with a new entry on top. */
const waitingFields = (line: DraftLine): Fields =>
  Object.entries(line.typed).reduce<Fields>((fields, [column, { text, change, problem }]) => {
    if (change !== undefined || problem !== undefined) return fields
    const { fields: more } = meaning({ rowKey: '', column, text }, line)
    return { ...fields, ...more }
  }, {})

/** Enters what was typed or pasted, as one step that can be taken back. */
export function enterLines(draft: Draft, entries: readonly Entry[]): void {
  if (entries.length === 0) return
  draft.history.record({ deed: { kind: 'entries', entries }, before: linesBefore(draft, entries.map(entry => Number(entry.rowKey))) })
  applyEntries(draft, entries)
}

/** The cells show at once what was entered, the changes go to the server in order. */
export function applyEntries(draft: Draft, entries: readonly Entry[]): void {
  draft.together(() => {
    for (const entry of entries) enterCell(draft, entry, entries.length > 1 ? 'only' : 'best')
  })
}

const linesBefore = (draft: Draft, lineNos: readonly number[]): Map<number, DraftLine | undefined> => {
  const lines = new Map(draft.state().lines.map(line => [line.lineNo, line]))
  return new Map(lineNos.map(lineNo => [lineNo, lines.get(lineNo)]))
}

function enterCell(draft: Draft, entry: Entry, takes: Sought['takes']): void {
  const lineNo = Number(entry.rowKey)
  const line = lineAt(draft, lineNo) ?? blank(lineNo)
  const meant = meaning(entry, line)
  const text = meant.text ?? entry.text
  put(draft, lineNo, entry.column, { text, ...(meant.problem ? { problem: meant.problem } : {}) })
  if (meant.problem || meant.isHalf) return
  send(draft, lineNo, meant.fields, meant.search && { ...meant.search, takes })
}

const lineAt = (draft: Draft, lineNo: number): DraftLine | undefined => draft.state().lines.find(each => each.lineNo === lineNo)

/** Sends fields of a line with everything that waited in it; a line that does not say enough yet goes on waiting. */
function send(draft: Draft, lineNo: number, meant: Fields, search?: Sought): void {
  const line = lineAt(draft, lineNo)!
  const isUnderWay = Object.values(line.typed).some(each => each.change !== undefined)
  const { type, ...waiting } = waitingFields(line)
  if (line.server || isUnderWay) {
    // A type waits for the number that goes with it.
    const fields = { ...waiting, ...meant }
    if (Object.keys(fields).length > 0) carry(draft, lineNo, draft.enqueue({ kind: 'change', lineNo, fields, search }))
    return
  }
  const fields: Fields = { ...(type === undefined ? {} : { type }), ...waiting, ...meant }
  if (!canBeMade(fields)) return
  // A description alone makes a line of text.
  const made = fields.itemNumber || fields.account ? fields : { ...fields, type: 'text' }
  carry(draft, lineNo, draft.enqueue({ kind: 'create', lineNo, fields: made, search }))
}

const put = (draft: Draft, lineNo: number, column: string, typed: Typed): void =>
  draft.update(state =>
    withLine(state, lineNo, line => ({ ...line, problem: undefined, typed: { ...line.typed, [column]: typed } })),
  )

/** Everything readable that waited in a line now travels with a change. */
const carry = (draft: Draft, lineNo: number, change: number): void =>
  draft.update(state =>
    withLine(state, lineNo, line => ({
      ...line,
      typed: Object.fromEntries(
        Object.entries(line.typed).map(([name, typed]) => [
          name,
          typed.change === undefined && typed.problem === undefined ? { ...typed, change } : typed,
        ]),
      ),
    })),
  )

/** Gives up what was typed in a cell and not taken: the cell shows what the server has; the rest of the line is sent. */
export function giveUp(draft: Draft, lineNo: number, column: string): void {
  const line = lineAt(draft, lineNo)
  const typed = line?.typed[column]
  if (!line || !typed || typed.change !== undefined) return
  const { [column]: _, ...rest } = line.typed
  if (!line.server && Object.keys(rest).length === 0) {
    draft.update(state => ({ ...state, lines: state.lines.filter(each => each.lineNo !== lineNo) }))
    return
  }
  draft.update(state => withLine(state, lineNo, each => ({ ...each, problem: undefined, typed: rest })))
  send(draft, lineNo, {})
}

/** Takes lines off the document, as one step that can be taken back. */
export function deleteLines(draft: Draft, lineNos: readonly number[]): void {
  if (lineNos.length === 0) return
  draft.history.record({ deed: { kind: 'delete', lineNos }, before: linesBefore(draft, lineNos) })
  removeLines(draft, lineNos)
}

/** Lines the server was never told of are simply gone; it takes off the others. */
export function removeLines(draft: Draft, lineNos: readonly number[]): void {
  const lines = lineNos.flatMap(lineNo => lineAt(draft, lineNo) ?? [])
  const isKnown = ({ server, typed }: DraftLine): boolean => server !== undefined || Object.values(typed).some(each => each.change !== undefined)
  const known = new Set(lines.filter(isKnown).map(line => line.lineNo))
  const unknown = new Set(lines.filter(line => !isKnown(line)).map(line => line.lineNo))
  for (const lineNo of known) draft.enqueue({ kind: 'delete', lineNo, fields: {} })
  draft.update(state => ({
    ...state,
    lines: state.lines.filter(line => !unknown.has(line.lineNo)).map(line => (known.has(line.lineNo) ? { ...line, isGone: true } : line)),
  }))
}

/** Makes room for a line above another, as one step; undefined where there is none. */
export function insertLine(draft: Draft, lineNo: number): number | undefined {
  const between = numberAbove(draft.state().lines, lineNo)
  if (between === undefined) return undefined
  draft.history.record({ deed: { kind: 'insert', lineNos: [between] }, before: new Map([[between, undefined]]) })
  draft.update(state => withLine(state, between, line => line))
  return between
}
