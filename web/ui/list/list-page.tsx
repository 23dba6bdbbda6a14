import { type ReactNode, useEffect, useRef, useState } from 'react'
import { usePreference } from '../../shell/preferences.ts'
import { ActionBar, type PageAction } from '../action-bar.tsx'
import { Failure } from '../problems.tsx'
import { t } from '../texts.ts'
import type { ListDeclaration, ListName } from './declaration.ts'
import { BadFilters } from './list-head.tsx'
import { ListTable } from './list-table.tsx'
import { useList } from './use-list.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly actions?: readonly PageAction[]
  readonly children?: ReactNode
}

const pause = 180

/** A list of records: search, filters over the columns, sorting, rows without end. */
export function ListPage<N extends ListName>({ list, actions = [], children }: Props<N>) {
  const state = useList(list)
  const [wantsFilters, showFilters] = usePreference(`list.${list.operation}.filters`, false)
  const search = useRef<HTMLInputElement>(null)
  const areFiltersShown = wantsFilters || Object.keys(state.search.f ?? {}).length > 0
  const hasFilters = Object.keys(state.search.f ?? {}).length > 0 || Boolean(state.search.q)
  const own: readonly PageAction[] = [
    {
      id: 'filter',
      caption: t(areFiltersShown ? 'web.list.hide_filters' : 'web.list.filters'),
      keys: 'Shift+F3',
      place: 'bar',
      run: () => showFilters(!areFiltersShown),
    },
  ]
  return (
    <>
      <header className="page-head">
        <h1>{t(list.title)}</h1>
        <SearchBox initial={state.search.q ?? ''} field={search} onSearch={q => state.change({ q })} />
        {hasFilters && (
          <button type="button" className="button" onClick={state.clear}>
            {t('web.list.clear')}
          </button>
        )}
      </header>
      <ActionBar actions={[...actions, ...own, { id: 'search', caption: t('web.list.search'), keys: 'F3', place: 'menu', run: () => search.current?.focus() }]} />
      {children}
      {state.query.error && !state.query.isFetching && <Failure error={state.query.error} />}
      <BadFilters bad={state.bad} />
      <ListTable list={list} state={state} areFiltersShown={areFiltersShown} />
    </>
  )
}

interface SearchBoxProps {
  readonly initial: string
  readonly field: React.RefObject<HTMLInputElement | null>
  readonly onSearch: (text: string) => void
}

/** Searches while one types. */
function SearchBox({ initial, field, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(initial)
  const latest = useRef(onSearch)
  latest.current = onSearch
  useEffect(() => setText(initial), [initial])
  useEffect(() => {
    if (text === initial) return undefined
    const timer = setTimeout(() => latest.current(text), pause)
    return () => clearTimeout(timer)
  }, [text, initial])
  return (
    <input
      ref={field}
      className="input"
      style={{ width: 220 }}
      type="search"
      aria-label={t('web.list.search')}
      aria-keyshortcuts="F3"
      placeholder={`${t('web.list.search')} (F3)`}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  )
}
