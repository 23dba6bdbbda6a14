/** Every operation but posting and lists, registered by side and kind from the one engine. */
import { type Context, implement } from '#platform/command'
import { postedKinds, trade } from './contract.ts'
import type { ChangeInput, CreateInput, TargetInput } from './contract/documents.ts'
import { changeDocument, createDocument, deleteDocument } from './edit/edit-documents.ts'
import { changeLines, createLines, deleteLines, moveLines } from './edit/edit-lines.ts'
import { findDocuments } from './find/find-documents.ts'
import { findItems } from './find/find-items.ts'
import { getDocument } from './find/get-document.ts'
import { getEntries, getPosted } from './find/posted.ts'
import { getLineFacts } from './find/line-facts.ts'
import { getRelated } from './find/related.ts'
import { getStatistics } from './find/statistics.ts'
import { convertQuote } from './flow/convert.ts'
import { releaseByHand, reopenDocument } from './flow/release.ts'
import { type OfferedKind, offeredKinds } from './kinds.ts'
import { type Side, sides } from './sides.ts'

type Deed<I> = (context: Context, side: Side, kind: OfferedKind, input: I) => Promise<unknown>

/** What is done alike for every kind on both sides, under the short names of the contract. */
const deeds = {
  create: createDocument satisfies Deed<CreateInput>,
  change: changeDocument satisfies Deed<ChangeInput>,
  delete: deleteDocument satisfies Deed<TargetInput>,
  get: (context: Context, side: Side, kind: OfferedKind, { id }: { id: string }) => getDocument(context, side, kind, id),
  statistics: (context: Context, side: Side, kind: OfferedKind, { id }: { id: string }) => getStatistics(context, side, kind, id),
  release: releaseByHand,
  reopen: reopenDocument,
  'lines.create': createLines,
  'lines.change': changeLines,
  'lines.delete': deleteLines,
  'lines.move': moveLines,
}

/** The input was parsed by the operation's own schema; which of the names it is does not change its shape. */
const register = <I>(name: string, deed: (context: Context, input: I) => Promise<unknown>): void =>
  implement(trade as never, name as never, deed as never)

for (const side of Object.keys(sides) as Side[]) {
  for (const kind of offeredKinds) {
    for (const [name, deed] of Object.entries(deeds)) {
      register(`${side}.${kind}.${name}`, (context, input) => (deed as Deed<unknown>)(context, side, kind, input))
    }
  }
  for (const kind of postedKinds[side]) {
    register<{ id: string }>(`${side}.posted_${kind}.get`, (context, { id }) => getPosted(context, side, kind, id))
    register<{ id: string }>(`${side}.posted_${kind}.entries`, (context, { id }) => getEntries(context, side, kind, id))
  }
  register<TargetInput>(`${side}.quote.make_order`, (context, input) => convertQuote(context, side, 'order', input))
}
register<TargetInput>('sales.quote.make_invoice', (context, input) => convertQuote(context, 'sales', 'invoice', input))

implement(trade, 'documents.find', async (context, { number, limit = 20 }) => ({ documents: await findDocuments(context, number, limit) }))
implement(trade, 'documents.related', async (context, { id }) => ({ related: await getRelated(context, id) }))
implement(trade, 'trade.items.find', async (context, input) => ({ items: await findItems(context, input) }))
implement(trade, 'trade.lines.facts', (context, input) => getLineFacts(context, input))
