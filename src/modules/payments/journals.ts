/** Journals: which they are, and what they propose. */
import type { Tx } from '#platform/db'
import { Refused } from '#platform/problem'
import { implementRecord } from '#platform/record'
import { type Reference, declareReferences } from '#platform/references'
import { journals, payments } from './contract.ts'
import { problem } from './problems.ts'

export type JournalKind = 'general' | 'payment' | 'cash_receipt'

export interface Journal {
  readonly code: string
  readonly kind: JournalKind
  readonly series: string
  readonly balancingKind: 'gl_account' | 'bank_account' | null
  readonly balancingAccount: string | null
}

/** The source code of what a kind of journal posts. */
export const sourceCodes: Readonly<Record<JournalKind, string>> = {
  general: 'GENJNL',
  payment: 'PAYMENTJNL',
  cash_receipt: 'CASHRECJNL',
}

const columns = 'code, kind, series_code as series, balancing_kind as "balancingKind", balancing_account as "balancingAccount"'

/** The journal with a code; refuses a code that no journal has. */
export async function loadJournal(tx: Tx, companyId: number, code: string): Promise<Journal> {
  const journal = await tx.maybeOne<Journal>(
    'payments.journal',
    `select ${columns} from payments.journals where company_id = $1 and code = $2`,
    [companyId, code],
  )
  if (!journal) throw new Refused([problem('journal_not_found', { journal: code }, { field: 'journal' })], 404)
  return journal
}

/** The journal somebody named, else the first of a kind. */
export async function loadJournalFor(tx: Tx, companyId: number, kind: JournalKind, code: string | undefined): Promise<Journal> {
  if (code !== undefined) return loadJournal(tx, companyId, code)
  const journal = await tx.maybeOne<Journal>(
    'payments.journal_of_kind',
    `select ${columns} from payments.journals where company_id = $1 and kind = $2 order by code limit 1`,
    [companyId, kind],
  )
  if (!journal) throw new Refused([problem('no_journal', { kind }, { remedy: 'setup/journals' })])
  return journal
}

implementRecord(payments, 'payments.journals', journals, {
  table: 'payments.journals',
  list: {
    columns: {
      lines: {
        sql: '(select count(*)::int from payments.journal_lines l where l.company_id = r.company_id and l.journal = r.code)',
        kind: 'integer',
      },
    },
  },
})

const balancing = (kind: string, to: string): Reference => ({
  table: 'payments.journals',
  column: 'balancing_account',
  field: 'balancingAccount',
  to,
  toColumn: 'number',
  when: { balancing_kind: kind },
})

declareReferences(
  { table: 'payments.journals', column: 'series_code', field: 'seriesCode', to: 'numbering.series', toColumn: 'code' },
  { ...balancing('gl_account', 'ledger.accounts'), where: { type: 'posting' } },
  balancing('bank_account', 'bank.accounts'),
)
