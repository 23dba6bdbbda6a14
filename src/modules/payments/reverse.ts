/** `payments.reverse`: takes back what a journal or a payment posted (ledgers.md §1.7). */
import { lockOpenEntries } from '#openitems'
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type Problem, Refused, refuse } from '#platform/problem'
import { type Decision, type PostedPartyEntry, type PostedTransaction, checkPlan, checkPostingDate, implementPosting, loadAccounts, reversePlan } from '#posting'
import { payments } from './contract.ts'
import { loadApplicationFacts } from './load-facts.ts'
import { blockedState } from './plan/check.ts'
import type { JournalParty } from './plan/facts.ts'
import { problem } from './problems.ts'

/** What may be reversed: postings of journals and payments, and what was brought in. Documents are taken back by credit memos. */
const reversible: readonly string[] = [
  'payments.journal.post', 'payments.customer_payment.post', 'payments.vendor_payment.post', 'exchange.imports.run',
]

interface Head {
  posting_date: LocalDate
  operation: string
  reverses: number | null
  reversed_by: number | null
  /** Transactions that undid what this one applied: their G/L goes with it. */
  undone_by: number[]
}

interface PartyRow extends JournalParty {
  entry_no: number
  document: string
  document_type: PostedPartyEntry['documentType']
  applied: boolean
}

async function loadHead({ tx, companyId }: Context, transactionNo: number): Promise<Head> {
  // Two reversals of one transaction at once would not see each other: nothing of the ledgers can be locked.
  await tx.query('payments.reverse_lock', `select pg_advisory_xact_lock(hashtextextended(format('reverse %s %s', $1::integer, $2::bigint), 0))`, [
    companyId, transactionNo,
  ])
  const head = await tx.maybeOne<Head>(
    'payments.reverse_head',
    `select t.posting_date, t.operation, t.reverses_transaction_no as reverses, r.transaction_no as reversed_by,
       (select coalesce(array_agg(distinct u.transaction_no), '{}') from openitems.party_details d
        join openitems.party_details u on u.company_id = d.company_id and u.undoes_detail_no = d.detail_no
        where d.company_id = t.company_id and d.transaction_no = t.transaction_no) as undone_by
     from ledger.transactions t
     left join ledger.transactions r on r.company_id = t.company_id and r.reverses_transaction_no = t.transaction_no
     where t.company_id = $1 and t.transaction_no = $2`,
    [companyId, transactionNo],
  )
  if (!head) throw new Refused([problem('transaction_not_found', { transaction: transactionNo }, { field: 'transactionNo' })], 404)
  return head
}

/** The parties of a transaction, and which of its entries something settles, once their open items are locked. */
const loadParties = ({ tx, companyId }: Context, entries: readonly number[]): Promise<PartyRow[]> =>
  tx.query<PartyRow>(
    'payments.reverse_parties',
    `select p.entry_no, coalesce(c.number, p.entry_no::text) as document, p.document_type, y.id, y.role, y.number, y.name, y.blocked,
       y.privacy_blocked as "privacyBlocked", y.posting_group as "postingGroup", p.control_account as "controlAccount", '' as country, '' as "taxNumber",
       exists (select from openitems.party_details d where d.company_id = p.company_id and d.entry_no = p.entry_no and d.kind <> 'initial'
         and d.undoes_detail_no is null
         and not exists (select from openitems.party_details u where u.company_id = d.company_id and u.undoes_detail_no = d.detail_no)) as applied
     from openitems.party_entries p
     join parties.parties y on y.company_id = p.company_id and y.id = p.party_id
     left join ledger.documents c on c.company_id = p.company_id and c.id = p.document_id
     where p.company_id = $1 and p.entry_no = any($2::bigint[]) order by p.entry_no`,
    [companyId, entries],
  )

type Texts<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]: string }

/**
 * The transaction as it is reversed. A payment that was applied when it was posted holds the discount and exchange
 * differences of that application, and the transaction that undid it holds them the other way: both are mirrored, so
 * that nothing is taken back twice.
 */
