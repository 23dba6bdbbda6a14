import { Link } from '@tanstack/react-router'
import { type FieldKind, showValue } from '../fields/kinds.ts'
import { Chip, hasChip } from '../chip.tsx'
import type { ListColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly row: RowOf<N>
  readonly index: number
  readonly top: number
  readonly isActive: boolean
  readonly align: (kind: FieldKind) => 'end' | undefined
  readonly onActivate: () => void
  readonly onOpen: () => void
}

export function ListRow<N extends ListName>({ list, row, index, top, isActive, align, onActivate, onOpen }: Props<N>) {
  return (
    // Enter on a row is answered by the list around it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      className="list-row"
      role="row"
      tabIndex={isActive ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      style={{ transform: `translateY(${top}px)` }}
      onFocus={onActivate}
      onClick={event => {
        if (!(event.target as HTMLElement).closest('a') && !event.ctrlKey) onOpen()
      }}
    >
      {list.columns.map(column => (
        <div key={column.field} role="gridcell" className="list-cell" data-align={align(column.kind)} data-strong={column.strong && list.open !== undefined}>
          <Content list={list} row={row} column={column} />
        </div>
      ))}
    </div>
  )
}

function Content<N extends ListName>({
  list,
  row,
  column,
}: {
  readonly list: ListDeclaration<N>
  readonly row: RowOf<N>
  readonly column: ListColumn<RowOf<N>>
}) {
  const value = row[column.field]
  const text = column.show ? column.show(row) : showValue(column.kind, value, column.field)
  if (column.strong && list.open)
    return (
      <Link to={list.open(row)} tabIndex={-1}>
        {text}
      </Link>
    )
  if (hasChip(column.field, value)) return <Chip field={column.field} value={String(value)} />
  return <>{text}</>
}
