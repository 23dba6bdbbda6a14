/** `payments.journal.post`: the lines of a journal become documents, each a transaction of its own; all or none. */
import { noRate } from '#currencies'
import { type PartyDocumentType, loadOpenEntries, lockOpenEntries } from '#openitems'
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { type Problem, Refused, refuse } from '#platform/problem'
import { type PostingPlan, type Written, checkPlan, implementPostings, loadAccounts, mergePlans } from '#posting'
import { payments } from './contract.ts'
import { loadJournal, loadJournalFor, sourceCodes } from './journals.ts'
import { loadJournalFacts } from './load-facts.ts'
import { checkDocument } from './plan/check.ts'
import type { AccountKind, JournalDocument, JournalFacts, JournalLine } from './plan/facts.ts'
import { gatherDocuments } from './plan/legs.ts'
import { type Head, planJournalDocument } from './plan/plan.ts'
import { problem } from './problems.ts'

interface LineRow {
  id: string
  line_no: number
  posting_date: LocalDate
  document_date: LocalDate
  document_type: PartyDocumentType
  document_number: string
  external_number: string
  account_kind: AccountKind
  account: string
  description: string
  currency: string
  exchange_factor: string
  amount: string
  balancing_kind: AccountKind | null
  balancing_account: string | null
  due_date: LocalDate | null
  discount_date: LocalDate | null
  payment_discount_percent: string
  discount_on_credit_memos: boolean
  tax_business_group: string | null
  tax_product_group: string | null
  general_posting_type: '' | 'sale' | 'purchase'
  dimension_set_id: number
  application_method: JournalLine['applicationMethod']
  applications: { entry_no: number; amount: string | number | null; take_discount: boolean }[]
}

async function loadLines({ tx, companyId }: Context, journal: string, documentNumber: string | undefined) {
  const rows = await tx.query<LineRow>(
    'payments.lines_to_post',
    `select l.*, coalesce(t.discount_on_credit_memos, false) as discount_on_credit_memos, coalesce(y.application_method, 'manual') as application_method,
       (select coalesce(jsonb_agg(jsonb_build_object('entry_no', a.entry_no, 'amount', a.amount, 'take_discount', a.take_discount) order by a.entry_no), '[]')
        from payments.intended_applications a where a.company_id = l.company_id and a.journal_line_id = l.id) as applications
     from payments.journal_lines l
     left join parties.payment_terms t on t.company_id = l.company_id and t.code = l.payment_terms
     left join parties.parties y on y.company_id = l.company_id
       and y.id = case when l.account_kind in ('customer', 'vendor') then l.account::uuid
         when l.balancing_kind in ('customer', 'vendor') then l.balancing_account::uuid end
     where l.company_id = $1 and l.journal = $2 and ($3::text is null or l.document_number = $3)
     order by l.line_no for update of l`,
    [companyId, journal, documentNumber ?? null],
  )
  return { ids: rows.map(({ id }) => id), lines: rows.map(toLine) }
}

const toLine = (row: LineRow): JournalLine => ({
  lineNo: row.line_no,
  postingDate: row.posting_date,
  documentDate: row.document_date,
  documentType: row.document_type,
  documentNumber: row.document_number,
  externalNumber: row.external_number,
  accountKind: row.account_kind,
  account: row.account,
  description: row.description,
  currency: row.currency,
  exchangeFactor: dec(row.exchange_factor),
  amount: dec(row.amount),
  balancingKind: row.balancing_kind,
  balancingAccount: row.balancing_account,
  dueDate: row.due_date,
  discountDate: row.discount_date,
  discountPercent: dec(row.payment_discount_percent),
  discountOnCreditMemos: row.discount_on_credit_memos,
  taxBusinessGroup: row.tax_business_group,
  taxProductGroup: row.tax_product_group,
  generalPostingType: row.general_posting_type,
  dimensionSetId: row.dimension_set_id,
  applications: row.applications.map(({ entry_no: entryNo, amount, take_discount: take }) => ({
    entryNo, amount: amount === null ? null : dec(amount), discount: take ? 'take' : 'leave',
  })),
  applicationMethod: row.application_method,
})

/** The party a line pays, when it settles the oldest entries first. */
function partiesToSettle(lines: readonly JournalLine[]): string[] {
  return lines.flatMap(line => {
    const pays = line.documentType === 'payment' || line.documentType === 'refund'
    if (!pays || line.applications.length > 0 || line.applicationMethod === 'manual') return []
    if (line.accountKind === 'customer' || line.accountKind === 'vendor') return [line.account]
    return line.balancingAccount && (line.balancingKind === 'customer' || line.balancingKind === 'vendor') ? [line.balancingAccount] : []
  })
}

/** Checks and plans documents one after the other: each sees what the ones before it have left open. */
export async function preparePlans(
  { tx, companyId }: Context,
  documents: readonly JournalDocument[],
  facts: JournalFacts,
  head: Head,
): Promise<[PostingPlan, ...PostingPlan[]]> {
  refuse([...documents.flatMap(document => checkDocument(document, facts)), ...repeatedNumbers(documents)])
  const plans: PostingPlan[] = []
  const problems: Problem[] = []
  let open = facts.openEntries
  for (const document of documents) {
    const planned = planJournalDocument(document, facts, head, open)
    open = planned.openEntries
    plans.push(planned.plan)
    problems.push(...planned.problems)
  }
  refuse(problems)
  const [first, ...others] = plans
  const accounts = await loadAccounts(tx, companyId, { ...first!, gl: plans.flatMap(({ gl }) => gl) })
  refuse(plans.flatMap(plan => checkPlan(plan, { accounts })))
  return [first!, ...others]
}

