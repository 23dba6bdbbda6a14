/**
 * The other side of details in the G/L: discounts, VAT corrections, gains and losses, rounding, and control accounts
 * that carry along (ledgers.md §1.3 P8, P21). The same parts with the opposite sign undo them.
 */
import type { GlEntry } from '#ledger'
import type { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import type { TaxEntry } from '#tax'
import { splitDiscount } from './discount-tax.ts'
import type { PartyDetail, PartyDetailKind } from './entry.ts'
import { type ApplicationFacts, type CurrencyFacts, type GroupAccounts, type OpenEntry, groupKey } from './facts.ts'
import { problem } from './problems.ts'

/** What every G/L entry of an application carries. */
export interface Posted {
  readonly documentId: string
  readonly description?: string
  readonly dimensionSetId?: number
  /** Entries the details name. */
  readonly entries: readonly OpenEntry[]
}

export interface Parts {
  readonly details: readonly PartyDetail[]
  readonly gl: readonly GlEntry[]
  readonly tax: readonly TaxEntry[]
  readonly problems: readonly Problem[]
}

/** Where the other side of a kind of detail goes: a field of the currency, or of the posting group by debit or credit. */
const currencyAccounts: Partial<Record<PartyDetailKind, keyof CurrencyFacts>> = {
  realized_gain: 'realizedGainsAccount',
  realized_loss: 'realizedLossesAccount',
  unrealized_gain: 'unrealizedGainsAccount',
  unrealized_loss: 'unrealizedLossesAccount',
}

type GroupAccount = keyof GroupAccounts

const groupAccount = (kind: PartyDetailKind, contra: Decimal): GroupAccount =>
  kind !== 'payment_discount' ? 'applicationRoundingAccount' : contra.isPositive() ? 'discountDebitAccount' : 'discountCreditAccount'

/**
 * Gives the details with their G/L and VAT: an application moves amounts between control accounts where they differ;
 * every other kind moves its control account against an account of its own. A discount whose VAT is corrected falls
 * into two details. Problems name accounts that are not set up.
 */
export function contraParts(details: readonly PartyDetail[], posted: Posted, facts: ApplicationFacts): Parts {
  const entryOf = new Map(posted.entries.map(entry => [entry.entry, entry]))
  const parts = details.map(detail => partsOf(detail, entryOf.get(detail.entry)!, posted, facts))
  return {
    details: parts.flatMap(part => part.details),
    gl: netControl(parts.flatMap(part => part.gl)),
    tax: parts.flatMap(part => part.tax),
    problems: distinct(parts.flatMap(part => part.problems)),
  }
}

const glEntry = (posted: Posted, account: string, amount: Decimal, party: OpenEntry): GlEntry => ({
  documentId: posted.documentId,
  account,
  amount,
  description: posted.description,
  dimensionSetId: posted.dimensionSetId,
  partyId: party.partyId,
})

function partsOf(detail: PartyDetail, entry: OpenEntry, posted: Posted, facts: ApplicationFacts): Parts {
  const control = glEntry(posted, entry.controlAccount, detail.amountLcy, entry)
  if (detail.kind === 'application') return { details: [detail], gl: [control], tax: [], problems: [] }
  const tax = detail.kind === 'payment_discount' ? facts.taxOfDocuments?.get(entry.documentId) : undefined
  const split = tax && splitDiscount(detail, entry, tax, posted)
  const contra = (split?.net ?? detail).amountLcy.negated()
  const account = contraAccount(detail.kind, contra, entry, facts)
  const gl = [control, ...(split?.gl ?? []), ...(account.number ? [glEntry(posted, account.number, contra, entry)] : [])]
  return {
    details: split ? [split.net, split.tax] : [detail],
    gl: gl.filter(({ amount }) => !amount.isZero()),
    tax: split?.entries ?? [],
    problems: [...(contra.isZero() ? [] : account.problems), ...(split?.problems ?? [])],
  }
}

function contraAccount(kind: PartyDetailKind, contra: Decimal, entry: OpenEntry, facts: ApplicationFacts) {
  const ofCurrency = currencyAccounts[kind]
  if (ofCurrency) {
    const number = facts.currencies.get(entry.currency)?.[ofCurrency] as string | null | undefined
    const missing = problem(
      'currency_setup_missing',
      { currency: entry.currency, account: ofCurrency },
      { remedy: 'setup/currencies' },
    )
    return { number, problems: number ? [] : [missing] }
  }
  const field = groupAccount(kind, contra)
  const number = facts.groups.get(groupKey(entry.role, entry.postingGroup))?.[field]
  const missing = problem(
    'posting_setup_missing',
    { group: entry.postingGroup, account: field },
    { remedy: `setup/${entry.role}-posting-groups` },
  )
  return { number, problems: number ? [] : [missing] }
}

/** Applications within one control account leave it as it is, so their entries fall away; the rest is added up. */
function netControl(entries: readonly GlEntry[]): GlEntry[] {
  const sums = new Map<string, GlEntry>()
  for (const entry of entries) {
    const before = sums.get(entry.account)
    sums.set(entry.account, before ? { ...before, amount: before.amount.plus(entry.amount) } : entry)
  }
  return [...sums.values()].filter(({ amount }) => !amount.isZero())
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map(found => [JSON.stringify(found), found])).values()]
}
