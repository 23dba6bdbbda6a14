/** Posting of many documents of one kind: long work, a document a row, each as the posting of that one would do it. */
import { z } from 'zod'
import { type Context, implement, runWithin } from '#platform/command'
import { type OutputOf, date, id, text } from '#platform/contract'
import { type RowContext, type RowResult, defineWork, startWork } from '#work'
import { type TradeContract, trade } from '../contract.ts'
import type { PostManyInput } from '../contract/documents.ts'
import { type PostableKind, postableKinds } from '../kinds.ts'
import { type Side, sides } from '../sides.ts'

const row = z.strictObject({
  /** The posting, `sales.order.post`, and what it takes. */
  operation: text(60),
  input: z.strictObject({ id: id(), postingDate: date().optional(), handle: z.boolean().optional(), invoice: z.boolean().optional() }),
  acknowledged: z.array(text(100)),
})

type Posted = OutputOf<TradeContract[`${Side}.${PostableKind}.post`]>

defineWork('trade.batch_post', { row, repeatable: true, step: postRow })

async function postRow(context: RowContext, { operation, input, acknowledged }: z.output<typeof row>): Promise<RowResult> {
  const { documents } = (await runWithin(context.tx, context, operation, input, acknowledged)) as Posted
  // What was invoiced says more than what was shipped for it; what posts nothing of its own leads nowhere.
  const main = documents.find(({ kind }) => kind === 'invoice' || kind === 'credit_memo') ?? documents[0]
  return {
    result: { code: 'trade.work.posted', params: { numbers: documents.map(({ number }) => number).join(', ') } },
    ...(main ? { target: { kind: `${operation.split('.')[0]}.posted_${main.kind}`, id: main.id } } : {}),
  }
}

async function postMany(context: Context, side: Side, kind: PostableKind, { ids, ...asked }: PostManyInput) {
  const labels = await loadLabels(context, [...new Set(ids)])
  return startWork(context, {
    kind: 'trade.batch_post',
    title: { code: 'trade.work.post_many', params: { count: labels.length, documents: `${side}_${kind}` } },
    rows: labels.map(({ id: documentId, label }) => ({
      label,
      target: { kind: `${side}.${kind}`, id: documentId },
      input: { operation: `${side}.${kind}.post`, input: { id: documentId, ...asked }, acknowledged: context.acknowledged },
    })),
  })
}

/** What each document is called now, in the order asked; one that is gone meanwhile is refused when its turn comes. */
function loadLabels({ tx, companyId }: Context, ids: readonly string[]): Promise<{ id: string; label: string }[]> {
  return tx.query(
    'trade.labels',
    `select asked.id, coalesce(d.number || ' ' || p.name, '–') as label
     from unnest($2::uuid[]) with ordinality asked (id, place)
     left join trade.documents d on d.company_id = $1 and d.id = asked.id
     left join parties.parties p on p.company_id = $1 and p.id = d.party_id
     order by asked.place`,
    [companyId, ids],
  )
}

for (const side of Object.keys(sides) as Side[])
  for (const kind of postableKinds)
    implement(trade, `${side}.${kind}.post_many`, (context, input) => postMany(context, side, kind, input))