/** An invoice number typed on documents of two dates would be posted twice. */
function repeatedNumbers(documents: readonly JournalDocument[]): Problem[] {
  const invoices = documents.filter(({ number, lines }) => number !== '' && lines.some(({ documentType }) => documentType === 'invoice' || documentType === 'credit_memo'))
  const repeated = [...Map.groupBy(invoices, ({ number }) => number)].filter(([, group]) => group.length > 1)
  return repeated.map(([number, group]) => problem('duplicate_document', { number, partner: '' }, { field: `lines.${group[1]!.lines[0]!.lineNo}.documentNumber` }))
}

async function decide(context: Context, input: { journal: string; documentNumber?: string | undefined }) {
  const { tx, companyId } = context
  const journal = await loadJournal(tx, companyId, input.journal)
  const { ids, lines } = await loadLines(context, journal.code, input.documentNumber)
  if (lines.length === 0) throw new Refused([nothingThere(journal.code, input.documentNumber)])
  const intended = lines.flatMap(({ applications }) => applications.map(({ entryNo }) => entryNo))
  const locked = await lockOpenEntries(tx, companyId, { entries: intended, parties: partiesToSettle(lines) })
  const entries = (await loadOpenEntries(tx, companyId, locked)).filter(({ remaining }) => !remaining.isZero())
  const sourceCode = sourceCodes[journal.kind]
  const facts = await loadJournalFacts(context, lines, entries, { ...journal, sourceCode })
  const documents = gatherDocuments(lines, facts, context.newId)
  const plans = await preparePlans(context, documents, facts, { operation: context.operation, sourceCode })
  return {
    plans,
    answer: async (written: readonly Written[]) => {
      await tx.execute('payments.delete_posted_lines', 'delete from payments.journal_lines where company_id = $1 and id = any($2)', [companyId, ids])
      return {
        documents: written.map(({ transactionNo, documents: [document] }) => ({ transactionNo, documentNumber: document!.number })),
        lines: lines.length,
      }
    },
  }
}

/** A line that another system kept until now: complete but for the rate, which is that of its posting date. */
export type BroughtLine = Pick<
  JournalLine,
  'lineNo' | 'postingDate' | 'documentDate' | 'documentType' | 'documentNumber' | 'externalNumber' | 'accountKind' | 'account' | 'description' | 'amount'
  | 'balancingKind' | 'balancingAccount' | 'dueDate'
> & { /** The local currency when blank. */ readonly currency: string }

/**
 * Documents that another system kept until now, as one transaction: posted as a general journal would post them, but under
 * the numbers they have, whatever the journal's series says; without a number, that of the series. All have one posting
 * date. Gives the plan; refuses with every problem at `lines.<lineNo>.…`.
 */
export async function prepareBroughtDocuments(context: Context, brought: readonly (readonly BroughtLine[])[]): Promise<PostingPlan> {
  const journal = await loadJournalFor(context.tx, context.companyId, 'general', undefined)
  const sourceCode = sourceCodes[journal.kind]
  const lines = brought.map(document => document.map(asJournalLine))
  const loaded = await loadJournalFacts(context, lines.flat(), [], { ...journal, sourceCode })
  const facts = { ...loaded, series: { ...loaded.series, manualNumbers: true } }
  refuse(lines.flat().flatMap(line => checkRate(line, facts)))
  const documents = lines.map((document): JournalDocument => ({
    id: context.newId(),
    number: document[0]!.documentNumber,
    postingDate: document[0]!.postingDate,
    lines: document.map(line => withRate(line, facts)),
  }))
  const [first, ...others] = await preparePlans(context, documents, facts, { operation: context.operation, sourceCode })
  return mergePlans(first, ...others)
}

const asJournalLine = (line: BroughtLine): JournalLine => ({
  ...line,
  exchangeFactor: dec(1),
  discountDate: null,
  discountPercent: dec(0),
  discountOnCreditMemos: false,
  taxBusinessGroup: null,
  taxProductGroup: null,
  generalPostingType: '',
  dimensionSetId: 0,
  applications: [],
  applicationMethod: 'manual',
})

function withRate(line: JournalLine, { localCurrency, application }: JournalFacts): JournalLine {
  const currency = line.currency || localCurrency
  return { ...line, currency, exchangeFactor: application.factorOn(currency, line.postingDate)! }
}

const checkRate = ({ currency, postingDate, lineNo }: JournalLine, { localCurrency, application }: JournalFacts): Problem[] =>
  application.factorOn(currency || localCurrency, postingDate) ? [] : [{ ...noRate(currency, postingDate), field: `lines.${lineNo}.currency` }]

const nothingThere = (journal: string, document: string | undefined): Problem =>
  document === undefined ? problem('journal_empty', { journal }) : problem('document_not_found', { journal, document }, { field: 'documentNumber' })

implementPostings(payments, 'payments.journal.post', decide)
