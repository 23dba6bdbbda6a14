/** `payments.customer_payment.post` and `payments.vendor_payment.post`: one payment, as a person thinks of it. */
import type { z } from 'zod'
import { loadExchangeFactor } from '#currencies'
import { deriveDimensions, internDimensions, loadDimensionFacts } from '#dimensions'
import { type OpenEntry, type PartyRole, discountOn, loadOpenEntries, lockOpenEntries } from '#openitems'
import type { Context } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { Refused } from '#platform/problem'
import { type Decision, implementPosting } from '#posting'
import { payments } from './contract.ts'
import { type Journal, loadJournalFor, sourceCodes } from './journals.ts'
import { loadJournalFacts } from './load-facts.ts'
import type { JournalLine } from './plan/facts.ts'
import { preparePlans } from './post-journal.ts'
import { problem } from './problems.ts'

type Input = z.output<(typeof payments)['payments.customer_payment.post']['input']>
type Output = z.input<(typeof payments)['payments.customer_payment.post']['output']>

interface Payer {
  number: string
  name: string
  currency: string | null
  application_method: JournalLine['applicationMethod']
  local_currency: string
  bank_currency: string | null
}

const journalKinds = { customer: 'cash_receipt', vendor: 'payment' } as const

async function loadPayer({ tx, companyId }: Context, role: PartyRole, partyId: string, bank: string): Promise<Payer> {
  const payer = await tx.maybeOne<Payer>(
    'payments.payer',
    `select p.number, p.name, p.currency, p.application_method, c.local_currency, b.currency as bank_currency
     from parties.parties p join company.companies c on c.id = p.company_id
     left join bank.accounts b on b.company_id = p.company_id and b.number = $4
     where p.company_id = $1 and p.role = $2 and p.id = $3`,
    [companyId, role, partyId, bank],
  )
  if (!payer) throw new Refused([problem('partner_missing', { account: partyId }, { field: 'partyId' })], 404)
  return payer
}

/** The currency of a foreign bank account, else of the entries that are paid, else of the party. */
function currencyOf(payer: Payer, entries: readonly OpenEntry[]): string {
  const { bank_currency: bank, local_currency: local } = payer
  return bank !== null && bank !== local ? bank : (entries[0]?.currency ?? payer.currency ?? local)
}

/** What is due on the chosen entries on a date, discount in time taken off; signed as the entries. */
function dueOn(entries: readonly OpenEntry[], input: Input, date: LocalDate): Decimal {
  return Decimal.sum(entries.map(entry => {
    const chosen = input.applications?.find(({ entryNo }) => entryNo === entry.entry)
    if (chosen?.amount) return entry.remaining.isNegative() ? chosen.amount.negated() : chosen.amount
    return chosen?.takeDiscount === false ? entry.remaining : entry.remaining.minus(discountOn(entry, date))
  }))
}

/** Sign of the party's entry: a customer's payment is −, a vendor's +; refunds the opposite. */
const signOf = (role: PartyRole, type: 'payment' | 'refund'): 1 | -1 => ((role === 'customer') === (type === 'payment') ? -1 : 1)

async function dimensionSetOf({ tx, companyId }: Context, role: PartyRole, number: string, sourceCode: string): Promise<number> {
  const facts = await loadDimensionFacts(tx, companyId, sourceCode, [])
  return internDimensions(tx, companyId, deriveDimensions({}, [{ source: role, record: number }], facts.defaults, facts.priorities))
}

interface Prepared {
  readonly payer: Payer
  readonly bank: string
  readonly entries: readonly OpenEntry[]
  readonly sourceCode: string
}

