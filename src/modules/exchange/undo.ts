/** `exchange.imports.undo`: records that nothing uses are deleted, postings are reversed, goods go out at what they came in for. */
import { type Context, implement, runWithin } from '#platform/command'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { Refused, refuse } from '#platform/problem'
import { deleteRecords } from '#platform/record-batch'
import { writePlan } from '#posting'
import { decideAdjustment } from '#warehouse'
import { contract } from './contract.ts'
import { isMaster, masterKinds } from './kinds/index.ts'
import { problem } from './problems.ts'
import { isAllowed } from './run.ts'
import { type Import, loadImport } from './stored.ts'

implement(contract, 'exchange.imports.undo', async (context, { id }) => {
  const found = await loadImport(context, id, 'for update')
  const { kind, state, brought } = found
  if (!isAllowed(context, kind)) throw new Refused([problem('may_not', { kind })], 403)
  if (state === 'running') throw new Refused([problem('not_open', { state })])
  if (brought === 0 || state === 'undone') throw new Refused([problem('nothing_to_undo', {})])
  if (isMaster(kind)) refuse(await deleteRecords(context, masterKinds[kind].record, await loadRecords(context, id)))
  else if (kind === 'stock') for (const transaction of found.transactions) await takeOut(context, found, transaction)
  else for (const transactionNo of found.transactions) await runWithin(context.tx, context, 'payments.reverse', { transactionNo })
  await context.tx.execute(
    'exchange.undone',
    `with gone as (delete from exchange.records where company_id = $1 and import_id = $2)
     update exchange.imports set state = 'undone', brought = 0, transactions = '{}', rows = '[]' where company_id = $1 and id = $2`,
    [context.companyId, id],
  )
  return { undone: brought }
})

const loadRecords = async ({ tx, companyId }: Context, id: string): Promise<string[]> =>
  (await tx.query<{ id: string }>('exchange.records_of', 'select record_id as id from exchange.records where company_id = $1 and import_id = $2', [companyId, id]))
    .map(row => row.id)

interface Inbound {
  readonly entryNo: number
  readonly itemId: string
  readonly item: string
  readonly variant: string
  readonly location: string
  readonly quantity: string
  readonly remaining: string
  readonly postingDate: LocalDate
}

/** Goods leave by the entry they came by, on its date and against the same account. Refuses when some of them are gone. */
async function takeOut(context: Context, { settings }: Import, transaction: number): Promise<void> {
  const inbound = await context.tx.query<Inbound>(
    'exchange.inbound',
    `select e.entry_no as "entryNo", e.item_id as "itemId", i.number as item, e.variant, e.location, e.quantity,
       coalesce(o.remaining, 0) as remaining, e.posting_date as "postingDate"
     from stock.item_entries e join items.items i on i.company_id = e.company_id and i.id = e.item_id
     left join stock.open_entries o on o.company_id = e.company_id and o.entry_no = e.entry_no
     where e.company_id = $1 and e.transaction_no = $2 order by e.entry_no`,
    [context.companyId, transaction],
  )
  refuse(inbound.filter(({ quantity, remaining }) => !dec(quantity).equals(dec(remaining))).map(({ item }) => problem('stock_used', { item })))
  const lines = inbound.map(({ entryNo, itemId, variant, location, quantity }) => ({
    type: 'negative' as const,
    itemId,
    ...(variant === '' ? {} : { variant }),
    location,
    quantity: dec(quantity),
    appliesToEntryNo: entryNo,
  }))
  const { plan } = await decideAdjustment(context, { postingDate: inbound[0]!.postingDate, lines }, { against: settings.account })
  await writePlan(context.tx, context.companyId, plan)
}
