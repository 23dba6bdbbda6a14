/** `purchase.charge.assign` and its brothers: what the item charges of a document fall on (documents.md §17). */
import { type Context, implement } from '#platform/command'
import { Decimal, dec, r2 } from '#platform/decimal'
import { wordPatterns } from '#platform/list'
import { Refused, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { AssignInput, ChargeView, MovedGoods } from '../contract/charges.ts'
import { checkLock } from '../edit/check-header.ts'
import { holdDocument } from '../edit/load-lines.ts'
import { writeChange } from '../edit/write.ts'
import { type OfferedKind, kinds } from '../kinds.ts'
import { type Side, sides } from '../sides.ts'
import { problem } from './problems.ts'
import { type Share, shareCharge, spread } from './shares.ts'

interface ChargeLine {
  readonly documentId: string
  readonly kind: OfferedKind
  readonly version: number
  readonly lineId: string
  readonly lineNo: number
  readonly itemNumber: string
  readonly description: string
  readonly currency: string
  readonly quantity: string
  readonly amount: string
}

type Target = ChargeView['targets'][number]

async function loadCharge({ tx, companyId }: Context, side: Side, lineId: string): Promise<ChargeLine> {
  const line = await tx.maybeOne<ChargeLine & { lineNo: number; type: string | null }>('trade.charge_line', chargeLine, [companyId, lineId, side])
  if (!line || line.type !== 'charge' || kinds[line.kind].posting === 'never')
    throw new Refused([problem('line_no_charge', { lineNo: line?.lineNo ?? 0 })], line ? 422 : 404)
  return line
}

const chargeLine = `
select d.id as "documentId", d.kind, d.version, l.id as "lineId", l.line_no as "lineNo", i.number as "itemNumber", l.description, d.currency, i.type,
  trim_scale(l.quantity_to_invoice)::text as quantity,
  trim_scale(round(coalesce(l.net_amount * l.quantity_to_invoice / nullif(l.quantity, 0), 0), 2))::text as amount
from trade.lines l join trade.documents d on d.company_id = l.company_id and d.id = l.document_id
left join items.items i on i.company_id = l.company_id and i.id = l.item_id
where l.company_id = $1 and l.id = $2 and d.side = $3`

async function view(context: Context, side: Side, lineId: string): Promise<ChargeView> {
  const { kind: _, ...line } = await loadCharge(context, side, lineId)
  const rows = await context.tx.query<Target>('trade.charge_targets', chargeTargets, [context.companyId, lineId, line.documentId])
  const assigned = rows.filter(row => !dec(row.assignedQuantity).isZero())
  const shares = spread(dec(line.amount), assigned.map(row => dec(row.assignedAmount).abs()))
  const amounts = new Map(assigned.map((row, at) => [row, shares[at]!.toString()]))
  return {
    ...line,
    assignedQuantity: Decimal.sum(assigned.map(row => dec(row.assignedQuantity))).toString(),
    targets: rows.map(row => ({ ...row, assignedAmount: amounts.get(row) ?? '0' })),
  }
}

const measures = (baseQuantity: string): string => `trim_scale(abs(${baseQuantity}) * i.gross_weight)::text as weight, trim_scale(abs(${baseQuantity}) * i.unit_volume)::text as volume`

const valued = `cross join lateral (
  select coalesce(sum(case e.type when 'sale' then v.sales_actual + v.sales_expected else v.purchase_actual + v.purchase_expected end), 0) as amount
  from stock.value_entries v where v.company_id = $1 and v.item_entry_no = e.entry_no and not v.adjustment) v`

const movedWith = `join lateral (
  select p.document_id, p.line_no, p.description, n.number, n.posting_date, h.kind, h.side, n.party_id
  from trade.posted_lines p
  join trade.posted_documents h on h.company_id = $1 and h.id = p.document_id
  join ledger.documents n on n.company_id = $1 and n.id = p.document_id
  where p.company_id = $1 and p.item_entry_no = e.entry_no
  order by h.kind in ('invoice', 'credit_memo') limit 1) m on true`

const chargeTargets = `
select l.id as "lineId", null::bigint as "itemEntryNo", null as "documentNumber", l.line_no as "lineNo", i.id as "itemId", i.number as "itemNumber",
  l.description, trim_scale(l.quantity)::text as quantity, trim_scale(l.net_amount)::text as amount, ${measures('l.quantity * l.quantity_per_unit')},
  trim_scale(coalesce(a.quantity, 0))::text as "assignedQuantity", coalesce(a.amount, 0)::text as "assignedAmount", 0 as own, coalesce(a.position, l.line_no) as place
from trade.lines l join items.items i on i.company_id = $1 and i.id = l.item_id
left join trade.charge_assignments a on a.company_id = $1 and a.line_id = $2 and a.target_line_id = l.id
where l.company_id = $1 and l.document_id = $3 and i.type <> 'charge'
union all
select null, e.entry_no, m.number, m.line_no, i.id, i.number, m.description, trim_scale(abs(e.quantity))::text, trim_scale(abs(v.amount))::text, ${measures('e.quantity')},
  trim_scale(a.quantity)::text, a.amount::text, 1, a.position
from trade.charge_assignments a
join stock.item_entries e on e.company_id = $1 and e.entry_no = a.target_entry_no
join items.items i on i.company_id = $1 and i.id = e.item_id
${movedWith} ${valued}
where a.company_id = $1 and a.line_id = $2
order by own, place`

/** The movements a side's charges may fall on. */
const chargeable: Readonly<Record<Side, readonly string[]>> = { sales: ['sale'], purchase: ['purchase', 'sale'] }

/** Goods a charge may fall on: of a sale what was sold or came back, of a purchase whatever moved with a document. */
async function goodsOf(context: Context, side: Side, { lineId, search = '', limit = 50 }: { lineId: string; search?: string | undefined; limit?: number | undefined }) {
  await loadCharge(context, side, lineId)
  const goods = await context.tx.query<MovedGoods>('trade.chargeable_goods', chargeableGoods, [context.companyId, wordPatterns(search), limit, chargeable[side]])
  return { goods }
}

const chargeableGoods = `
select e.entry_no as "itemEntryNo", m.document_id as "documentId", m.number as "documentNumber", m.side || '_' || m.kind as kind,
  m.posting_date as "postingDate", m.line_no as "lineNo", y.number as "partyNumber", y.name as "partyName", i.id as "itemId", i.number as "itemNumber",
  m.description, trim_scale(abs(e.quantity))::text as quantity, trim_scale(abs(v.amount))::text as amount, ${measures('e.quantity')}
from (
  select e.* from stock.item_entries e
  join items.items i on i.company_id = $1 and i.id = e.item_id
  left join parties.parties y on y.company_id = $1 and y.id = e.party_id
  where e.company_id = $1 and e.type = any($4) and e.document_line_id is not null
    and not exists (select from trade.undone_movements u where u.company_id = $1 and u.item_entry_no = e.entry_no)
    and (select bool_and(concat_ws(' ', i.number, e.description, y.number, y.name,
        (select string_agg(n.number || ' ' || n.external_number, ' ') from trade.posted_lines p join ledger.documents n on n.company_id = $1 and n.id = p.document_id
          where p.company_id = $1 and p.item_entry_no = e.entry_no)) ilike w) from unnest($2::text[]) w) is not false
  order by e.entry_no desc limit $3
) e
join items.items i on i.company_id = $1 and i.id = e.item_id
${movedWith} ${valued}
join parties.parties y on y.company_id = $1 and y.id = m.party_id
order by e.entry_no desc`

/** Replaces what a charge falls on. The lock of its document is held; a posting of it waits. */
async function assign(context: Context, side: Side, { lineId, version, method, targets }: AssignInput): Promise<ChargeView> {
  const found = await loadCharge(context, side, lineId)
  const { document } = await holdDocument(context, side, found.kind, { id: found.documentId, version })
  refuse(checkLock(document, []))
  const line = await loadCharge(context, side, lineId)
  const known = await knownTargets(context, side, line, targets)
  const whole = { quantity: dec(line.quantity), amount: dec(line.amount) }
  const shares = method === undefined ? byQuantity(whole, targets) : shareCharge(method, whole, known)
  refuse(checkShares(line, whole, shares, method))
  await context.tx.execute('trade.clear_charge', 'delete from trade.charge_assignments where company_id = $1 and line_id = $2', [context.companyId, lineId])
  await context.tx.execute('trade.assign_charge', insertAssignments, [
    context.companyId, document.id, lineId,
    JSON.stringify(targets.flatMap((target, at) =>
      shares[at]!.quantity.isZero() ? [] : [{ ...target, position: at + 1, quantity: shares[at]!.quantity, amount: shares[at]!.amount }])),
  ])
  await writeChange(context, document, {})
  return view(context, side, lineId)
}

const insertAssignments = `
insert into trade.charge_assignments (company_id, document_id, line_id, position, target_line_id, target_entry_no, quantity, amount)
select $1, $2, $3, x.position, x."lineId", x."itemEntryNo", x.quantity, x.amount
from jsonb_to_recordset($4::jsonb) as x(position integer, "lineId" uuid, "itemEntryNo" bigint, quantity numeric, amount numeric)`

/** The measures of the targets named, in their order; refused is what is no goods of this document, or never moved. */
async function knownTargets(context: Context, side: Side, line: ChargeLine, targets: AssignInput['targets']) {
  const rows = await context.tx.query<{ key: string; amount: string; weight: string; volume: string }>('trade.target_measures', targetMeasures, [
    context.companyId, line.documentId, targets.flatMap(target => ('lineId' in target ? target.lineId : [])), targets.flatMap(target => ('lineId' in target ? [] : target.itemEntryNo)),
    chargeable[side],
  ])
  const byKey = new Map(rows.map(row => [row.key, row]))
  return targets.map((target, at) => {
    const key = 'lineId' in target ? target.lineId : String(target.itemEntryNo)
    const row = byKey.get(key)
    if (!row) throw new Refused([problem('charge_target_unknown', { target: key }, { field: `targets.${at}` })])
    return { amount: dec(row.amount), weight: dec(row.weight), volume: dec(row.volume) }
  })
}

const targetMeasures = `
select l.id::text as key, l.net_amount::text as amount, ${measures('l.quantity * l.quantity_per_unit')}
from trade.lines l join items.items i on i.company_id = $1 and i.id = l.item_id
where l.company_id = $1 and l.document_id = $2 and l.id = any($3::uuid[]) and i.type <> 'charge'
union all
select e.entry_no::text, trim_scale(abs(v.amount))::text, ${measures('e.quantity')}
from stock.item_entries e join items.items i on i.company_id = $1 and i.id = e.item_id ${valued}
where e.company_id = $1 and e.entry_no = any($4::bigint[]) and e.type = any($5)`

/** Quantities given by hand: each takes its part of the amount. */
const byQuantity = (whole: Share, targets: AssignInput['targets']): Share[] =>
  targets.map(({ quantity = Decimal.zero }) => ({
    quantity,
    amount: whole.quantity.isZero() ? Decimal.zero : r2(whole.amount.times(quantity).dividedBy(whole.quantity)),
  }))

function checkShares(line: ChargeLine, whole: Share, shares: readonly Share[], method: AssignInput['method']) {
  const { lineNo, itemNumber: item } = line
  const assigned = Decimal.sum(shares.map(({ quantity }) => quantity))
  if (method !== undefined && shares.length > 0 && !whole.quantity.isZero() && assigned.isZero())
    return [problem('charge_nothing_to_measure', { lineNo, method })]
  const wrongSign = shares.some(({ quantity }) => !quantity.isZero() && quantity.sign() !== whole.quantity.sign())
  return wrongSign || assigned.abs().greaterThan(whole.quantity.abs())
    ? [problem('charge_over_assigned', { lineNo, item, assigned: assigned.toString(), quantity: whole.quantity.toString() }, { field: 'targets' })]
    : []
}

for (const side of Object.keys(sides) as Side[]) {
  implement(trade, `${side}.charge.get`, (context, { lineId }) => view(context, side, lineId))
  implement(trade, `${side}.charge.goods`, (context, input) => goodsOf(context, side, input))
  implement(trade, `${side}.charge.assign`, (context, input) => assign(context, side, input))
}
