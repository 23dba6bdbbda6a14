/** `bank.account_figures`: what a card says of its bank account at a glance. */
import { implement } from '#platform/command'
import { startOfMonth } from '#platform/local-date'
import { Refused } from '#platform/problem'
import { problem } from '#platform/record'
import { entriesContract } from './contract.ts'

interface Row {
  readonly currency: string
  readonly balance: string
  readonly balanceLcy: string
  readonly in: string
  readonly out: string
  readonly lastEntryOn: string | null
}

implement(entriesContract, 'bank.account_figures', async ({ tx, companyId, workDate }, { bankAccount }) => {
  const row = await tx.maybeOne<Row>(
    'bank.account_figures',
    `select b.currency, coalesce(sum(e.amount), 0) as balance, coalesce(sum(e.amount_lcy), 0) as "balanceLcy",
       coalesce(sum(e.amount) filter (where e.amount > 0 and e.posting_date >= $3), 0) as in,
       coalesce(-sum(e.amount) filter (where e.amount < 0 and e.posting_date >= $3), 0) as out, max(e.posting_date) as "lastEntryOn"
     from bank.accounts b left join bank.entries e on e.company_id = b.company_id and e.bank_account = b.number and e.posting_date <= $4
     where b.company_id = $1 and b.number = $2 group by b.currency`,
    [companyId, bankAccount, startOfMonth(workDate), workDate],
  )
  if (!row) throw new Refused([problem('record_not_found', { record: 'bank_accounts', key: bankAccount })], 404)
  return row
})
