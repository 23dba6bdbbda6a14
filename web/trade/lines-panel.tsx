import { useMemo } from 'react'
import type { GridRow } from '../ui/grid/columns.ts'
import { LineGrid } from '../ui/grid/line-grid.tsx'
import { t } from '../ui/texts.ts'
import type { ActiveLine } from './active-line.ts'
import type { Draft } from './draft.ts'
import { type DraftLine, type DraftState, numbersAfter } from './draft-state.ts'
import { deleteLines, enterLines, giveUp, insertLine } from './enter-lines.ts'
import { gridColumns, originOf, usedColumns, widenedColumns } from './line-columns.ts'
import { moveLines } from './move-lines.ts'
import { useDatesShown, useQuickEntry, withPath } from './quick-entry.ts'

interface Props {
  readonly draft: Draft
  readonly state: DraftState
  readonly line: ActiveLine
  readonly target?: { readonly rowKey: string; readonly column: string }
  readonly onMark: (rowKeys: readonly string[]) => void
}

/** The lines of a document in the grid, with the empty line that waits at the end. */
export function LinesPanel({ draft, state, target, line, onMark }: Props) {
  const { document } = state
  const isReleased = document.status !== 'open'
  const [path] = useQuickEntry(draft.side)
  const [datesShown] = useDatesShown(draft.side)
  const used = usedColumns(state, datesShown)
  const widths = widenedColumns(state)
  const columns = useMemo(
    () => withPath(gridColumns(draft.side, draft.kind, document.id, isReleased, used, widths), isReleased ? { enter: path.enter } : path),
    [draft, document.id, isReleased, path, used, widths],
  )
  const rows = useMemo(() => rowsOf(state.lines, isReleased), [state.lines, isReleased])
  const insert = (rowKey: string): string | undefined => {
    const lineNo = isReleased ? undefined : insertLine(draft, Number(rowKey))
    return lineNo === undefined ? undefined : String(lineNo)
  }
  const move = async (rowKeys: readonly string[], step: 1 | -1): Promise<readonly string[] | undefined> =>
    isReleased ? undefined : (await moveLines(draft, rowKeys.map(Number), step))?.map(String)
  return (
    <section className="panel lines-panel" aria-label={t('web.document.lines')}>
      <LineGrid
        label={t('web.document.lines')}
        columns={columns}
        rows={rows}
        target={target}
        onActive={line.set}
        enterLeadsTo={path.enter}
        onMark={onMark}
        keysAfter={count => numbersAfter(state.lines, count).map(String)}
        onEntries={entries => enterLines(draft, entries)}
        onDelete={rowKeys => isReleased || deleteLines(draft, rowKeys.map(Number))}
        onMove={move}
        onInsert={insert}
        onGiveUp={(rowKey, column) => giveUp(draft, Number(rowKey), column)}
      />
    </section>
  )
}

/** The row of a line, the same for as long as the line is. */
const drawn = new WeakMap<DraftLine, GridRow<DraftLine>>()

function rowOf(line: DraftLine): GridRow<DraftLine> {
  const known = drawn.get(line)
  if (known) return known
  const row = { key: String(line.lineNo), data: line, problems: problemsOf(line), marks: marksOf(line) }
  drawn.set(line, row)
  return row
}

function rowsOf(lines: readonly DraftLine[], isReleased: boolean): GridRow<DraftLine>[] {
  const rows = lines.filter(line => !line.isGone).map(rowOf)
  const [next = 0] = numbersAfter(lines, 1)
  return isReleased ? rows : [...rows, { key: String(next), data: { lineNo: next, typed: {}, changed: [] }, isBlank: true }]
}

function problemsOf({ typed, problem, checks = {} }: DraftLine): Map<string, string> {
  const found = Object.entries(typed).flatMap(([column, each]) => (each.problem ? [[column, each.problem] as const] : []))
  // A line that is wrong as a whole says so where one knows it by.
  return new Map([...(problem ? [['number', problem] as const] : []), ...Object.entries(checks), ...found])
}

function marksOf(line: DraftLine): Map<string, string> {
  const marks = new Map(line.changed.map(column => [column, t('web.changed_by_system')]))
  for (const column of ['unitPrice', 'lineDiscountPercent']) {
    const origin = originOf(line, column)
    if (origin && !line.typed[column]) marks.set(column, origin)
  }
  return marks
}
