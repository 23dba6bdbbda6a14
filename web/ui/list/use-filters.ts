/** The filters of a list: read from what is typed, resolved into what the server is asked, and what is wrong with them. */
import { today } from '#platform/local-date'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call } from '../../shell/client.ts'
import { mayRun, workDate } from '../../shell/session.ts'
import { isNumeric } from '../fields/kinds.ts'
import { formatDate, formatDecimal } from '../format.ts'
import { t } from '../texts.ts'
import type { Clock, Period } from './date-words.ts'
import type { AnyColumn } from './declaration.ts'
import { readFilter, serverFilter } from './filter.ts'

export type Filters = Readonly<Record<string, string>>

/** What stands in a filter that cannot be read, and the sentence that says so. */
export interface BadFilter {
  readonly typed: string
  readonly message: string
}

const noPeriods: readonly Period[] = []
const periodsPerAnswer = 1000

/** Accounting periods, read when a filter names one; undefined while they are on their way. */
function usePeriods(isAsked: boolean): readonly Period[] | undefined {
  const mayRead = mayRun('ledger.periods.list')
  const query = useQuery({
    queryKey: ['ledger.periods.list'],
    queryFn: async () => (await call('ledger.periods.list', { limit: periodsPerAnswer })).rows,
    enabled: isAsked && mayRead,
    staleTime: Infinity,
  })
  return isAsked && mayRead ? query.data : noPeriods
}

const namesPeriod = (columns: readonly AnyColumn[], kept: Filters): boolean =>
  columns.some(({ field, kind }) => kind === 'date' && /\bp\d/.test(kept[field] ?? ''))

/** The remedy belongs to the kind of value: an example the region would write. */
function messageOf(kind: AnyColumn['kind'], field: string, text: string): string {
  if (kind === 'date' || kind === 'time') return t('web.list.bad_date', { field, text, example: formatDate(workDate()).slice(0, 5) })
  if (isNumeric(kind)) return t('web.list.bad_number', { field, text, example: formatDecimal('1250.5', 2, 2) })
  return t('web.list.bad_text', { field, text })
}

/** Resolves the filters kept in the address or a view. `filter` is undefined while periods are being read. */
export function useFilters(columns: readonly AnyColumn[], kept: Filters, captionOf: (column: AnyColumn) => string) {
  const [typed, setTyped] = useState<Readonly<Record<string, BadFilter>>>({})
  const periods = usePeriods(namesPeriod(columns, kept))
  const now = workDate()
  const clock = useMemo<Clock>(
    () => ({ today: today(), workDate: now.slice(0, 10) as Clock['workDate'], periods: periods ?? noPeriods }),
    [now, periods],
  )
  const resolved = useMemo(() => {
    const filter: Record<string, string> = {}
    const bad: Record<string, BadFilter> = {}
    for (const [field, text] of Object.entries(kept)) {
      const column = columns.find(each => each.field === field)
      const read = serverFilter(column?.kind ?? 'choice', text, clock)
      if ('expression' in read) filter[field] = read.expression
      else bad[field] = { typed: text, message: messageOf(column!.kind, captionOf(column!), read.bad) }
    }
    return { filter, bad }
  }, [columns, kept, clock, captionOf])

  /** Takes what was typed over a column: gives it as it is kept, or keeps the problem with it and gives undefined. */
  const take = (column: AnyColumn, text: string): string | undefined => {
    const read = readFilter(column.kind, text, clock)
    const { [column.field]: _, ...others } = typed
    if ('expression' in read) setTyped(others)
    else setTyped({ ...others, [column.field]: { typed: text, message: messageOf(column.kind, captionOf(column), read.bad) } })
    return 'expression' in read ? read.expression : undefined
  }
  return {
    filter: periods ? resolved.filter : undefined,
    bad: { ...resolved.bad, ...typed } as Readonly<Record<string, BadFilter>>,
    take,
    forget: () => setTyped({}),
  }
}