async function loadPosted({ tx, companyId }: Context, transactionNo: number, head: Head): Promise<PostedTransaction> {
  type Gl = PostedTransaction['gl'][number]
  type Tax = PostedTransaction['tax'][number]
  type Bank = PostedTransaction['bank'][number]
  const of = [companyId, transactionNo]
  const withUndone = [companyId, [transactionNo, ...head.undone_by]]
  const [gl, tax, bank, parties] = await Promise.all([
    tx.query<Texts<Gl, 'amount'>>(
      'payments.reverse_gl',
      `select entry_no as "entryNo", document_id as "documentId", account, posting_date as "postingDate", amount, description,
         dimension_set_id as "dimensionSetId", party_id as "partyId", general_business_group as "generalBusinessGroup",
         general_product_group as "generalProductGroup", tax_business_group as "taxBusinessGroup", tax_product_group as "taxProductGroup"
       from ledger.entries where company_id = $1 and transaction_no = any($2::bigint[]) order by entry_no`,
      withUndone,
    ),
    tx.query<Texts<Tax, 'rate' | 'base' | 'amount'>>(
      'payments.reverse_tax',
      `select entry_no as "entryNo", document_id as "documentId", kind, tax_date as "taxDate", party_id as "partyId", country,
         tax_number as "taxNumber", business_group as "businessGroup", product_group as "productGroup", calculation, identifier, rate, base, amount,
         credit, eu_service as "euService"
       from tax.entries where company_id = $1 and transaction_no = any($2::bigint[]) order by entry_no`,
      withUndone,
    ),
    tx.query<Texts<Bank, 'amount' | 'amountLcy'>>(
      'payments.reverse_bank',
      `select entry_no as "entryNo", document_id as "documentId", bank_account as "bankAccount", posting_date as "postingDate", amount,
         amount_lcy as "amountLcy", description, party_id as "partyId"
       from bank.entries where company_id = $1 and transaction_no = $2 order by entry_no`,
      of,
    ),
    loadPartyEntries(tx, of),
  ])
  return {
    transactionNo,
    postingDate: head.posting_date,
    gl: gl.map(row => ({ ...row, amount: dec(row.amount) })),
    tax: tax.map(row => ({ ...row, rate: dec(row.rate), base: dec(row.base), amount: dec(row.amount) })),
    bank: bank.map(row => ({ ...row, amount: dec(row.amount), amountLcy: dec(row.amountLcy) })),
    parties,
  }
}

type AmountField = 'exchangeFactor' | 'discount' | 'netLcy' | 'profitLcy' | 'amount' | 'amountLcy'

async function loadPartyEntries(tx: Context['tx'], of: readonly unknown[]): Promise<PostedPartyEntry[]> {
  const rows = await tx.query<Texts<Required<PostedPartyEntry>, AmountField>>(
    'payments.reverse_party_entries',
    `select p.entry_no as "entryNo", p.document_id as "documentId", p.role, p.party_id as "partyId", p.ordering_party_id as "orderingPartyId",
       p.document_type as "documentType", p.document_date as "documentDate", o.due_date as "dueDate", o.discount_date as "discountDate",
       p.original_discount as discount, p.currency, p.exchange_factor as "exchangeFactor", p.control_account as "controlAccount",
       p.posting_group as "postingGroup", p.description, p.net_lcy as "netLcy", p.profit_lcy as "profitLcy", p.dimension_set_id as "dimensionSetId",
       p.payment_method as "paymentMethod", d.amount, d.amount_lcy as "amountLcy"
     from openitems.party_entries p
     join openitems.open_items o on o.company_id = p.company_id and o.entry_no = p.entry_no
     join openitems.party_details d on d.company_id = p.company_id and d.entry_no = p.entry_no and d.kind = 'initial'
     where p.company_id = $1 and p.transaction_no = $2 order by p.entry_no`,
    of,
  )
  return rows.map(row => ({
    ...row,
    exchangeFactor: dec(row.exchangeFactor),
    discount: dec(row.discount),
    netLcy: dec(row.netLcy),
    profitLcy: dec(row.profitLcy),
    amount: dec(row.amount),
    amountLcy: dec(row.amountLcy),
  }))
}

function checkHead(transaction: number, head: Head): Problem[] {
  const place = { field: 'transactionNo' }
  if (head.reversed_by !== null) return [problem('already_reversed', { transaction, by: head.reversed_by }, place)]
  return reversible.includes(head.operation) ? [] : [problem('reversal_not_from_journal', { transaction, operation: head.operation }, place)]
}

const checkParty = (row: PartyRow): Problem[] => {
  const state = blockedState(row, row.document_type)
  return [
    ...(row.applied ? [problem('reversal_applied', { document: row.document })] : []),
    ...(state === 'all' || state === 'privacy' ? [problem('partner_blocked', { partner: `${row.number} ${row.name}`, state })] : []),
  ]
}

const datesOf = ({ postingDate, gl }: PostedTransaction): LocalDate[] =>
  [...new Set([postingDate, ...gl.map(entry => entry.postingDate ?? postingDate)])]

async function decide(context: Context, { transactionNo }: { transactionNo: number }): Promise<Decision<{ transactionNo: number }>> {
  const { tx, companyId } = context
  const head = await loadHead(context, transactionNo)
  refuse(checkHead(transactionNo, head))
  const posted = await loadPosted(context, transactionNo, head)
  const locked = await lockOpenEntries(tx, companyId, { entries: posted.parties.map(({ entryNo }) => entryNo), parties: [] })
  const [parties, { dates }] = await Promise.all([loadParties(context, locked), loadApplicationFacts(context, [])])
  const plan = reversePlan(posted, context.operation)
  refuse([
    ...datesOf(posted).flatMap(date => checkPostingDate(date, dates)),
    ...parties.flatMap(checkParty),
    ...checkPlan(plan, { accounts: await loadAccounts(tx, companyId, plan) }),
  ])
  return { plan, answer: written => ({ transactionNo: written.transactionNo }) }
}

implementPosting(payments, 'payments.reverse', decide)
