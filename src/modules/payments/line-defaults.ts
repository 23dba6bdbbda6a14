/** What follows on a journal line from what was typed. Pure. */
import type { PartyDocumentType } from '#openitems'
import { applyTerms, type PaymentTerms } from '#parties'
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { Journal } from './journals.ts'
import type { AccountKind, JournalLine } from './plan/facts.ts'

/** The account of a line, as far as its line follows it. */
export interface LineAccount {
  /** What the line holds: a number, or a party's id. */
  readonly key: string
  readonly number: string
  readonly name: string
  readonly currency: string | null
  readonly paymentTerms: string | null
  readonly generalPostingType: JournalLine['generalPostingType']
  readonly taxBusinessGroup: string | null
  readonly taxProductGroup: string | null
}

/** Fields of a line that were typed, or that stand; what is undefined follows. */
export interface TypedLine {
  readonly accountKind: AccountKind
  readonly postingDate?: LocalDate | undefined
  readonly documentDate?: LocalDate | undefined
  readonly documentType?: PartyDocumentType | undefined
  readonly description?: string | undefined
  readonly currency?: string | undefined
  readonly balancingKind?: AccountKind | null | undefined
  readonly balancingAccount?: string | null | undefined
  readonly paymentTerms?: string | null | undefined
  readonly dueDate?: LocalDate | null | undefined
  readonly discountDate?: LocalDate | null | undefined
  readonly paymentDiscountPercent?: Decimal | undefined
  readonly taxBusinessGroup?: string | null | undefined
  readonly taxProductGroup?: string | null | undefined
  readonly generalPostingType?: JournalLine['generalPostingType'] | undefined
}

export interface LineFacts {
  readonly journal: Journal
  readonly account: LineAccount
  readonly localCurrency: string
  readonly workDate: LocalDate
  /** Terms by code. */
  readonly terms: (code: string) => PaymentTerms | undefined
}

const isParty = (kind: AccountKind): boolean => kind === 'customer' || kind === 'vendor'

/**
 * Completes a line: dates from the work date, the type from the journal, currency, description and VAT groups from the
 * account, the balancing account from the journal, due and discount dates from the terms (ledgers.md §1.4, §8.2).
 */
export function completeLine(typed: TypedLine, { journal, account, localCurrency, workDate, terms }: LineFacts) {
  const postingDate = typed.postingDate ?? workDate
  const documentDate = typed.documentDate ?? postingDate
  const documentType = typed.documentType ?? (journal.kind !== 'general' && isParty(typed.accountKind) ? 'payment' : '')
  const invoiced = isParty(typed.accountKind) && (documentType === 'invoice' || documentType === 'credit_memo')
  const paymentTerms = typed.paymentTerms === undefined ? (invoiced ? account.paymentTerms : null) : typed.paymentTerms
  const due = invoiced ? applyTerms(paymentTerms === null ? undefined : terms(paymentTerms), documentDate, documentType) : undefined
  return {
    accountKind: typed.accountKind,
    account: account.key,
    postingDate,
    documentDate,
    documentType,
    description: typed.description ?? account.name,
    currency: typed.currency ?? account.currency ?? localCurrency,
    ...balancingOf(typed, journal, account),
    paymentTerms,
    dueDate: typed.dueDate === undefined ? (due?.dueDate ?? null) : typed.dueDate,
    discountDate: typed.discountDate === undefined ? (due?.discountDate ?? null) : typed.discountDate,
    paymentDiscountPercent: typed.paymentDiscountPercent ?? due?.discountPercent,
    ...taxOf(typed, account),
  }
}

function balancingOf(typed: TypedLine, journal: Journal, account: LineAccount) {
  if (typed.balancingKind !== undefined || typed.balancingAccount !== undefined)
    return { balancingKind: typed.balancingKind ?? null, balancingAccount: typed.balancingAccount ?? null }
  const itself = journal.balancingKind === typed.accountKind && journal.balancingAccount === account.key
  return itself
    ? { balancingKind: null, balancingAccount: null }
    : { balancingKind: journal.balancingKind, balancingAccount: journal.balancingAccount }
}

/** VAT of a G/L account is proposed only when it says of what kind and with which groups. */
function taxOf(typed: TypedLine, account: LineAccount) {
  const complete = account.generalPostingType !== '' && account.taxBusinessGroup !== null && account.taxProductGroup !== null
  const proposed = typed.accountKind === 'gl_account' && complete ? account : null
  return {
    generalPostingType: typed.generalPostingType ?? proposed?.generalPostingType ?? '',
    taxBusinessGroup: typed.taxBusinessGroup === undefined ? (proposed?.taxBusinessGroup ?? null) : typed.taxBusinessGroup,
    taxProductGroup: typed.taxProductGroup === undefined ? (proposed?.taxProductGroup ?? null) : typed.taxProductGroup,
  }
}
