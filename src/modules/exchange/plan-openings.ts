/** What a company starts with, as lines that a journal or an adjustment would post. Pure. */
import { payments } from '#contract/payments'
import { contract as warehouse } from '#contract/warehouse'
import { inputProblems } from '#platform/input-problems'
import type { LocalDate } from '#platform/local-date'
import { dec } from '#platform/decimal'
import type { BroughtLine } from '#payments'
import type { AdjustInput } from '#warehouse'
import type { Import } from './stored.ts'
import { problem } from './problems.ts'
import { type ReadRow, type Sheet, atCell } from './read-rows.ts'

export type OpenItemKind = 'customer_items' | 'vendor_items'

/** A row and the line it becomes. */
export interface Lined<L> {
  readonly from: ReadRow
  readonly line: L
}

/** The column of the file that a field of a line was read from. */
const columnOf: Readonly<Record<string, readonly string[]>> = {
  amount: ['remaining', 'balance', 'debit', 'credit'],
  account: ['party', 'account'],
  itemId: ['item'],
}

/** Which of a file's columns a field of a line came from. */
export const columnBehind = (field: string, sheet: Sheet, { values }: ReadRow): string => {
  const among = (columnOf[field] ?? [field]).filter(name => sheet.places.has(name))
  return among.find(name => values[name] !== undefined) ?? among[0] ?? field
}

const journalLine = payments['payments.journal_lines.create'].input

/** One line through the contract of journals; notes at its row what that finds. */
function journalLineOf(from: ReadRow, sheet: Sheet, typed: Record<string, unknown>): Lined<BroughtLine>[] {
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
  const read = journalLine.safeParse({ journal: 'OPENING', ...given })
  if (!read.success) {
    for (const found of inputProblems(read.error, given))
      from.problems.push(atCell(found, from.row, columnBehind(found.field ?? '', sheet, from), sheet))
    return []
  }
  const { data } = read
  const line: BroughtLine = {
    lineNo: from.row.number,
    postingDate: data.postingDate!,
    documentDate: data.documentDate ?? data.postingDate!,
    documentType: data.documentType ?? '',
    documentNumber: data.documentNumber ?? '',
    externalNumber: data.externalNumber ?? '',
    accountKind: data.accountKind,
    account: data.account,
    description: data.description ?? '',
    currency: data.currency ?? '',
    amount: data.amount ?? dec(0),
    balancingKind: data.balancingKind ?? null,
    balancingAccount: data.balancingAccount ?? null,
    dueDate: data.dueDate ?? null,
  }
  return [{ from, line }]
}

const against = ({ account }: Import['settings']) => (account === '' ? {} : { balancingKind: 'gl_account', balancingAccount: account })

/** Balances of G/L accounts as the lines of one document; debit positive. A row with debit and credit takes the difference. */
export function balanceLines(rows: readonly ReadRow[], sheet: Sheet): Lined<BroughtLine>[] {
  const { settings } = sheet
  return rows.flatMap(row => {
    const { account, accountKind = 'gl_account', debit, credit, balance, description } = row.values as Record<string, string | undefined>
    if (balance !== undefined && (debit !== undefined || credit !== undefined)) {
      row.problems.push(atCell(problem('debit_and_credit', {}), row.row, 'balance', sheet))
      return []
    }
    const amount = balance ?? dec(debit ?? '0').minus(dec(credit ?? '0')).toString()
    // Programs list every account they have; one without a balance has nothing to bring.
    if (dec(amount).isZero()) return []
    const typed = { postingDate: settings.postingDate, accountKind, account, amount, description, ...against(settings) }
    return journalLineOf(row, sheet, typed)
  })
}

/** Open items, each against the account of choice. An amount above zero is owed: by a customer, to a vendor. */
export function openItemLines(kind: OpenItemKind, rows: readonly ReadRow[], sheet: Sheet): Lined<BroughtLine>[] {
  const role = kind === 'customer_items' ? 'customer' : 'vendor'
  const sign = dec(role === 'customer' ? 1 : -1)
  return rows.flatMap(row => {
    const { party, remaining, documentType, ...rest } = row.values as Record<string, string | undefined>
    if (remaining === undefined || party === undefined) return []
    const type = documentType ?? (dec(remaining).isNegative() ? 'credit_memo' : 'invoice')
    return journalLineOf(row, sheet, {
      ...rest,
      documentType: type,
      postingDate: sheet.settings.postingDate,
      accountKind: role,
      account: party,
      amount: dec(remaining).times(sign).toString(),
      ...against(sheet.settings),
    })
  })
}

/** Lines with the same number and date are one document, as in a journal; those without a number each their own. */
export function documentsOf(lines: readonly Lined<BroughtLine>[]): BroughtLine[][] {
  const groups = Map.groupBy(lines.map(({ line }) => line), line => line.documentNumber || `row ${line.lineNo}`)
  return [...groups.values()]
}

const stockLine = warehouse['stock.adjust'].input.shape.lines.element

/** Goods on hand, each a line of one adjustment. */
export function stockLines(rows: readonly ReadRow[], sheet: Sheet): Lined<AdjustInput['lines'][number]>[] {
  return rows.flatMap(row => {
    const { item, ...rest } = row.values
    const input = { type: 'positive', itemId: item, ...rest }
    const read = stockLine.safeParse(input)
    if (read.success) return [{ from: row, line: read.data }]
    for (const found of inputProblems(read.error, input))
      row.problems.push(atCell(found, row.row, columnBehind(found.field ?? '', sheet, row), sheet))
    return []
  })
}

export const postingDateOf = ({ postingDate }: Import['settings']): LocalDate => postingDate as LocalDate
