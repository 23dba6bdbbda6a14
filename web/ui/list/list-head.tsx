import { useEffect, useState } from 'react'
import { alignOf, choiceText } from '../fields/kinds.ts'
import { caption, t } from '../texts.ts'
import type { ListColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'
import type { useList } from './use-list.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly state: ReturnType<typeof useList<N>>
  readonly areFiltersShown: boolean
}

const captionOf = <N extends ListName>(list: ListDeclaration<N>, column: ListColumn<RowOf<N>>): string =>
  column.caption ? t(column.caption, { side: list.side }) : caption(`${list.module}.${column.field}`, { side: list.side })

const ariaSort = (field: string, sort: string | undefined): 'ascending' | 'descending' | 'none' =>
  sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none'

/** Captions one sorts by, and below them the filters. */
export function ListHead<N extends ListName>({ list, state, areFiltersShown }: Props<N>) {
  const { search, change, unreadable } = state
  return (
    <div role="rowgroup" className="list-head" style={{ display: 'block' }}>
      <div className="list-head" role="row" aria-rowindex={1}>
        {list.columns.map(column => {
          const sorted = ariaSort(column.field, search.sort)
          return (
            <div key={column.field} role="columnheader" aria-sort={sorted} data-align={alignOf(column.kind)}>
              {column.isFixed ? (
                <span className="list-caption">{captionOf(list, column)}</span>
              ) : (
                <button
                  type="button"
                  className="list-caption"
                  onClick={() => change({ sort: sorted === 'ascending' ? `-${column.field}` : column.field })}
                >
                  {captionOf(list, column)}
                  {sorted !== 'none' && <span aria-hidden="true">{sorted === 'ascending' ? '▲' : '▼'}</span>}
                </button>
              )}
            </div>
          )
        })}
      </div>
      {areFiltersShown && (
        <div className="list-head list-filters" role="row">
          {list.columns.map(column => (
            <div key={column.field} role="gridcell">
              {!column.isFixed && (
                <Filter
                  column={column}
                  label={t('web.list.filter_on', { field: captionOf(list, column) })}
                  value={search.f?.[column.field] ?? ''}
                  isUnreadable={unreadable.has(column.field)}
                  onChange={text => {
                    const { [column.field]: _, ...others } = search.f ?? {}
                    const f = text === '' ? others : { ...others, [column.field]: text }
                    change({ f: Object.keys(f).length > 0 ? f : undefined })
                  }}
                />
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

interface FilterProps {
  readonly column: { readonly field: string; readonly kind: string; readonly choices?: readonly string[] }
  readonly label: string
  readonly value: string
  readonly isUnreadable: boolean
  readonly onChange: (text: string) => void
}

function Filter({ column, label, value, isUnreadable, onChange }: FilterProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const choices = column.kind === 'flag' ? ['true', 'false'] : column.choices
  if (choices)
    return (
      <select className="list-filter" aria-label={label} value={value} onChange={event => onChange(event.target.value)}>
        <option value="">{t('web.list.all')}</option>
        {choices.map(choice => (
          <option key={choice} value={choice === '' ? "''" : choice}>
            {column.kind === 'flag' ? t(choice === 'true' ? 'web.yes' : 'web.no') : choiceText(column.field, choice)}
          </option>
        ))}
      </select>
    )
  return (
    <input
      className="list-filter"
      aria-label={label}
      aria-invalid={isUnreadable}
      value={text}
      onChange={event => setText(event.target.value)}
      onBlur={() => text === value || onChange(text)}
      onKeyDown={event => {
        if (event.key === 'Enter') onChange(text)
        if (event.key === 'Escape') setText(value)
      }}
    />
  )
}
