import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { Chip, hasChip } from '../chip.tsx'
import { alignOf, showValue } from '../fields/kinds.ts'
import { Figure } from '../figure.tsx'
import { t } from '../texts.ts'
import type { ListColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly columns: readonly ListColumn<RowOf<N>>[]
  /** Undefined while it is on its way. */
  readonly row: RowOf<N> | undefined
  readonly index: number
  readonly top: number
  readonly isActive: boolean
  readonly isChosen: boolean
  /** How many decimals the figures of the columns have at most. */
  readonly decimals: Readonly<Record<string, number>>
}

function AnyListRow<N extends ListName>({ list, columns, row, index, top, isActive, isChosen, decimals }: Props<N>) {
  return (
    <div
      className="list-row"
      role="row"
      data-index={index}
      data-active={isActive || undefined}
      tabIndex={isActive ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-busy={row === undefined || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="list-choose">
        <input type="checkbox" tabIndex={-1} aria-label={t('web.list.choose')} checked={isChosen} readOnly />
      </div>
      {columns.map(column => (
        <div
          key={column.field}
          role="gridcell"
          tabIndex={-1}
          className="list-cell"
          data-cell={column.field}
          data-align={alignOf(column.kind)}
          data-strong={column.strong && list.open !== undefined}
        >
          {row !== undefined && <Content list={list} row={row} column={column} decimals={decimals[column.field] ?? 0} />}
        </div>
      ))}
    </div>
  )
}

/** One row; drawn again only when something of it changes, so that scrolling stays light. */
export const ListRow = memo(AnyListRow) as typeof AnyListRow

/** What a cell says, in words. */
export const cellText = <R,>(column: ListColumn<R>, row: R): string =>
  column.show ? column.show(row) : showValue(column.kind, row[column.field], column.field, column.side)

interface ContentProps<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly row: RowOf<N>
  readonly column: ListColumn<RowOf<N>>
  readonly decimals: number
}

function Content<N extends ListName>({ list, row, column, decimals }: ContentProps<N>) {
  const value = row[column.field]
  const text = cellText(column, row)
  if (column.strong && list.open)
    return (
      <Link to={list.open(row)} tabIndex={-1}>
        {text}
      </Link>
    )
  if (hasChip(column.field, value)) return <Chip field={column.field} value={String(value)} />
  return <Figure text={text} decimals={decimals} />
}
