import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { alignOf, choiceText } from '../fields/kinds.ts'
import { t } from '../texts.ts'
import { fieldsOf, moved, movedTo, resized } from './columns.ts'
import type { AnyColumn, ListColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'
import { showFilter } from './filter.ts'
import { focusRow } from './focus-row.ts'
import { needsOf } from './needs.ts'
import type { BadFilter } from './use-filters.ts'
import type { ListState } from './use-list.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly state: ListState<N>
  readonly areFiltersShown: boolean
  readonly isAllChosen: boolean
  readonly onChooseAll: () => void
}

type Sorted = 'ascending' | 'descending' | 'none'

export const sortedAs = (field: string, sort: string | undefined): Sorted =>
  sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none'

/** What sorting by a column once more means: up, then down. */
export const nextSort = (field: string, sort: string | undefined): string =>
  sortedAs(field, sort) === 'ascending' ? `-${field}` : field

const step = 12

/** Captions one sorts by, moves and makes wider, and below them the filters. */
export function ListHead<N extends ListName>(props: Props<N>) {
  const { state, areFiltersShown, isAllChosen, onChooseAll } = props
  const [current, setCurrent] = useState(0)
  return (
    <div role="rowgroup" className="list-head" style={{ display: 'block' }}>
      <div className="list-head" role="row" aria-rowindex={1}>
        <div role="columnheader" className="list-choose">
          <input type="checkbox" tabIndex={-1} aria-label={t('web.list.choose_all')} checked={isAllChosen} onChange={onChooseAll} />
        </div>
        {state.columns.map((column, index) => (
          <Caption
            key={column.field}
            {...props}
            column={column}
            isReached={index === Math.min(current, state.columns.length - 1)}
            onReach={() => setCurrent(index)}
          />
        ))}
      </div>
      {areFiltersShown && (
        <div className="list-head list-filters" role="row">
          <div role="gridcell" className="list-choose" />
          {state.columns.map(column => (
            <div key={column.field} role="gridcell">
              {!column.isFixed && (
                <Filter
                  column={column}
                  label={t('web.list.filter_on', { field: state.captionOf(column) })}
                  value={state.search.f?.[column.field] ?? ''}
                  bad={state.bad[column.field]}
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

interface CaptionProps<N extends ListName> extends Props<N> {
  readonly column: ListColumn<RowOf<N>>
  /** The one caption that Tab leads to. */
  readonly isReached: boolean
  readonly onReach: () => void
}

const dragged = 'text/handel-column'

function Caption<N extends ListName>({ state, column, isReached, onReach }: CaptionProps<N>) {
  const { field } = column
  const { arranged, layout, setLayout, search, change } = state
  const cell = useRef<HTMLDivElement>(null)
  const shown = fieldsOf(arranged)
  const sorted = sortedAs(field, search.sort)
  const place = (fields: readonly string[]): void => setLayout({ ...layout, fields })
  const widen = (by: number): void => setLayout(resized(layout, field, (cell.current?.offsetWidth ?? column.width) + by))

  const onKeyDown = (event: KeyboardEvent): void => {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (way === 0) return
    event.preventDefault()
    event.stopPropagation()
    if (event.altKey && event.shiftKey) place(moved(shown, field, way))
    else if (event.shiftKey) widen(way * step)
    else {
      const buttons = [...cell.current!.parentElement!.querySelectorAll<HTMLElement>('.list-caption')]
      buttons[buttons.findIndex(each => cell.current!.contains(each)) + way]?.focus()
    }
  }
  return (
    <div
      ref={cell}
      role="columnheader"
      tabIndex={-1}
      className="list-column"
      aria-sort={column.isFixed ? undefined : sorted}
      data-align={alignOf(column.kind)}
      data-field={field}
      draggable
      onDragStart={event => event.dataTransfer.setData(dragged, field)}
      onDragOver={event => event.dataTransfer.types.includes(dragged) && event.preventDefault()}
      onDrop={event => place(movedTo(shown, event.dataTransfer.getData(dragged), field))}
      onKeyDown={onKeyDown}
    >
      <button
        type="button"
        className="list-caption"
        tabIndex={isReached ? 0 : -1}
        aria-description={t('web.list.column_keys')}
        aria-disabled={column.isFixed}
        onFocus={onReach}
        onClick={() => column.isFixed || change({ sort: nextSort(field, search.sort) })}
      >
        <span className="list-caption-text" title={state.captionOf(column)}>
          {state.captionOf(column)}
        </span>
        {sorted !== 'none' && <span aria-hidden="true">{sorted === 'ascending' ? '▲' : '▼'}</span>}
      </button>
      <Edge onWiden={widen} onFit={() => setLayout(resized(layout, field, needsOf(cell.current!.closest('[role="grid"]')!)[field]!))} />
    </div>
  )
}

interface EdgeProps {
  readonly onWiden: (by: number) => void
  readonly onFit: () => void
}

/** The right edge of a caption: dragged it makes the column wider, double-clicked as wide as what it holds. */
function Edge({ onWiden, onFit }: EdgeProps) {
  const from = useRef<number | undefined>(undefined)
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault()
    event.stopPropagation()
    from.current = event.clientX
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (from.current === undefined || event.clientX === from.current) return
    onWiden(event.clientX - from.current)
    from.current = event.clientX
  }
  return (
    // The same is done by keyboard on the caption: Shift and an arrow.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      className="list-edge"
      aria-hidden="true"
      draggable
      onDragStart={event => event.preventDefault()}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (from.current = undefined)}
      onDoubleClick={onFit}
    />
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
      <select
        className="list-filter"
        data-filter={column.field}
        data-set={value !== '' || undefined}
        aria-label={label}
        value={value}
        onChange={event => onChange(event.target.value)}
      >
        <option value="">{t('web.list.all')}</option>
        {choices.map(choice => (
          <option key={choice} value={choice === '' ? "''" : choice}>
            {wordOf(column, choice)}
          </option>
        ))}
        {value !== '' && value !== "''" && !choices.includes(value) && <option value={value}>{wordsOf(column, value)}</option>}
      </select>
    )
  return (
    <input
      className="list-filter"
      data-filter={column.field}
      data-set={value !== '' || undefined}
      aria-label={label}
      aria-invalid={bad !== undefined}
      aria-describedby={bad && badId(column.field)}
      value={text}
      onChange={event => setText(event.target.value)}
      onBlur={() => text === shown || onChange(text)}
      onKeyDown={event => {
        if (event.key === 'Enter') onChange(text)
        if (event.key === 'Escape') setText(shown)
        if (event.key === 'ArrowDown' || (event.key === 'Enter' && event.ctrlKey)) {
          event.preventDefault()
          focusRow()
        }
      }}
    />
  )
}

const wordOf = ({ kind, field, side }: AnyColumn, choice: string): string => (kind === 'flag' ? flagText(field, choice) : choiceText(field, choice, side))

/** Several choices, as a link may ask for. */
const wordsOf = (column: AnyColumn, value: string): string =>
  value.split('|').map(each => (column.choices?.includes(each) ? wordOf(column, each) : each)).join(', ')

/** A state that is yes or no is called as its chip calls it. */
function flagText(field: string, choice: string): string {
  const word = choiceText(field, choice)
  return word === choice ? t(choice === 'true' ? 'web.yes' : 'web.no') : word
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
