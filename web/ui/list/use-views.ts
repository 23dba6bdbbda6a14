/** The views of a list: one's own and those shared, which of them is in sight, and what one does with them. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../shell/client.ts'
import { usePreference } from '../../shell/preferences.ts'
import { mayRun, queries } from '../../shell/session.ts'
import type { ListName } from './declaration.ts'
import type { ListSearch } from './use-list.ts'
import { type ViewDefinition, readDefinition, writeDefinition } from './views.ts'

/** A view of a list under its name. */
export interface View {
  readonly id: string
  readonly name: string
  readonly shared: boolean
  /** Made by the person who looks. */
  readonly own: boolean
  readonly definition: ViewDefinition
}

/** In the address: the list as declared, where another view would be shown without a word. */
export const standardId = 'standard'

const noViews: readonly View[] = []

const isBare = ({ q, sort, f, view }: ListSearch): boolean => !q && !sort && !f && !view

/** The views of a list and the one the address asks for; undefined are those that are still being read. */
export function useViews(list: ListName, search: ListSearch) {
  const mayRead = mayRun('access.views.list')
  const queryKey = ['access.views.list', list]
  const query = useQuery({ queryKey, queryFn: async () => (await call('access.views.list', { list })).rows, enabled: mayRead, staleTime: 60_000 })
  const views = useMemo(
    () => (mayRead ? query.data?.map((row): View => ({ ...row, definition: readDefinition(row.definition) })) : noViews),
    [mayRead, query.data],
  )
  const [standing, setStanding] = usePreference<string | undefined>(`list.${list}.view`, undefined, { forCompany: true })
  const wanted = search.view ?? (isBare(search) ? standing : undefined)
  const isNamed = wanted !== undefined && wanted !== standardId
  const view = isNamed ? views?.find(({ id }) => id === wanted) : undefined

  const again = () => queries.invalidateQueries({ queryKey })
  const share = async (id: string, shared: boolean): Promise<void> => {
    await call('access.views.share', { id, shared })
    await again()
  }
  return {
    views: views ?? noViews,
    view,
    /** Whether what is shown depends on views that are not read yet. */
    isAwaited: isNamed && views === undefined && !query.isError,
    /** Shown when nothing else is asked for. */
    standing,
    setStanding,
    /** What the address must say for this view to be in sight. */
    addressOf: (id: string | undefined): string | undefined => id ?? (standing === undefined ? undefined : standardId),
    /** Keeps a new view; gives its id. */
    add: async (name: string, definition: ViewDefinition, shared: boolean): Promise<string> => {
      const { id } = await call('access.views.save', { list, name, definition: writeDefinition(definition) })
      await (shared ? share(id, true) : again())
      return id
    },
    save: async (id: string, name: string, definition: ViewDefinition): Promise<void> => {
      await call('access.views.save', { id, list, name, definition: writeDefinition(definition) })
      await again()
    },
    share,
    remove: async (id: string): Promise<void> => {
      await call('access.views.delete', { id })
      if (standing === id) setStanding(undefined)
      await again()
    },
  }
}

export type ViewsState = ReturnType<typeof useViews>