/** The payment as a journal line: what was typed, and what follows where nothing was. */
async function paymentLine(context: Context, role: PartyRole, input: Input, { payer, bank, entries, sourceCode }: Prepared): Promise<JournalLine> {
  const documentType = input.documentType ?? 'payment'
  const postingDate = input.postingDate ?? context.workDate
  const currency = input.currency ?? currencyOf(payer, entries)
  const foreign = currency !== payer.local_currency
  const sign = dec(signOf(role, documentType))
  const due = entries.every(entry => entry.currency === currency) ? dueOn(entries, input, postingDate).times(sign).negated() : Decimal.zero
  const amount = input.amount ?? Decimal.max(due, Decimal.zero)
  const exchangeFactor = !foreign
    ? Decimal.one
    : input.amountLcy
      ? amount.dividedBy(input.amountLcy)
      : await loadExchangeFactor(context.tx, context.companyId, currency, postingDate)
  return {
    lineNo: 0,
    postingDate,
    documentDate: input.documentDate ?? postingDate,
    documentType,
    documentNumber: '',
    externalNumber: input.externalNumber ?? '',
    accountKind: role,
    account: input.partyId,
    description: input.description ?? payer.name,
    currency,
    exchangeFactor,
    amount: amount.times(sign),
    balancingKind: 'bank_account',
    balancingAccount: bank,
    dueDate: null,
    discountDate: null,
    discountPercent: Decimal.zero,
    discountOnCreditMemos: false,
    taxBusinessGroup: null,
    taxProductGroup: null,
    generalPostingType: '',
    dimensionSetId: await dimensionSetOf(context, role, payer.number, sourceCode),
    applications: (input.applications ?? []).map(({ entryNo, amount: part, takeDiscount }) => ({
      entryNo, amount: part ?? null, discount: takeDiscount === false ? 'leave' : 'take',
    })),
    applicationMethod: input.applicationMethod ?? payer.application_method,
  }
}

const bankOf = (journal: Journal, input: Input): string => {
  const proposed = journal.balancingKind === 'bank_account' ? journal.balancingAccount : null
  const bank = input.bankAccount ?? proposed
  if (!bank) throw new Refused([problem('field_required', { field: 'bankAccount' }, { field: 'bankAccount' })])
  return bank
}

async function decide(context: Context, role: PartyRole, input: Input): Promise<Decision<Output>> {
  const { tx, companyId } = context
  const journal = await loadJournalFor(tx, companyId, journalKinds[role], input.journal)
  const bank = bankOf(journal, input)
  const payer = await loadPayer(context, role, input.partyId, bank)
  const sourceCode = sourceCodes[journal.kind]
  const chosen = (input.applications ?? []).map(({ entryNo }) => entryNo)
  const method = input.applicationMethod ?? payer.application_method
  const oldest = chosen.length === 0 && method === 'apply_to_oldest' ? [input.partyId] : []
  const locked = await lockOpenEntries(tx, companyId, { entries: chosen, parties: oldest })
  const entries = (await loadOpenEntries(tx, companyId, locked)).filter(({ remaining }) => !remaining.isZero())
  const ofChosen = entries.filter(({ entry }) => chosen.includes(entry))
  const line = await paymentLine(context, role, input, { payer, bank, entries: ofChosen, sourceCode })
  const facts = await loadJournalFacts(context, [line], entries, { code: '', series: journal.series, sourceCode })
  const document = { id: context.newId(), number: '', postingDate: line.postingDate, lines: [line] }
  const [plan] = await preparePlans(context, [document], facts, { operation: context.operation, sourceCode })
  const own = plan.partyDetails.filter(({ entry }) => entry === -1)
  return {
    plan,
    answer: written => ({
      transactionNo: written.transactionNo,
      documentNumber: written.documents[0]!.number,
      entryNo: written.partyEntries[0]!,
      remaining: Decimal.sum(own.map(({ amount }) => amount)).toString(),
    }),
  }
}

implementPosting(payments, 'payments.customer_payment.post', (context, input) => decide(context, 'customer', input))
implementPosting(payments, 'payments.vendor_payment.post', (context, input) => decide(context, 'vendor', input))
