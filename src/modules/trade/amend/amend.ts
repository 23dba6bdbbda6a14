/**
 * `sales.posted_shipment.change` and its brothers: what a posted document says beside its figures (documents.md §20,
 * Posted document edit). The document stays as it was posted; what holds today stands beside it, in `trade.amendments`.
 */
import { amendEntry } from '#openitems'
import { type Context, implement } from '#platform/command'
import { Refused, refuse } from '#platform/problem'
import { postedKinds, trade } from '../contract.ts'
import type { AmendInput } from '../contract/amend.ts'
import { checkCarrier, checkCarrierCodes } from '../edit/check-header.ts'
import type { CarrierServiceFacts } from '../edit/facts.ts'
import { carriageOf } from '../edit/carriage.ts'
import { problem } from '../post/problems.ts'
import { type PostedKind, type Side, sides } from '../sides.ts'

interface Known {
  readonly entryNo: number | null
  readonly carrier: string | null
  readonly carrierService: string | null
  readonly carriers: readonly string[] | null
  readonly carrierServices: readonly CarrierServiceFacts[] | null
}

const load = `
select (select e.entry_no from openitems.party_entries e where e.company_id = $1 and e.transaction_no = d.transaction_no and e.document_id = d.id limit 1) as "entryNo",
  a.carrier as "carrier", a.carrier_service as "carrierService",
  (select jsonb_agg(s.code) from parties.carriers s where s.company_id = $1) as "carriers",
  (select jsonb_agg(jsonb_build_object('code', s.code, 'carrier', s.carrier, 'shippingTime', s.shipping_time)) from parties.carrier_services s
    where s.company_id = $1) as "carrierServices"
from trade.posted_documents d
left join trade.amendments a on a.company_id = d.company_id and a.document_id = d.id
where d.company_id = $1 and d.id = $2 and d.side = $3 and d.kind = $4`

const write = `
insert into trade.amendments as a (company_id, document_id, carrier, carrier_service, tracking_number, your_reference, changed_by)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (company_id, document_id) do update set carrier = $3, carrier_service = $4,
  tracking_number = coalesce($5, a.tracking_number), your_reference = coalesce($6, a.your_reference), version = a.version + 1,
  changed_by = $7, changed_at = now()`

/** Says of a posted document what was agreed since. Refuses one that is not there, codes that name nothing, and what is settled. */
async function amend(context: Context, side: Side, kind: PostedKind, input: AmendInput): Promise<{ id: string }> {
  const { tx, companyId, userId } = context
  const { id, dueDate, paymentReference, trackingNumber, yourReference } = input
  const known = await tx.maybeOne<Known>('trade.amended_document', load, [companyId, id, side, kind])
  if (!known) throw new Refused([problem('document_gone', {})], 404)
  const facts = { carriers: known.carriers ?? [], carrierServices: known.carrierServices ?? [] }
  refuse([...checkCarrierCodes(input, facts), ...checkCarrier(input, facts)])
  if (dueDate !== undefined || paymentReference !== undefined) await amendEntry(context, known.entryNo!, { dueDate, paymentReference })
  const { carrier, carrierService } = carriageOf({ ...known, transitTime: '' }, input, facts)
  await tx.query('trade.amend', write, [companyId, id, carrier, carrierService, trackingNumber ?? null, yourReference ?? null, userId])
  return { id }
}

for (const side of Object.keys(sides) as Side[]) {
  for (const kind of postedKinds[side]) {
    implement(trade as never, `${side}.posted_${kind}.change` as never, ((context: Context, input: AmendInput) => amend(context, side, kind, input)) as never)
  }
}
