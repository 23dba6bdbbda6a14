/** Stories for the database tests of payments: invoices through the general journal, books that must agree. */
import { expect } from 'vitest'
import { findOpenItemDifferences } from '#openitems'
import { type Databases, withTransaction } from '#platform/db'
import { Refused } from '#platform/problem'
import type { TestCompany } from '#platform/testing/company'

export interface Paid {
  readonly transactionNo: number
  readonly documentNumber: string
  readonly entryNo: number
  readonly remaining: string
}

export interface EntryRow {
  readonly entryNo: number
  readonly transactionNo: number
  readonly documentNumber: string
  readonly documentType: string
  readonly currency: string
  readonly amount: string
  readonly remaining: string
  readonly remainingLcy: string
  readonly open: boolean
  readonly dueDate: string
  readonly discountDate: string | null
  readonly remainingDiscount: string
  readonly closedOn: string | null
}

/** Codes and params of what a call was refused with; a call that was not refused fails the test. */
export async function refusal(run: Promise<unknown>): Promise<readonly { code: string; params: object; field?: string }[]> {
  const error = await run.then(() => undefined, (thrown: unknown) => thrown)
  if (error instanceof Refused) return error.problems
  throw error ?? new Error('it was not refused')
}

export interface InvoiceText {
  readonly amount?: string
  readonly on?: string
  readonly terms?: string
  readonly party?: string
  readonly currency?: string
  /** Local currency for one unit. */
  readonly factor?: string
  readonly number?: string
}

/** What a test asks of a company's ledgers. */
export function story(db: Databases, company: TestCompany) {
  const read = async <T>(sql: string, ...params: unknown[]): Promise<T[]> =>
    (await db.owner.query(sql, [company.companyId, ...params])).rows as T[]

  const entries = async (role: 'customer' | 'vendor' = 'customer'): Promise<EntryRow[]> =>
    (await company.call<{ rows: EntryRow[] }>(`openitems.${role}_entries.list`, { sort: [{ field: 'entryNo' }] })).rows

  const entry = async (entryNo: number): Promise<EntryRow> =>
    (await company.call<{ entry: EntryRow }>('openitems.entry.get', { entryNo })).entry

  /** G/L of a transaction as `0610 1210.00`, in order of account. */
  const gl = async (transactionNo: number): Promise<string[]> =>
    (await read<{ line: string }>(
      `select account || ' ' || round(sum(amount), 2) as line from ledger.entries
       where company_id = $1 and transaction_no = $2 group by account order by account`,
      transactionNo,
    )).map(({ line }) => line)

  /** VAT of a transaction as `sale -1000.00 -210.00`. */
  const tax = async (transactionNo: number): Promise<string[]> =>
    (await read<{ line: string }>(
      `select kind || ' ' || round(base, 2) || ' ' || round(amount, 2) as line from tax.entries
       where company_id = $1 and transaction_no = $2 order by entry_no`,
      transactionNo,
    )).map(({ line }) => line)

  /** Adds lines to the general journal and posts it. Gives the transaction of its only document. */
  const post = async (...lines: readonly object[]): Promise<{ transactionNo: number; documentNumber: string }> => {
    for (const line of lines) await company.call('payments.journal_lines.create', { journal: 'GENERAL', ...line })
    const { documents } = await company.call<{ documents: { transactionNo: number; documentNumber: string }[] }>(
      'payments.journal.post', { journal: 'GENERAL' },
    )
    return documents[0]!
  }

  /** A sales invoice of 1 210.00, 21 % VAT in it, through the general journal. Gives its entry. */
  const invoice = async (text: InvoiceText = {}): Promise<EntryRow> => {
    const amount = text.amount ?? '1210'
    const line = {
      postingDate: text.on ?? '2026-06-10', documentType: 'invoice',
      ...(text.currency && { currency: text.currency }), ...(text.factor && { exchangeFactor: text.factor }),
      ...(text.number && { documentNumber: text.number }),
    }
    const taxed = company.country === 'NL'
      ? { generalPostingType: 'sale', taxBusinessGroup: 'DOMESTIC', taxProductGroup: 'STANDARD' }
      : { generalPostingType: '' }
    await post(
      { ...line, accountKind: 'customer', account: text.party ?? 'C-DOM', amount, ...(text.terms && { paymentTerms: text.terms }) },
      { ...line, accountKind: 'gl_account', account: company.country === 'NO' ? '3000' : '6130', amount: `-${amount}`, ...taxed },
    )
    return (await entries()).at(-1)!
  }

  /** Trial balance zero, control accounts and open items as the details say, bank accounts as their entries say. */
  const expectBooksAgree = async (): Promise<void> => {
    const found = await withTransaction(db.owner, { companyId: company.companyId }, tx => findOpenItemDifferences(tx, company.companyId))
    expect(found).toEqual([])
    const [sums] = await read<{ ledger: string; bank: string }>(
      `select (select coalesce(sum(amount), 0) from ledger.entries where company_id = $1)::numeric as ledger,
         (select coalesce(sum(e.amount), 0) from ledger.entries e where e.company_id = $1 and e.account in
           (select g.account from bank.accounts b join bank.posting_groups g on g.company_id = $1 and g.code = b.posting_group where b.company_id = $1))
         - (select coalesce(sum(amount_lcy), 0) from bank.entries where company_id = $1) as bank`,
    )
    expect([Number(sums!.ledger), Number(sums!.bank)]).toEqual([0, 0])
  }

  const set = async (column: string, value: unknown): Promise<void> => {
    await read(`update company.finance_setup set ${column} = $2 where company_id = $1`, value)
  }

  return { read, entries, entry, gl, tax, post, invoice, expectBooksAgree, set }
}
