/** The two sides of journal lines, in local currency, so that what balances in a currency balances in the ledger. */
import { toLocalRunning } from '#openitems'
import { Decimal } from '#platform/decimal'
import type { AccountKind, JournalDocument, JournalFacts, JournalLine } from './facts.ts'

/** One side of a line: an amount on one account. Debit positive. */
export interface Leg {
  readonly line: JournalLine
  readonly side: 'account' | 'balancing'
  readonly kind: AccountKind
  readonly account: string
  readonly amount: Decimal
  readonly amountLcy: Decimal
}

/** Rounding of the conversion falls on G/L accounts first: what a party or a bank sees is the plain conversion. */
const conversionOrder: Readonly<Record<AccountKind, number>> = { customer: 0, vendor: 0, bank_account: 1, gl_account: 2 }

/** Both sides of every line of a document, with local amounts by running total per currency and factor. */
export function legsOf(lines: readonly JournalLine[], { localPrecision }: Pick<JournalFacts, 'localPrecision'>): Leg[] {
  const legs = lines.flatMap(sidesOf)
  const groups = Map.groupBy(legs, ({ line }) => `${line.currency} ${line.exchangeFactor}`)
  const local = new Map<Leg, Decimal>()
  for (const group of groups.values()) {
    const ordered = [...group].sort((a, b) => conversionOrder[a.kind] - conversionOrder[b.kind])
    const amounts = toLocalRunning(ordered.map(({ amount }) => amount), group[0]!.line.exchangeFactor, localPrecision)
    for (const [index, leg] of ordered.entries()) local.set(leg, amounts[index]!)
  }
  return legs.map(leg => ({ ...leg, amountLcy: local.get(leg)! }))
}

function sidesOf(line: JournalLine): Leg[] {
  const { accountKind: kind, account, amount } = line
  const own: Leg = { line, side: 'account', kind, account, amount, amountLcy: amount }
  if (!line.balancingKind || !line.balancingAccount) return [own]
  const other = amount.negated()
  return [own, { line, side: 'balancing', kind: line.balancingKind, account: line.balancingAccount, amount: other, amountLcy: other }]
}

const total = (lines: readonly JournalLine[], facts: Pick<JournalFacts, 'localPrecision'>): Decimal =>
  Decimal.sum(legsOf(lines, facts).map(({ amountLcy }) => amountLcy))

/** By how much a document is out of balance, in local currency; debit positive. */
export const imbalance = (document: JournalDocument, facts: Pick<JournalFacts, 'localPrecision'>): Decimal =>
  total(document.lines, facts)

/**
 * Lines as documents: those with the same typed number and date belong together; lines without a number are taken in
 * order, and whenever they balance a document is complete. Each document gets an id of its own.
 */
export function gatherDocuments(
  lines: readonly JournalLine[],
  facts: Pick<JournalFacts, 'localPrecision'>,
  newId: () => string,
): JournalDocument[] {
  const ordered = [...lines].sort((a, b) => a.lineNo - b.lineNo)
  const typed = Map.groupBy(ordered.filter(line => line.documentNumber !== ''), line => `${line.postingDate} ${line.documentNumber}`)
  const blank = Map.groupBy(ordered.filter(line => line.documentNumber === ''), line => line.postingDate)
  const groups = [...typed.values(), ...[...blank.values()].flatMap(group => balancedRuns(group, facts))]
  return groups
    .map(group => ({ id: newId(), number: group[0]!.documentNumber, postingDate: group[0]!.postingDate, lines: group }))
    .sort((a, b) => (a.postingDate === b.postingDate ? a.lines[0]!.lineNo - b.lines[0]!.lineNo : a.postingDate < b.postingDate ? -1 : 1))
}

function balancedRuns(lines: readonly JournalLine[], facts: Pick<JournalFacts, 'localPrecision'>): JournalLine[][] {
  const runs: JournalLine[][] = []
  let run: JournalLine[] = []
  for (const line of lines) {
    run.push(line)
    if (!total(run, facts).isZero()) continue
    runs.push(run)
    run = []
  }
  return run.length > 0 ? [...runs, run] : runs
}
