/** The line a service charge of the invoice discount terms is put on (documents.md §3.4). */
import type { Context } from '#platform/command'
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { planServiceCharge, serviceChargePrice } from '../amounts/index.ts'
import { sumAll } from '../edit/document-sums.ts'
import { type DraftDocument, type DraftLine, blankLine } from '../edit/draft.ts'
import type { AccountFacts, LineFacts, LoadedLines } from '../edit/facts.ts'
import { changedLine } from '../edit/line-defaults.ts'
import { taxOf } from '../edit/line-object.ts'
import { loadLineFacts } from '../edit/load-lines.ts'
import { problem } from '../problems.ts'
import { sides } from '../sides.ts'
import { invoiceDiscountOf } from './amount-facts.ts'

export interface Charged {
  readonly lines: readonly DraftLine[]
  readonly removed: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * All lines of a document with the service charge its terms ask for: made, repriced, or taken away when it is no
 * longer due. Reads the account and its VAT only when terms with a charge apply.
 */
export async function serviceChargeLine(
  context: Context, document: DraftDocument, loaded: LoadedLines, facts: LineFacts,
): Promise<Charged> {
  const discount = invoiceDiscountOf(document, facts)
  const present = loaded.lines.find(line => line.systemCreated)
  const unchanged = { lines: loaded.lines, removed: [], problems: [] }
  const charges = discount.mode === 'tiers' && facts.tiers.some(tier => !tier.serviceCharge.isZero())
  if (!charges && !present) return unchanged
  const due = sumAll(document, loaded.lines, facts, discount).serviceCharge ?? Decimal.zero
  if (due.isZero() && !present) return unchanged
  const number = present?.account ?? (await loadChargeAccount(context, document))
  if (!number) {
    const params = { group: document.partyPostingGroup }
    const { partyRole } = sides[document.side]
    return { ...unchanged, problems: [problem('service_charge_account_missing', params, { remedy: `setup/${partyRole}-posting-groups` })] }
  }
  const { facts: chargeFacts } = await loadLineFacts(context, document, { accounts: [number], unwarned: true })
  return planCharge(context.newId(), document, loaded, { ...facts, accounts: chargeFacts.accounts.map(usable), tax: chargeFacts.tax }, number, due)
}

/** The charge's account is the system's to use, whether or not a person may type it. */
const usable = (account: AccountFacts): AccountFacts => ({ ...account, directPosting: true })

async function loadChargeAccount(context: Context, document: DraftDocument): Promise<string | null> {
  const row = await context.tx.maybeOne<{ account: string | null }>(
    'trade.service_charge_account',
    'select service_charge_account as account from posting.party_groups where company_id = $1 and role = $2 and code = $3',
    [context.companyId, sides[document.side].partyRole, document.partyPostingGroup],
  )
  return row?.account ?? null
}

/** Pure: the lines with the charge in place. `due` is without VAT, in the document's currency. */
export function planCharge(
  id: string, document: DraftDocument, loaded: LoadedLines, facts: LineFacts, account: string, due: Decimal,
): Charged {
  const present = loaded.lines.find(line => line.systemCreated)
  const blank = blankLine({ id, documentId: document.id, lineNo: (Math.floor(loaded.lastLineNo / 10_000) + 1) * 10_000 })
  const made = changedLine(blank, { account, quantity: Decimal.one }, { document, facts })
  const price = serviceChargePrice(due, taxOf(present ?? made.line), document.pricesIncludingTax)
  const change = planServiceCharge(price, present ?? null)
  const without = loaded.lines.filter(line => line !== present)
  if (!('unitPrice' in change)) {
    return change.change === 'none'
      ? { lines: loaded.lines, removed: [], problems: [] }
      : { lines: without, removed: [present!.id], problems: [] }
  }
  const base = present ? { ...present, systemCreated: false } : made.line
  const priced = changedLine(base, { unitPrice: change.unitPrice }, { document, facts })
  const problems = present ? priced.problems : [...made.problems, ...priced.problems]
  return { lines: [...without, { ...priced.line, systemCreated: true }], removed: [], problems }
}
