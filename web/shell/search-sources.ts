/** What search finds beside records: pages, new records, and what the page in sight can do. */
import type { PageAction } from '../ui/action-bar.tsx'
import { formatDate, formatMoney } from '../ui/format.ts'
import { hasText, t } from '../ui/texts.ts'
import { kindPaths, openKinds } from '../trade/kinds.ts'
import { areas } from './areas.ts'
import { fit } from './fit.ts'
import { type FoundRecord, recordAddress, recordGroup, recordName } from './record-path.ts'
import { mayRun } from './session.ts'
import type { Visited } from './visited.ts'

export interface Found {
  readonly id: string
  /** Key of the heading it stands under. */
  readonly group: string
  readonly title: string
  readonly more?: string
  /** At the right: a date, an amount, a key. */
  readonly details?: readonly string[]
  readonly go: { readonly path: string; readonly search?: Readonly<Record<string, unknown>> } | { readonly run: () => void }
  /** Why it cannot be done now. */
  readonly blocked?: string
}

const best = <T extends { readonly title: string }>(typed: string, all: readonly T[], also: (each: T) => string): T[] =>
  all
    .map(each => ({ each, rank: fit(typed, each.title, also(each)) }))
    .filter((found): found is { each: T; rank: number } => found.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each)

/** Other words people use for a page. */
const synonyms = (title: string): string => {
  const key = title.replace('web.page.', 'web.also.')
  return hasText(key) ? t(key) : ''
}

/** Every page the person may open, by area. */
export const allPages = (): Found[] =>
  areas.flatMap(area =>
    area.pages
      .filter(page => mayRun(page.operation))
      .map(page => ({
        id: `page ${page.path}`,
        group: 'web.search.group.pages',
        title: t(page.title),
        more: t(area.title),
        go: { path: page.path },
      })),
  )

interface New {
  readonly path: string
  readonly text: string
  readonly operation: string
}

const creatable: readonly New[] = [
  ...(['sales', 'purchase'] as const).flatMap(side =>
    openKinds.map(kind => ({ path: `/${side}/${kindPaths[kind]}/new`, text: `web.new.${side}_${kind}`, operation: `${side}.${kind}.create` })),
  ),
  { path: '/customers/new', text: 'web.new.customers', operation: 'parties.customers.create' },
  { path: '/vendors/new', text: 'web.new.vendors', operation: 'parties.vendors.create' },
  { path: '/items/new', text: 'web.new.items', operation: 'items.create' },
]

const newRecords = (): Found[] =>
  creatable
    .filter(({ operation }) => mayRun(operation))
    .map(({ path, text }) => ({ id: `new ${path}`, group: 'web.search.group.pages', title: t(text), go: { path } }))

/** Pages and new records whose words begin as typed, best first. */
export function pagesLike(typed: string): Found[] {
  // Dutch and Norwegian write *verkoopfacturen* in one word: the short name is found by its own beginning.
  const also = new Map(areas.flatMap(area => area.pages.map(page => [page.path, `${t(page.short)} ${synonyms(page.title)}`] as const)))
  return best(typed, [...allPages(), ...newRecords()], ({ go, more = '' }) => `${more} ${'path' in go ? (also.get(go.path) ?? '') : ''}`).slice(0, 8)
}

/** What the page in sight can do, by name. */
export const actionsLike = (typed: string, actions: readonly PageAction[]): Found[] =>
  best(typed, actions.filter(({ caption }) => caption !== '').map(asFound), () => '').slice(0, 6)

const asFound = ({ id, caption, keys, blocked, run }: PageAction): Found => ({
  id: `action ${id}`,
  group: 'web.search.group.actions',
  title: caption,
  ...(blocked ? { blocked, more: blocked } : {}),
  ...(keys ? { details: [keys] } : {}),
  go: { run },
})

/** Records the server found, those together that stand under one heading, in the order of the best of each. */
export function recordsFound(records: readonly FoundRecord[]): Found[] {
  const found = records.flatMap((record): Found[] => {
    const go = recordAddress(record)
    if (!go) return []
    const amount = record.total === null || record.total === '0' ? [] : [formatMoney(record.total, record.currency)]
    return [
      {
        id: `record ${record.kind} ${record.id}`,
        group: recordGroup(record),
        title: recordName(record),
        more: [record.name, record.detail].filter(Boolean).join(' · '),
        details: [...(record.date ? [formatDate(record.date)] : []), ...amount],
        go,
      },
    ]
  })
  const groups = [...new Set(found.map(({ group }) => group))]
  return groups.flatMap(group => found.filter(each => each.group === group))
}

/** Pages one marked or opened before. */
export const pagesVisited = (group: string, pages: readonly Visited[]): Found[] =>
  pages.map(({ path, title }) => ({ id: `${group} ${path}`, group, title, go: { path } }))
