/** `sales.invoice.create_recurring` and its brother: an invoice for each standard code of a party (documents.md §19). */
import { type Context, implement } from '#platform/command'
import { Refused, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { RecurringInput, RecurringOutput } from '../contract/standard-lines.ts'
import { createDocument } from '../edit/edit-documents.ts'
import { holdDocument } from '../edit/load-lines.ts'
import { getDocument } from '../find/get-document.ts'
import { type Side, sides } from '../sides.ts'
import { checkInsertion } from './check.ts'
import { type LoadedAssignment, type StandardLine, loadAssignments, loadStandardLines } from './load.ts'
import { problem } from './problems.ts'
import { putOn } from './put-on.ts'
import { worded } from './standard-lines.ts'

/**
 * Makes the invoices of all assignments that are not blocked and valid on the order date. What cannot be invoiced is
 * left out and named; the others are made all the same.
 */
async function createRecurring(context: Context, side: Side, input: RecurringInput): Promise<RecurringOutput> {
  const { orderDate, codes, partyNumbers } = input
  const due = await loadAssignments(context, side, { codes, partyNumbers, validOn: orderDate })
  if (due.length === 0) refuse([problem('recurring_none', { date: orderDate, side })])
  const again = due.filter(({ lastOrderDate }) => lastOrderDate === orderDate).length
  if (again > 0) refuse([problem('recurring_again', { count: again, date: orderDate }, { severity: 'warning' })], context.acknowledged)
  const lines = await loadStandardLines(context, side, due.map(({ code }) => code))
  const outcome: RecurringOutput = { invoices: [], skipped: [] }
  for (const each of due) {
    const { code, partyNumber, partyName } = each
    const made = await attempt(context, () => createOne(context, side, each, lines.get(code) ?? [], input))
    if (made instanceof Refused) outcome.skipped.push({ code, partyNumber, partyName, problems: made.problems.map(found => worded(context, found)) })
    else outcome.invoices.push({ code, partyNumber, partyName, ...made })
  }
  await noteMade(context, side, orderDate, due.filter(each => !outcome.skipped.some(({ code, partyNumber }) => code === each.code && partyNumber === each.partyNumber)))
  return outcome
}

/** What one could not be made of leaves nothing behind, and the others as they are. */
async function attempt<T>({ tx }: Context, work: () => Promise<T>): Promise<T | Refused> {
  await tx.send(undefined, 'savepoint recurring')
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await tx.send(undefined, 'rollback to savepoint recurring')
    return error
  }
}

async function createOne(context: Context, side: Side, assignment: LoadedAssignment, lines: readonly StandardLine[], { orderDate, postingDate }: RecurringInput) {
  const { partyId, currency, paymentTerms, paymentMethod } = assignment
  refuse(checkInsertion(assignment, { kind: 'invoice', currency, day: orderDate }))
  const { id } = await createDocument(context, side, 'invoice', {
    partyId, currency, orderDate, postingDate, documentDate: postingDate,
    ...(paymentTerms !== null && { paymentTerms }),
    ...(paymentMethod !== null && { paymentMethod }),
  })
  await putOn(context, await holdDocument(context, side, 'invoice', { id }), lines)
  const { number, totals } = await getDocument(context, side, 'invoice', id)
  return { id, number, lines: lines.length, currency, grossTotal: totals.gross }
}

/** So that nobody makes the same invoices twice without being asked. */
async function noteMade({ tx, companyId }: Context, side: Side, orderDate: string, made: readonly LoadedAssignment[]): Promise<void> {
  await tx.execute(
    'trade.note_recurring',
    `update trade.standard_assignments a set last_order_date = $3 from unnest($4::uuid[], $5::text[]) m (party_id, code)
     where a.company_id = $1 and a.side = $2 and a.party_id = m.party_id and a.code = m.code`,
    [companyId, side, orderDate, made.map(({ partyId }) => partyId), made.map(({ code }) => code)],
  )
}

for (const side of Object.keys(sides) as Side[])
  implement(trade, `${side}.invoice.create_recurring`, (context, input) => createRecurring(context, side, input))
