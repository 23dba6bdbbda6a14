import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { usePreference } from '../../shell/preferences.ts'
import { ActionBar, type PageAction } from '../action-bar.tsx'
import { Failure, ProblemList } from '../problems.tsx'
import { t } from '../texts.ts'
import { useAct } from '../use-act.ts'
import { type Chosen, chosenOf } from './chosen.ts'
import { ColumnChooser } from './column-chooser.tsx'
import type { ListDeclaration, ListName, RowOf } from './declaration.ts'
import { ListFoot } from './list-foot.tsx'
import { focusRow } from './focus-row.ts'
import { BadFilters } from './list-head.tsx'
import { ListTable } from './list-table.tsx'
import type { Place } from './use-cursor.ts'
import { useExport } from './use-export.ts'
import { useList } from './use-list.ts'
import { useNewRows } from './use-new-rows.tsx'
import { usePages } from './use-pages.ts'
import { useSelection } from './use-selection.ts'
import { ViewMenu } from './view-menu.tsx'
import { ManageViews, SaveView } from './view-sheets.tsx'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly actions?: readonly PageAction[]
  /** What can be done with the chosen rows. */
  readonly rowActions?: (chosen: Chosen<RowOf<N>>) => readonly PageAction[]
  readonly children?: ReactNode
}

const pause = 180

/** What lies over the list. */
type Sheet = 'columns' | 'save-view' | 'manage-views'

/** A list of records: search, filters over the columns, sorting, rows without end. */
export function ListPage<N extends ListName>({ list, actions = [], rowActions = () => [], children }: Props<N>) {
  const state = useList(list)
  const [inSight, setInSight] = useState({ first: 0, last: 0 })
  const onWindow = useCallback((first: number, last: number) => setInSight({ first, last }), [])
  const pages = usePages(list.operation, state.asked, inSight)
  const chosen = useSelection(pages, list.rowKey)
  const place = useRef<Place>({ row: 0, column: -1 })
  const onPlace = useCallback((next: Place) => void (place.current = next), [])
  const [sheet, setSheet] = useState<Sheet>()
  const [areViewsOpen, setViewsOpen] = useState(false)
  const file = useExport(list, state)
  const newRows = useNewRows(list.newRows)
  const saving = useAct()
  const filters = useFilterRow(list.operation, Object.keys(state.search.f ?? {}).length > 0)
  const search = useRef<HTMLInputElement>(null)
  const hasFilters = Object.keys(state.search.f ?? {}).length > 0 || Boolean(state.search.q)

  const own: readonly PageAction[] = [
    {
      id: 'filter',
      caption: t(filters.areShown ? 'web.list.hide_filters' : 'web.list.filters'),
      keys: 'Shift+F3',
      place: 'bar',
      run: () => filters.toggle(state.columns[Math.max(0, place.current.column)]?.field),
    },
    { id: 'views', caption: t('web.views'), keys: 'Alt+V', place: 'menu', run: () => setViewsOpen(true) },
    { id: 'columns', caption: t('web.list.columns'), place: 'menu', run: () => setSheet('columns') },
    { id: 'clear', caption: t('web.list.clear'), keys: 'Ctrl+Alt+Shift+F3', place: 'menu', run: state.clear },
    { id: 'search', caption: t('web.list.search'), keys: 'F3', place: 'menu', run: () => search.current?.focus() },
    ...file.actions,
  ]
  const saveView = (): void => {
    const { views, definition, settle } = state
    if (views.view) void saving.run(() => views.save(views.view!.id, views.view!.name, definition).then(settle))
  }
  const close = (): void => setSheet(undefined)
  const rows = chosenOf({ pages, selection: chosen.selection, count: chosen.count, keyOf: list.rowKey, at: () => place.current.row, clear: chosen.clear })
  return (
    <>
      <header className="page-head">
        <h1>{t(list.title)}</h1>
        <ViewMenu
          state={state}
          isOpen={areViewsOpen}
          onOpenChange={setViewsOpen}
          onSave={saveView}
          onSaveAs={() => setSheet('save-view')}
          onManage={() => setSheet('manage-views')}
        />
        <SearchBox initial={state.search.q ?? ''} field={search} onSearch={q => state.change({ q })} />
        {hasFilters && (
          <button type="button" className="button" onClick={state.clear}>
            {t('web.list.clear')}
          </button>
        )}
      </header>
      <ActionBar actions={[...actions, ...newRows.actions, ...rowActions(rows), ...own.map(action => ({ ...action, part: 1 }))]} />
      {children}
      {pages.error !== undefined && <Failure error={pages.error} />}
      <ProblemList problems={[...saving.problems, ...file.problems]} />
      <BadFilters bad={state.bad} />
      {newRows.over}
      <ListTable list={list} state={state} pages={pages} chosen={chosen} areFiltersShown={filters.areShown} onWindow={onWindow} onPlace={onPlace} />
      <ListFoot list={list} state={state} pages={pages} chosen={chosen} said={file.said} />
      {sheet === 'columns' && <ColumnChooser list={list} state={state} onClose={close} />}
      {sheet === 'save-view' && <SaveView state={state} onClose={close} />}
      {sheet === 'manage-views' && <ManageViews state={state} onClose={close} />}
    </>
  )
}

/** Filters over the columns: shown with the keys in one of them, hidden with the keys back in the rows. */
function useFilterRow(name: string, isNeeded: boolean) {
  const [wanted, setWanted] = usePreference(`list.${name}.filters`, false)
  const [isHidden, setHidden] = useState(false)
  const [focused, setFocused] = useState<string>()
  const areShown = !isHidden && (wanted || isNeeded)
  useEffect(() => {
    if (!focused || !areShown) return
    const field = document.querySelector<HTMLElement>(`[data-filter="${focused}"]`) ?? document.querySelector<HTMLElement>('[data-filter]')
    field?.focus()
    setFocused(undefined)
  }, [focused, areShown])
  const toggle = (field: string | undefined): void => {
    setHidden(areShown)
    setWanted(!areShown || undefined)
    if (areShown) focusRow()
    else setFocused(field)
  }
  return { areShown, toggle }
}

interface SearchBoxProps {
  readonly initial: string
  readonly field: React.RefObject<HTMLInputElement | null>
  readonly onSearch: (text: string) => void
}

/** Searches while one types. */
function SearchBox({ initial, field, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(initial)
  const sent = useRef<readonly string[]>([])
  const send = useRef<(wanted: string) => void>(() => {})
  send.current = wanted => {
    sent.current = [...sent.current, wanted]
    onSearch(wanted)
  }
  // What was sent comes back when more may have been typed already; only what comes from elsewhere goes before that.
  useEffect(() => {
    const at = sent.current.lastIndexOf(initial)
    sent.current = sent.current.slice(at + 1)
    if (at >= 0) return
    sent.current = []
    setText(initial)
  }, [initial])
  useEffect(() => {
    if (text === initial) return undefined
    const timer = setTimeout(() => send.current(text), pause)
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
      onKeyDown={event => {
        // F3 leads into the search and, keeping what stands there, back to the rows.
        if (event.shiftKey || !['ArrowDown', 'Enter', 'F3'].includes(event.key)) return
        event.preventDefault()
        if (text !== initial) send.current(text)
        focusRow()
      }}
    />
  )
}
