/** What stands on a journal line, and what is typed first. */
import { Decimal } from '#platform/decimal'
import { lookUp } from '../shell/look-ups.ts'
import type { Output } from '../shell/operations.ts'
import { editValue } from '../ui/fields/kinds.ts'
import { formatAmount } from '../ui/format.ts'
import { lengthOf } from '../ui/list/columns.ts'
import type { Search } from '../ui/lookup/options.ts'
import { recordSearch } from '../ui/record/record-columns.ts'
import { t } from '../ui/texts.ts'
import type { SheetColumn } from '../ui/worksheet/sheet-columns.ts'
import type { SheetLine, SheetRow } from '../ui/worksheet/sheet-state.ts'

export type JournalRow = Output<'payments.journal_lines.list'>['rows'][number]

type AccountKind = JournalRow['accountKind']

const accountKinds: readonly AccountKind[] = ['gl_account', 'customer', 'vendor', 'bank_account']
const documentTypes: readonly JournalRow['documentType'][] = ['', 'payment', 'invoice', 'credit_memo', 'refund', 'reminder', 'finance_charge']

/** Whose lines a kind of journal is for. */
export const usualKind: Readonly<Record<string, AccountKind>> = { general: 'gl_account', payment: 'vendor', cash_receipt: 'customer' }

const accounts: Readonly<Record<AccountKind, Search>> = {
  gl_account: lookUp('accounts'),
  customer: lookUp('customers'),
  vendor: lookUp('vendors'),
  bank_account: lookUp('bankAccounts'),
}

/** The accounts of the kind a line says, typed or saved. */
const accountsOf =
  (field: 'accountKind' | 'balancingKind', otherwise: AccountKind) =>
  (line: SheetLine): Search => accounts[((line.typed[field]?.value ?? line.server?.[field]) as AccountKind | null) ?? otherwise]

const amountOf = (row: SheetRow): Decimal => Decimal.parse(String(row.amount))
const editAmount = (amount: Decimal): string => (amount.isPositive() ? editValue('amount', amount.toString()) : '')
const showAmount = (amount: Decimal): string => (amount.isPositive() ? formatAmount(amount.toString()) : '')

const caption = (field: string): string => t(`payments.field.${field}`)

type Given = Omit<SheetColumn, 'id' | 'field' | 'caption' | 'isOpen'> & Partial<Pick<SheetColumn, 'field' | 'caption' | 'isOpen'>>

/** A caption out of sight must not make the head taller: all have room in one line. */
const column = (id: string, given: Given): SheetColumn => {
  const text = given.caption ?? caption(id)
  return { id, field: id, isOpen: 'always', ...given, caption: text, width: Math.max(given.width, Math.ceil(24 + lengthOf(text))) }
}

/** Debit and credit are the two signs of one amount. */
const amountColumns = (): SheetColumn[] => [
  column('debit', {
    field: 'amount',
    kind: 'amount',
    caption: t('web.field.debit'),
    width: 100,
    show: row => showAmount(amountOf(row)),
    own: { edit: row => editAmount(amountOf(row)), mean: value => value },
  }),
  column('credit', {
    field: 'amount',
    kind: 'amount',
    caption: t('web.field.credit'),
    width: 100,
    show: row => showAmount(amountOf(row).negated()),
    own: { edit: row => editAmount(amountOf(row).negated()), mean: value => Decimal.parse(String(value)).negated().toString() },
  }),
]

/** The columns of a journal; `balanceOf` says what lines up to and with one come to. */
export function journalColumns(journalKind: string, balanceOf: (row: SheetRow) => string): SheetColumn[] {
  return [
    column('postingDate', { kind: 'date', width: 104 }),
    column('documentType', { kind: 'choice', width: 96, choices: documentTypes }),
    column('documentNumber', { kind: 'code', width: 96, isOnPath: false }),
    column('accountKind', { kind: 'choice', width: 100, choices: accountKinds }),
    column('account', { kind: 'code', width: 84, shownBy: 'accountNumber', search: accountsOf('accountKind', usualKind[journalKind] ?? 'gl_account') }),
    column('description', { kind: 'text', width: 130, grows: true }),
    ...amountColumns(),
    column('balancingKind', { kind: 'choice', width: 100, choices: accountKinds, nullable: true, isOnPath: false }),
    column('balancingAccount', {
      kind: 'code', width: 100, shownBy: 'balancingNumber', nullable: true, caption: t('web.journal.balancing'), search: accountsOf('balancingKind', 'gl_account'),
    }),
    column('balance', { kind: 'amount', caption: t('web.journal.balance'), width: 100, isOpen: 'never', show: balanceOf }),
    column('externalNumber', { kind: 'text', width: 120 }),
    column('applications', { kind: 'text', width: 110, isOpen: 'never', show: row => settledText(row.applications as JournalRow['applications']), own: { edit: () => '', mean: value => value } }),
    column('currency', { kind: 'code', width: 80, isOnPath: false, search: () => lookUp('currencies') }),
    column('dueDate', { kind: 'date', width: 104, isOnPath: false, nullable: true }),
    column('generalPostingType', { kind: 'choice', width: 156, choices: ['', 'sale', 'purchase'], isOnPath: false }),
    column('taxBusinessGroup', { kind: 'code', width: 172, isOnPath: false, nullable: true, search: () => recordSearch('tax.business_groups', 'code') }),
    column('taxProductGroup', { kind: 'code', width: 172, isOnPath: false, nullable: true, search: () => recordSearch('tax.product_groups', 'code') }),
  ]
}

export const settledText = (applications: readonly unknown[]): string => (applications.length === 0 ? '' : t('web.journal.settles', { count: applications.length }))

const isBalanced = ({ balancingKind, balancingAccount }: JournalRow): boolean => balancingKind !== null && Boolean(balancingAccount)

export interface JournalSums {
  readonly debit: string
  readonly credit: string
  readonly balance: string
  /** What lines up to and with one come to, in local currency. */
  readonly running: ReadonlyMap<string, string>
}

/** What lines come to as they stand, one with a balancing account on both sides: shown, never posted; the server computes its own. */
export function sumJournal(rows: readonly JournalRow[]): JournalSums {
  let [debit, credit, balance] = [Decimal.zero, Decimal.zero, Decimal.zero]
  const running = new Map<string, string>()
  for (const row of rows) {
    const amount = Decimal.parse(row.amountLcy)
    for (const side of isBalanced(row) ? [amount, amount.negated()] : [amount]) {
      if (side.isPositive()) debit = debit.plus(side)
      else credit = credit.plus(side.negated())
      balance = balance.plus(side)
    }
    running.set(row.id, balance.toString())
  }
  return { debit: debit.toString(), credit: credit.toString(), balance: balance.toString(), running }
}
