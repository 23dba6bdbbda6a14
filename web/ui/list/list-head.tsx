import { useEffect, useState } from 'react'
import { alignOf, choiceText } from '../fields/kinds.ts'
import { t } from '../texts.ts'
import { showFilter } from './filter.ts'
import type { BadFilter } from './use-filters.ts'
import type { AnyColumn, ListDeclaration, ListName } from './declaration.ts'
import type { useList } from './use-list.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly state: ReturnType<typeof useList<N>>
  readonly areFiltersShown: boolean
}

const ariaSort = (field: string, sort: string | undefined): 'ascending' | 'descending' | 'none' =>
  sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none'

/** Captions one sorts by, and below them the filters. */
export function ListHead<N extends ListName>({ list, state, areFiltersShown }: Props<N>) {
  const { search, change, captionOf, bad } = state
  return (
    <div role="rowgroup" className="list-head" style={{ display: 'block' }}>
      <div className="list-head" role="row" aria-rowindex={1}>
        {list.columns.map(column => {
          const sorted = ariaSort(column.field, search.sort)
          return (
            <div key={column.field} role="columnheader" aria-sort={sorted} data-align={alignOf(column.kind)}>
              {column.isFixed ? (
                <span className="list-caption">{captionOf(column)}</span>
              ) : (
                <button
                  type="button"
                  className="list-caption"
                  onClick={() => change({ sort: sorted === 'ascending' ? `-${column.field}` : column.field })}
                >
                  {captionOf(column)}
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
                  label={t('web.list.filter_on', { field: captionOf(column) })}
                  value={search.f?.[column.field] ?? ''}
                  bad={bad[column.field]}
                  onChange={text => state.setFilter(column, text)}
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
  readonly column: AnyColumn
  readonly label: string
  readonly value: string
  readonly bad: BadFilter | undefined
  readonly onChange: (text: string) => void
}

function Filter({ column, label, value, bad, onChange }: FilterProps) {
  const shown = bad?.typed ?? showFilter(column.kind, value)
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])
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
      aria-invalid={bad !== undefined}
      aria-describedby={bad && badId(column.field)}
      value={text}
      onChange={event => setText(event.target.value)}
      onBlur={() => text === shown || onChange(text)}
      onKeyDown={event => {
        if (event.key === 'Enter') onChange(text)
        if (event.key === 'Escape') setText(shown)
      }}
    />
  )
}

const badId = (field: string): string => `bad-filter-${field}`

/** What is wrong with the filters, a line each. */
export function BadFilters({ bad }: { readonly bad: Readonly<Record<string, BadFilter>> }) {
  return Object.entries(bad).map(([field, { message }]) => (
    <p key={field} id={badId(field)} role="alert" className="notice" data-meaning="problem">
      {message}
    </p>
  ))
}
