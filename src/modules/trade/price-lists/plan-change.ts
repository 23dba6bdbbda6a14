/** What bringing new prices in does to the old ones (documents.md §2). Pure. */
import { type LocalDate, addDays } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import { type LineFacts, type ListFacts, type PricedItem, checkLine, checkOverlaps, lineKey, lineName, lineValue, meets, periodOf } from './check.ts'
import { problem } from './problems.ts'

/** A line with the list it is of. */
export interface Placed {
  readonly line: LineFacts
  readonly list: ListFacts
}

/** What happens to one line: how it was, how it becomes. */
export interface LineStep {
  readonly what: 'added' | 'continued' | 'ended' | 'replaced'
  readonly line: LineFacts
  readonly list: ListFacts
}

export interface PriceChange {
  readonly steps: readonly LineStep[]
  readonly problems: readonly Problem[]
}

type ItemOf = (line: LineFacts) => PricedItem | undefined

/**
 * Takes the new lines, the lines their lists have and the items; gives what is added and what becomes of lines about the
 * same. One that began before ends the day before the new one, and goes on when the new one ends first; one that began on
 * the same day gives way; one that begins later stands in the way.
 */
export function planChange(fresh: readonly Placed[], existing: readonly Placed[], itemOf: ItemOf, newId: () => string): PriceChange {
  const known = Map.groupBy(existing, ({ line, list }) => `${list.id} ${lineKey(line)}`)
  const problems = checkFresh(fresh, itemOf)
  if (problems.length > 0) return { steps: [], problems }
  const planned = fresh.map(each => planOne(each, known.get(`${each.list.id} ${lineKey(each.line)}`) ?? [], itemOf, newId))
  return { steps: planned.flatMap(({ steps }) => steps), problems: planned.flatMap(({ problems: found }) => found) }
}

function checkFresh(fresh: readonly Placed[], itemOf: ItemOf): Problem[] {
  const lists = Map.groupBy(fresh, ({ list }) => list.id)
  return [...lists.values()].flatMap(placed => {
    const { list } = placed[0]!
    if (list.status === 'inactive') return [problem('price_list_inactive', { list: list.number })]
    const lines = placed.map(({ line }) => line)
    return [...lines.flatMap(line => checkLine(line, list, itemOf(line), `lines.${line.id}.`)), ...checkOverlaps(lines, list, itemOf)]
  })
}

function planOne({ line, list }: Placed, alike: readonly Placed[], itemOf: ItemOf, newId: () => string): PriceChange {
  const period = periodOf(line, list)
  const met = alike.map(({ line: old }) => old).filter(old => meets(periodOf(old, list), period))
  const began = (old: LineFacts): LocalDate | null => periodOf(old, list).startingDate
  const later = met.filter(old => (began(old) ?? '') > (period.startingDate ?? ''))
  const problems = later.map(old =>
    problem('price_change_later', { line: lineName(line, itemOf(line)), list: list.number, from: began(old) ?? '', value: lineValue(old) }, { field: `lines.${line.id}.endingDate` }))
  if (problems.length > 0) return { steps: [], problems }
  const olds = met.flatMap((old): LineStep[] => {
    const isSameDay = (began(old) ?? '') === (period.startingDate ?? '')
    const rest = continued(old, { line, list }, newId)
    return [
      isSameDay ? { what: 'replaced', line: old, list } : { what: 'ended', line: { ...old, endingDate: addDays(period.startingDate!, -1) }, list },
      ...(rest ? [{ what: 'continued' as const, line: rest, list }] : []),
    ]
  })
  return { steps: [{ what: 'added', line: { ...line, id: newId() }, list }, ...olds], problems: [] }
}

/** What an old line says once the new one has ended, if it still holds then. */
function continued(old: LineFacts, { line, list }: Placed, newId: () => string): LineFacts | undefined {
  const end = periodOf(line, list).endingDate
  const last = periodOf(old, list).endingDate
  if (end === null || (last !== null && last <= end)) return undefined
  return { ...old, id: newId(), startingDate: addDays(end, 1) }
}
