/** What a vendor's invoice is credited for: services and goods without stock no more than it had (documents.md §11.4). */
import type { Context } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import { type Problem, refuse } from '#platform/problem'
import { kinds } from '../kinds.ts'
import type { PostingFacts } from './facts.ts'
import { problem } from './problems.ts'
import { type LineStep, type Steps, inBase } from './quantities.ts'

/**
 * Of goods in stock the entry a line is linked to is the limit; what has no stock is held against the invoice that the
 * credit memo settles, `documentId`. Refuses each line with which an item comes to more. An item the invoice did not
 * have is a credit of its own.
 */
export async function refuseMoreThanInvoiced({ tx, companyId }: Context, { document }: PostingFacts, steps: Steps, documentId: string): Promise<void> {
  const unstocked = steps.lines.filter(({ line, invoice }) => line.item !== null && isUnstocked(line.item.type) && !invoice.isZero())
  if (document.side !== 'purchase' || !kinds[document.kind].credit || unstocked.length === 0) return
  const rows = await tx.query<Invoiced>(
    'trade.invoiced_unstocked',
    `select l.item_id as "itemId", max(d.number) as number, sum(l.quantity * l.quantity_per_unit)::text as quantity
     from trade.posted_lines l join ledger.documents d on d.company_id = l.company_id and d.id = l.document_id
     where l.company_id = $1 and l.document_id = $2 and l.type = 'item' and l.item_id = any($3::uuid[]) group by l.item_id`,
    [companyId, documentId, unstocked.map(({ line }) => line.itemId)],
  )
  refuse(rows.flatMap(row => moreThan(row, unstocked.filter(({ line }) => line.itemId === row.itemId))))
}

interface Invoiced {
  readonly itemId: string
  readonly number: string
  /** Base units. */
  readonly quantity: string
}

const isUnstocked = (type: string): boolean => type === 'service' || type === 'non_inventory'

/** The lines of one item from the first that goes beyond what was invoiced of it. */
function moreThan({ number, quantity }: Invoiced, steps: readonly LineStep[]): Problem[] {
  let credited = Decimal.zero
  return steps.flatMap(({ line, invoice }) => {
    credited = credited.plus(inBase(line, invoice))
    if (!credited.greaterThan(dec(quantity))) return []
    const params = { lineNo: line.lineNo, item: line.item!.number, credited: credited.toString(), invoiced: dec(quantity).toString(), number }
    return [problem('credits_more_than_invoiced', params, { field: `lines.${line.lineNo}.quantity` })]
  })
}
