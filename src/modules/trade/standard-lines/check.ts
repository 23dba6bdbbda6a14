/** What must hold for lines that recur, and whether they come onto a document (documents.md §19). Pure. */
import type { Decimal } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import type { Kind } from '../kinds.ts'
import { problem } from './problems.ts'

export interface LineToCheck {
  readonly type: 'text' | 'item' | 'gl_account'
  readonly itemId: string | null
  readonly account: string | null
  readonly variant: string
  readonly description: string
  readonly quantity: Decimal
  readonly unit: string | null
  readonly amount: Decimal
}

/** The item a line names. */
export interface NamedItem {
  readonly number: string
  readonly type: string
}

/** Every problem of a line that is kept under a standard code. */
export function checkStandardLine(line: LineToCheck, item: NamedItem | undefined): Problem[] {
  const { type, itemId, account } = line
  if (itemId !== null && account !== null) return [problem('standard_two_objects', {}, { field: 'account' })]
  if (type === 'text') return checkText(line)
  const field = type === 'item' ? 'itemId' : 'account'
  if (line[field] === null) return [problem('standard_without_object', { type }, { field })]
  return type === 'item' ? checkItemPrice(line, item) : checkOfItemsOnly(line)
}

const checkText = ({ itemId, account, quantity, amount, description }: LineToCheck): Problem[] =>
  itemId !== null || account !== null || !quantity.isZero() || !amount.isZero() || description === '' ? [problem('standard_text_only', {}, { field: 'description' })] : []

const checkOfItemsOnly = (line: LineToCheck): Problem[] =>
  (['variant', 'unit'] as const).flatMap(field => (line[field] ? [problem('standard_items_only', { field }, { field })] : []))

/** Items take their price from lists and cards; a charge has neither. */
const checkItemPrice = ({ amount }: LineToCheck, item: NamedItem | undefined): Problem[] =>
  item && item.type !== 'charge' && !amount.isZero() ? [problem('standard_priced_by_list', { item: item.number }, { field: 'amount' })] : []

/** Whether a period is one. */
export const checkValidity = (from: string | null, to: string | null): Problem[] =>
  from !== null && to !== null && from > to ? [problem('standard_validity', { from, to }, { field: 'validTo' })] : []

export type Insertion = 'manual' | 'automatic' | 'ask'

/** A standard code of a party. */
export interface Assignment {
  readonly code: string
  readonly description: string
  /** Written out; local currency too. */
  readonly currency: string
  readonly partyNumber: string
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  readonly blocked: boolean
  readonly lines: number
  readonly onQuote: Insertion
  readonly onOrder: Insertion
  readonly onInvoice: Insertion
  readonly onCreditMemo: Insertion
}

/** The document lines are put on. */
export interface Receiving {
  readonly kind: Kind
  readonly currency: string
  /** The day on which a code must be valid. */
  readonly day: LocalDate
}

const insertions: Readonly<Partial<Record<Kind, 'onQuote' | 'onOrder' | 'onInvoice' | 'onCreditMemo'>>> = {
  quote: 'onQuote',
  order: 'onOrder',
  invoice: 'onInvoice',
  credit_memo: 'onCreditMemo',
}

/** How a code comes onto a kind of document; by hand where nothing is said of the kind. */
export const insertionOn = (assignment: Assignment, kind: Kind): Insertion => {
  const field = insertions[kind]
  return field ? assignment[field] : 'manual'
}

/** Every reason why the lines of a code cannot be put on a document. */
export function checkInsertion(assignment: Assignment, { currency, day }: Receiving): Problem[] {
  const { code, partyNumber: party } = assignment
  return [
    ...(assignment.blocked ? [problem('standard_blocked', { code, party })] : []),
    ...(isValidOn(assignment, day) ? [] : [problem('standard_not_valid', { code, party, date: day })]),
    ...(assignment.currency === currency ? [] : [problem('standard_other_currency', { code, currency: assignment.currency, document: currency })]),
    ...(assignment.lines > 0 ? [] : [problem('standard_empty', { code })]),
  ]
}

/** Whether a day is in the period of an assignment; without a day on one side it has no end there. */
export const isValidOn = ({ validFrom, validTo }: Pick<Assignment, 'validFrom' | 'validTo'>, day: LocalDate): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day)

/**
 * What happens when a party is chosen on a document: one code that comes by itself is put on it; several of those, or
 * one that asks, are asked for. Codes that cannot come are passed over.
 */
export function proposalFor(assignments: readonly Assignment[], document: Receiving): 'none' | 'insert' | 'ask' {
  const ready = assignments.filter(each => checkInsertion(each, document).length === 0)
  const automatic = ready.filter(each => insertionOn(each, document.kind) === 'automatic').length
  const asks = ready.some(each => insertionOn(each, document.kind) === 'ask')
  if (asks || automatic > 1) return 'ask'
  return automatic === 1 ? 'insert' : 'none'
}
