import type { Decimal } from '#platform/decimal'
import type { PostingPlan } from './plan.ts'

/** Names instead of ids, where a test or a page knows them: party and item ids → what to print. */
export type Names = ReadonlyMap<string, string>

const money = (amount: Decimal | undefined): string => (amount === undefined ? '' : amount.toFixed(2))

type Row = readonly (string | number | undefined)[]

/**
 * A plan as a table a person can read, one entry per line: `G/L 0610 121.00`, `CUST −1 invoice C1 EUR`,
 * `  initial −1 121.00 121.00`, `VAT sale S21 −100.00 −21.00`, `BANK B010 121.00`, `ITEM …`, `VALUE …`.
 * Amounts with two decimals, debit positive; columns aligned; no trailing blanks.
 */
export function printPlan(plan: PostingPlan, names: Names = new Map()): string {
  const named = (id: string): string => names.get(id) ?? id
  const party = { customer: 'CUST', vendor: 'VEND' } as const
  const rows: Row[] = [
    ...plan.documents.map(d => ['DOC', d.type, d.number ?? d.series ?? '', d.postingDate, d.externalNumber]),
    ...plan.gl.map(e => ['G/L', e.account, '', money(e.amount), e.postingDate, e.description]),
    ...plan.tax.map(e => ['VAT', e.kind, e.identifier, money(e.base), money(e.amount)]),
    ...plan.parties.map(e => [
      party[e.role], `${e.ref}`, `${e.documentType} ${named(e.partyId)} ${e.currency}`, '', '', `due ${e.dueDate}`,
    ]),
    ...plan.partyDetails.map(d => [
      'DETAIL', `${d.entry}`, d.kind, money(d.amount), money(d.amountLcy), d.appliedTo === undefined ? '' : `to ${d.appliedTo}`,
    ]),
    ...plan.bank.map(e => ['BANK', e.bankAccount, '', money(e.amount), money(e.amountLcy)]),
    ...plan.items.map(e => ['ITEM', `${e.ref}`, `${e.type} ${named(e.itemId)} ${e.location ?? ''}`.trim(), e.quantity.toString()]),
    ...plan.itemApplications.map(a => ['APPLY', `${a.outbound}`, `from ${a.inbound}`, a.quantity.toString()]),
    ...plan.values.map(v => [
      'VALUE', `${v.entry}`, v.type, money(v.costActual), money(v.costExpected), money(v.salesActual ?? v.purchaseActual),
    ]),
  ]
  return align(rows)
}

const numeric = /^-?\d+(\.\d+)?$/

/** Columns as wide as their widest cell: the first three from the left, amounts from the right. */
function align(rows: readonly Row[]): string {
  const cells = rows.map(row => row.map(cell => `${cell ?? ''}`))
  const widths: number[] = []
  for (const row of cells) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length)
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at > 2 && numeric.test(cell) ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd()
  return cells.map(line).join('\n')
}
