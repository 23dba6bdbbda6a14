/** Takes edits of a draft back and does them again: as changes sent like any other, in order, after what was typed before. */
import type { Draft } from './draft.ts'
import { type DraftLine, withLine } from './draft-state.ts'
import { applyEntries, removeLines } from './enter-lines.ts'
import type { Group, Step } from './history.ts'
import { lineColumns, textOf } from './line-columns.ts'
import { moveBehind } from './move-lines.ts'
import { fieldsToChange, fieldsToMake, headerFieldsBack, unsentTexts } from './restore.ts'

/** The cell or field to look at afterwards. */
export type Seen = { readonly lineNo: number; readonly column: string } | { readonly field: string } | undefined

const lineAt = (draft: Draft, lineNo: number): DraftLine | undefined => draft.state().lines.find(each => each.lineNo === lineNo)

/** Takes the latest step back. Waits for what is under way, so that what was is known. */
export const undo = (draft: Draft): Promise<Seen> =>
  draft.inTurn(() => {
    const group = draft.history.takeUndo()
    for (const step of group?.toReversed() ?? []) takeBack(draft, step)
    return group && seenOf(draft.history.latest.undone)
  })

/** Does once more what was taken back last. */
export const redo = (draft: Draft): Promise<Seen> =>
  draft.inTurn(() => {
    const group = draft.history.takeRedo()
    for (const step of group ?? []) doAgain(draft, step)
    return group && seenOf(draft.history.latest.done)
  })

function seenOf(group: Group | undefined): Seen {
  const deed = group?.[0]?.deed
  if (!deed) return undefined
  if (deed.kind === 'header') return { field: deed.name }
  if (deed.kind !== 'entries') return { lineNo: deed.lineNos[0]!, column: 'number' }
  const { rowKey, column } = deed.entries[0]!
  return { lineNo: Number(rowKey), column }
}

function doAgain(draft: Draft, { deed }: Step): void {
  if (deed.kind === 'entries') applyEntries(draft, deed.entries)
  else if (deed.kind === 'delete') removeLines(draft, deed.lineNos)
  else if (deed.kind === 'insert') for (const lineNo of deed.lineNos) draft.update(state => withLine(state, lineNo, line => line))
  else if (deed.kind === 'move') moveBehind(draft, deed.lineNos, deed.after)
  else if (deed.kind === 'header') draft.enterHeader(deed.name, deed.text, { ...deed.fields })
}

function takeBack(draft: Draft, step: Step): void {
  const { deed, before, document } = step
  if (deed.kind === 'move') return moveBehind(draft, deed.lineNos, deed.from)
  if (deed.kind === 'header') {
    draft.forgetHeader(deed.name)
    const fields = headerFieldsBack(document!, draft.state().document, draft.side, draft.kind)
    if (Object.keys(fields).length > 0) draft.enqueue({ kind: 'header', lineNo: 0, fields })
    return undefined
  }
  const gone = [...before].flatMap(([lineNo, line]) => (line && (line.server || isUnderWay(line)) ? [] : [lineNo]))
  removeLines(draft, gone)
  for (const [lineNo, line] of before) if (line) restoreLine(draft, lineNo, line, touchedBy(step, lineNo))
  return undefined
}

const isUnderWay = ({ typed }: DraftLine): boolean => Object.values(typed).some(each => each.change !== undefined)

const touchedBy = ({ deed }: Step, lineNo: number): ReadonlySet<string> =>
  new Set(deed.kind === 'entries' ? deed.entries.filter(entry => Number(entry.rowKey) === lineNo).map(entry => entry.column) : [])

/** Brings one line back to what it was, or brings it back at all. */
function restoreLine(draft: Draft, lineNo: number, before: DraftLine, touched: ReadonlySet<string>): void {
  const now = lineAt(draft, lineNo)
  const unsent = unsentTexts(before)
  if (!before.server) return draft.update(state => withLine(state, lineNo, line => ({ ...line, typed: unsent })))
  const isThere = now?.server !== undefined && !now.isGone
  const fields = isThere ? fieldsToChange(before, now, touched, draft.side, draft.kind) : fieldsToMake(before, draft.side, draft.kind)
  const change = Object.keys(fields).length > 0 ? draft.enqueue({ kind: isThere ? 'change' : 'create', lineNo, fields }) : undefined
  const shown = isThere ? Object.keys(fields).map(field => (field === 'itemNumber' || field === 'account' ? 'number' : field)) : lineColumns.map(({ id }) => id)
  const texts = shown.flatMap(column => {
    const text = textOf(before, column)
    return change === undefined || text === undefined || text === '' ? [] : [[column, { text, change }] as const]
  })
  return draft.update(state => withLine(state, lineNo, line => ({ ...line, problem: undefined, typed: { ...Object.fromEntries(texts), ...unsent } })))
}
