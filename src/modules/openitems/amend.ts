/** What of an open entry is an agreement rather than a figure, and may be agreed anew: when it is due, and what its payment names. */
import { type Context, implement } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import { Refused, type Problem, refuse } from '#platform/problem'
import { openitems } from './contract.ts'
import { problem } from './problems.ts'

/** What is agreed anew; what is left out stays. A null discount date takes the payment discount's date away. */
export interface Amendment {
  readonly dueDate?: LocalDate | undefined
  readonly discountDate?: LocalDate | null | undefined
  readonly paymentReference?: string | undefined
  /** Three letters, say, of whoever disputes it: it is not proposed for payment. */
  readonly onHold?: string | undefined
}

interface Entry {
  readonly open: boolean
  readonly number: string
  readonly documentDate: LocalDate
}

/**
 * Agrees an open entry anew. Refuses one that is not there, one that is settled (nothing is left to agree on) and days
 * before the date of the document. documents.md §20, Posted document edit.
 */
export async function amendEntry({ tx, companyId }: Context, entryNo: number, amendment: Amendment): Promise<void> {
  const entry = await tx.maybeOne<Entry>(
    'openitems.entry_to_amend',
    `select o.open, coalesce(d.number, '') as number, p.document_date as "documentDate"
     from openitems.open_items o
     join openitems.party_entries p on p.company_id = o.company_id and p.entry_no = o.entry_no
     left join ledger.documents d on d.company_id = p.company_id and d.id = p.document_id
     where o.company_id = $1 and o.entry_no = $2 for update of o`,
    [companyId, entryNo],
  )
  if (!entry) throw new Refused([problem('entry_not_found', { entry: entryNo })], 404)
  refuse(checkAmendment(entry, amendment))
  await tx.query(
    'openitems.amend_entry',
    `update openitems.open_items set due_date = coalesce($3, due_date), discount_date = case when $4 then $5::date else discount_date end,
       payment_reference = coalesce($6, payment_reference), on_hold = coalesce($7, on_hold) where company_id = $1 and entry_no = $2`,
    [companyId, entryNo, amendment.dueDate ?? null, amendment.discountDate !== undefined, amendment.discountDate ?? null,
      amendment.paymentReference ?? null, amendment.onHold ?? null],
  )
}

function checkAmendment({ open, number, documentDate }: Entry, { dueDate, discountDate }: Amendment): Problem[] {
  if (!open) return [problem('entry_closed', { document: number })]
  return Object.entries({ dueDate, discountDate })
    .filter(([, date]) => date !== undefined && date !== null && date < documentDate)
    .map(([field, date]) => problem('before_document_date', { document: number, date: date!, documentDate }, { field }))
}

implement(openitems, 'openitems.entry.change', async (context, { entryNo, ...amendment }) => {
  await amendEntry(context, entryNo, amendment)
  return { entryNo }
})
