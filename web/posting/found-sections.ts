/** What was found under a document number, ledger by ledger, as the tables every posting is shown in. */
import { Decimal } from '#platform/decimal'
import type { Output } from '../shell/operations.ts'
import { type Around, type EntrySection, bankSection, glSection, itemSection, partySection, taxSection, valueSection } from './entry-sections.ts'

export type Found = Output<'ledger.find_entries'>

/** Rows of a ledger have the fields its list has; the contract of the search names only what all have. */
type Rows<D extends (rows: never, ...more: never) => unknown> = Parameters<D>[0]

/** Debit and credit of a signed amount. */
function debitAndCredit(amount: string): { readonly debit: string; readonly credit: string } {
  const value = Decimal.parse(amount)
  return value.isNegative() ? { debit: '0', credit: value.negated().toString() } : { debit: value.toString(), credit: '0' }
}

interface GlRow {
  readonly entryNo: number
  readonly account: string
  readonly accountName: string
  readonly description: string
  readonly amount: string
}

type OfItem<R extends readonly unknown[]> = R[number] & { readonly itemNumber: string }

type Ledger = Found['ledgers'][number]

function drawn({ ledger, rows }: Ledger, around: Around): EntrySection[] {
  switch (ledger) {
    case 'gl':
      return glSection((rows as unknown as GlRow[]).map(row => ({ ...row, name: row.accountName, ...debitAndCredit(row.amount) })), undefined, around)
    case 'tax':
      return taxSection(rows as unknown as Rows<typeof taxSection>, around)
    case 'party':
      return partySection(rows as unknown as Rows<typeof partySection>, around)
    case 'bank':
      return bankSection(rows as unknown as Rows<typeof bankSection>, around)
    case 'item':
      return itemSection((rows as unknown as OfItem<Rows<typeof itemSection>>[]).map(row => ({ ...row, number: row.itemNumber })), around)
    case 'value': {
      const values = rows as unknown as OfItem<Rows<typeof valueSection>>[]
      return valueSection(values, values.map(row => row.itemNumber), around)
    }
  }
}

/** Sections of what was found; entries of one transaction lead to the lists of their ledgers. */
export function foundSections({ documents, ledgers }: Found): EntrySection[] {
  const [transactionNo, ...others] = new Set(documents.map(document => document.transactionNo))
  const ofOne = transactionNo !== undefined && others.length === 0 ? { transactionNo } : {}
  return ledgers.flatMap(ledger => drawn(ledger, { ...ofOne, count: ledger.count }))
}
