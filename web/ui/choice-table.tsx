import type { KeyboardEvent, ReactNode } from 'react'
import { t } from './texts.ts'

export interface ChoiceColumn<Row> {
  readonly name: string
  readonly caption: string
  readonly show: (row: Row) => ReactNode
  /** Figures stand at the end. */
  readonly align?: 'end'
}

interface Props<Row> {
  /** What the radio buttons are called together. */
  readonly name: string
  readonly columns: readonly ChoiceColumn<Row>[]
  readonly rows: readonly Row[]
  /** What a reader of the screen hears of a row. */
  readonly labelOf: (row: Row) => string
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  /** Enter takes the row one is on. */
  readonly onTake: () => void
}

/** A table of which one row is chosen; the arrows go from one to the next, as among all radio buttons. */
export function ChoiceTable<Row extends { readonly id: string }>({ name, columns, rows, labelOf, chosen, onChoose, onTake }: Props<Row>) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onTake()
  }
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('web.choose')}</span>
          </th>
          {columns.map(column => (
            <th key={column.name} scope="col" className={column.align}>{column.caption}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <td>
              <input type="radio" name={name} aria-label={labelOf(row)} checked={row.id === chosen} onChange={() => onChoose(row.id)} onKeyDown={onKeyDown} />
            </td>
            {columns.map(column => (
              <td key={column.name} className={column.align}>{column.show(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
