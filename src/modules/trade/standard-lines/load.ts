/** Standard codes of a party, and the lines kept under them: one statement each, whatever their number. */
import type { Context } from '#platform/command'
import { type Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { Side } from '../sides.ts'
import type { Assignment } from './check.ts'

/** Which assignments are looked at; nothing said: all of the side. */
export interface Ask {
  readonly partyId?: string
  readonly codes?: readonly string[] | undefined
  readonly partyNumbers?: readonly string[] | undefined
  /** The day in whose periods they are. */
  readonly validOn?: LocalDate
}

/** An assignment with what invoices made from it need. */
export interface LoadedAssignment extends Assignment {
  readonly partyId: string
  readonly partyName: string
  readonly paymentTerms: string | null
  readonly paymentMethod: string | null
  readonly lastOrderDate: LocalDate | null
}

/** Assignments by party and code. */
export const loadAssignments = ({ tx, companyId }: Context, side: Side, { partyId, codes, partyNumbers, validOn }: Ask): Promise<LoadedAssignment[]> =>
  tx.query<LoadedAssignment>(
    'trade.standard_assignments',
    `select a.code, c.description, coalesce(c.currency, k.local_currency) as currency, p.id as "partyId", p.number as "partyNumber", p.name as "partyName",
       a.valid_from as "validFrom", a.valid_to as "validTo", a.blocked, a.on_quote as "onQuote", a.on_order as "onOrder", a.on_invoice as "onInvoice",
       a.on_credit_memo as "onCreditMemo", a.payment_terms as "paymentTerms", a.payment_method as "paymentMethod", a.last_order_date as "lastOrderDate",
       (select count(*)::integer from trade.standard_lines l where l.company_id = $1 and l.side = $2 and l.code = a.code) as lines
     from trade.standard_assignments a
     join trade.standard_codes c on c.company_id = $1 and c.side = $2 and c.code = a.code
     join parties.parties p on p.company_id = $1 and p.id = a.party_id
     join company.companies k on k.id = $1
     where a.company_id = $1 and a.side = $2 and ($3::uuid is null or a.party_id = $3) and ($4::text[] is null or a.code = any($4))
       and ($5::text[] is null or p.number = any($5))
       and ($6::date is null or ((a.valid_from is null or a.valid_from <= $6) and (a.valid_to is null or a.valid_to >= $6) and not a.blocked))
     order by p.number, a.code`,
    [companyId, side, partyId ?? null, codes ?? null, partyNumbers ?? null, validOn ?? null],
  )

export interface StandardLine {
  readonly code: string
  readonly type: 'text' | 'item' | 'gl_account'
  readonly itemId: string | null
  readonly account: string | null
  readonly variant: string
  readonly description: string
  readonly quantity: Decimal
  readonly unit: string | null
  readonly amount: Decimal
  readonly dimensions: Readonly<Record<string, string>>
}

/** Lines by code, in their order. */
export async function loadStandardLines({ tx, companyId }: Context, side: Side, codes: readonly string[]): Promise<Map<string, StandardLine[]>> {
  const rows = await tx.query<Omit<StandardLine, 'quantity' | 'amount'> & { quantity: string; amount: string }>(
    'trade.standard_lines',
    `select code, type, item_id as "itemId", account, variant, description, quantity::text, unit, amount::text, dimensions
     from trade.standard_lines where company_id = $1 and side = $2 and code = any($3) order by code, line_no`,
    [companyId, side, codes],
  )
  return Map.groupBy(rows.map(row => ({ ...row, quantity: dec(row.quantity), amount: dec(row.amount) })), ({ code }) => code)
}
