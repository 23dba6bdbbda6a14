/** `payments.proposal`: what to pay on which entries on a day (ledgers.md §9.4). */
import type { z } from 'zod'
import { discountOn } from '#openitems'
import { type Context, implement } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { payments } from './contract.ts'

type Output = z.output<(typeof payments)['payments.proposal']['output']>
type Entry = Output['entries'][number]

type Row = Omit<Entry, 'discount' | 'toPay' | 'discountDate'> & { discount: string; discountDate: LocalDate | null }

/** References are compared by their letters and digits: +++012/3456/78939+++ is 012345678939 (ledgers.md §10.5). */
const bare = (column: string): string => `regexp_replace(upper(${column}), '[^0-9A-Z]', '', 'g')`

async function load(
  { tx, companyId, workDate }: Context,
  input: z.output<(typeof payments)['payments.proposal']['input']>,
): Promise<Output> {
  const date = input.date ?? workDate
  const wanted = (input.search ?? '').toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  const rows = await tx.query<Row>(
    'payments.proposal',
    `select o.entry_no as "entryNo", o.party_id as "partyId", y.number as "partyNumber", y.name as "partyName", p.document_type as "documentType",
       coalesce(d.number, '') as "documentNumber", coalesce(d.external_number, '') as "externalNumber", coalesce(o.payment_reference, d.payment_reference, '') as "paymentReference",
       p.posting_date as "postingDate", o.due_date as "dueDate", o.due_date < $4 as overdue, p.currency, o.remaining,
       o.discount_date as "discountDate", o.remaining_discount as discount, o.on_hold as "onHold"
     from openitems.open_items o
     join openitems.party_entries p on p.company_id = o.company_id and p.entry_no = o.entry_no
     join parties.parties y on y.company_id = o.company_id and y.id = o.party_id
     left join ledger.documents d on d.company_id = o.company_id and d.id = p.document_id
     where o.company_id = $1 and o.open and o.role = $2 and ($3::uuid is null or o.party_id = $3) and p.posting_date <= $4
       and p.document_type not in ('payment', 'refund')
       and ($5 = '' or ${bare('d.number')} like '%' || $5 || '%' or ${bare('d.external_number')} like '%' || $5 || '%'
         or ${bare('coalesce(o.payment_reference, d.payment_reference)')} = $5)
     order by o.due_date, o.entry_no limit $6`,
    [companyId, input.role, input.partyId ?? null, date, wanted, input.limit ?? 200],
  )
  const entries = rows.map(row => proposed(row, input.role, date))
  return { entries, totals: totalsOf(entries) }
}

/** Remaining, discount and what to pay, positive where the party owes (customers) or is owed (vendors). */
function proposed({ remaining: text, discount, ...row }: Row, role: 'customer' | 'vendor', date: LocalDate): Entry {
  const turned = (amount: Decimal): Decimal => (role === 'customer' ? amount : amount.negated())
  const remaining = dec(text)
  const granted = discountOn({ remaining, discount: dec(discount), discountDate: row.discountDate }, date)
  return {
    ...row,
    remaining: turned(remaining).toString(),
    discount: turned(granted).toString(),
    toPay: turned(remaining.minus(granted)).toString(),
  }
}

const totalsOf = (entries: readonly Entry[]): Output['totals'] =>
  [...Map.groupBy(entries, ({ currency }) => currency)].map(([currency, group]) => {
    const total = (field: 'remaining' | 'discount' | 'toPay'): string => Decimal.sum(group.map(entry => dec(entry[field]))).toString()
    return { currency, remaining: total('remaining'), discount: total('discount'), toPay: total('toPay') }
  })

implement(payments, 'payments.proposal', load)
