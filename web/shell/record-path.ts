/** Where a record that search found has its page, and what it is called there. */
import { openKinds, documentPath, postedPath, postedPaths, type PostedKind } from '../trade/kinds.ts'
import { relatedName } from '../trade/related-table.tsx'
import type { Kind, Side } from '../trade/calls.ts'
import { t } from '../ui/texts.ts'
import type { Output } from './operations.ts'

export type FoundRecord = Output<'search.find'>['rows'][number]

export interface Address {
  readonly path: string
  readonly search?: Readonly<Record<string, unknown>>
}

const masters: Readonly<Record<string, (record: FoundRecord) => Address>> = {
  customer: ({ id }) => ({ path: `/customers/${id}` }),
  vendor: ({ id }) => ({ path: `/vendors/${id}` }),
  item: ({ id }) => ({ path: `/items/${id}` }),
  account: ({ number }) => ({ path: `/accounts/${number}` }),
}

interface DocumentKind {
  readonly side: Side
  readonly kind: string
  readonly isPosted: boolean
}

/** `sales.posted_invoice`: of which side, which kind, and whether posted. */
function documentKind(kind: string): DocumentKind | undefined {
  const [, side, posted, own] = /^(sales|purchase)\.(posted_)?(\w+)$/.exec(kind) ?? []
  return side && own ? { side: side as Side, kind: own, isPosted: posted !== undefined } : undefined
}

/** The page of a record; undefined where the web has none for its kind. */
export function recordAddress(record: FoundRecord): Address | undefined {
  const master = masters[record.kind]
  if (master) return master(record)
  const of = documentKind(record.kind)
  if (!of) return undefined
  if (of.isPosted) return of.kind in postedPaths ? { path: postedPath(of.side, of.kind as PostedKind, record.id) } : undefined
  return openKinds.includes(of.kind as Kind) ? { path: documentPath(of.side, of.kind as Kind, record.id) } : undefined
}

/** Which group of results a record belongs to, as the key of its heading. */
export function recordGroup({ kind }: FoundRecord): string {
  const of = documentKind(kind)
  if (!of) return `web.search.group.${kind}`
  return of.isPosted ? 'web.search.group.posted' : 'web.search.group.documents'
}

/** `Sales order 101023`, or the number of a master. */
export function recordName(record: FoundRecord): string {
  const of = documentKind(record.kind)
  return of ? relatedName({ side: of.side, kind: of.kind as never, number: record.number }) : t('web.search.master', { number: record.number })
}
