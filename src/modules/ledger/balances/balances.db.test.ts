import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, test, vi } from 'vitest'
import '#ledger'
import { withTransaction } from '#platform/db'
import { dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { emptyPlan, writePlan } from '#posting'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { summarizeBalances } from './summary.ts'

const db = await freshDatabase()
let company: TestCompany
let bank: string
let sales: string
let costs: string

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  const { rows } = await db.owner.query<{ number: string }>(
    `select number from ledger.accounts where company_id = $1 and type = 'posting' order by number limit 3`,
    [company.companyId],
  )
  ;[bank, sales, costs] = rows.map(row => row.number) as [string, string, string]
})

/** Posts debit on the first account and credit on the second. */
async function post(date: string, debit: string, credit: string, amount: string): Promise<void> {
  const documentId = randomUUID()
  const postingDate = localDate(date)
  await withTransaction(db.app, company.caller, tx =>
    writePlan(tx, company.companyId, {
      ...emptyPlan({ postingDate, sourceCode: 'GENJNL', operation: 'payments.journal.post' }),
      documents: [{ id: documentId, type: 'journal', number: 'J-1', postingDate, documentDate: postingDate }],
      gl: [
        { documentId, account: debit, amount: dec(amount) },
        { documentId, account: credit, amount: dec(amount).negated() },
      ],
    }),
  )
}

interface TrialBalance {
  readonly from: string
  readonly to: string
  readonly rows: readonly { account: string; balance: string; netChange: string; debit: string; credit: string }[]
  readonly totals: { readonly debit: string; readonly credit: string; readonly debitBalance: string; readonly creditBalance: string }
}

const trialBalance = (input: object) => company.call<TrialBalance>('ledger.trial_balance', input)

/** Other tests run on the same server; the horizon waits for their transactions too. */
async function summarized(): Promise<void> {
  const open = async (): Promise<number> => {
    await summarizeBalances(db, company.companyId)
    return (await db.owner.query(
      `select from ledger.transactions t where t.company_id = $1 and t.xid >= ledger.summary_mark($1) limit 1`,
      [company.companyId],
    )).rows.length
  }
  await vi.waitUntil(async () => (await open()) === 0, { timeout: 20_000, interval: 20 })
}

const byHand = async (from: string, to: string): Promise<TrialBalance['rows']> =>
  (await db.owner.query(
    `select account, trim_scale(sum(amount))::text as balance,
       trim_scale(coalesce(sum(amount) filter (where posting_date >= $2), 0))::text as "netChange",
       trim_scale(coalesce(sum(amount) filter (where posting_date >= $2 and amount > 0), 0))::text as debit,
       trim_scale(coalesce(-sum(amount) filter (where posting_date >= $2 and amount < 0), 0))::text as credit
     from ledger.entries where company_id = $1 and posting_date <= $3 group by account order by account`,
    [company.companyId, from, to],
  )).rows as TrialBalance['rows']

async function expectAgreement(from: string, to: string): Promise<void> {
  const { rows } = await trialBalance({ from, to })
  const posted = rows.filter(row => [bank, sales, costs].includes(row.account))
  expect(posted.map(({ account, balance, netChange, debit, credit }) => ({ account, balance, netChange, debit, credit })))
    .toEqual(await byHand(from, to))
}

describe('the trial balance', () => {
  const periods = [
    ['2026-01-01', '2026-12-31'],
    ['2026-02-10', '2026-03-15'],
    ['2026-03-10', '2026-03-20'],
    ['2026-03-31', '2026-03-31'],
    ['2026-01-01', '2026-01-31'],
    ['2026-02-01', '2026-02-28'],
  ] as const

  beforeAll(async () => {
    for (const [date, amount] of [['2025-12-31', '50'], ['2026-01-01', '100.25'], ['2026-02-10', '20'], ['2026-03-15', '3.5'], ['2026-03-31', '7']] as const)
      await post(date, bank, sales, amount)
    await post('2026-03-10', costs, bank, '40')
  })

  it.each(periods)('from %s to %s is the sum of the entries, none of them summarized', expectAgreement)

  it('starts with the fiscal year and ends on the work date when nothing is said', async () => {
    expect(await trialBalance({})).toMatchObject({ from: '2026-01-01', to: '2026-06-15' })
  })

  it('is zero over all accounts', async () => {
    const { totals } = await trialBalance({ from: '2026-01-01', to: '2026-12-31' })
    expect(totals).toEqual({ debit: '170.75', credit: '170.75', debitBalance: '180.75', creditBalance: '180.75' })
  })

  describe('once summarized', () => {
    beforeAll(summarized)

    it.each(periods)('from %s to %s is the same', expectAgreement)

    it('adds what is posted behind the watermark, on any date', async () => {
      await post('2026-02-20', bank, sales, '1000')
      await post('2026-06-01', sales, bank, '11')
      for (const [from, to] of periods) await expectAgreement(from, to)
      await summarized()
      for (const [from, to] of periods) await expectAgreement(from, to)
    })

    it('adds nothing twice', async () => {
      expect(await summarizeBalances(db, company.companyId)).toBe(0)
      await Promise.all([summarizeBalances(db, company.companyId), summarizeBalances(db, company.companyId)])
      await expectAgreement('2026-01-01', '2026-12-31')
    })

    it('does not skip a posting that was open while a later one was summarized', async () => {
      const slow = await db.owner.connect()
      try {
        await slow.query(`begin; select set_config('handel.company', '${company.companyId}', true), pg_current_xact_id()`)
        await post('2026-04-01', bank, sales, '5')
        await summarizeBalances(db, company.companyId)
        await slow.query(
          `insert into ledger.transactions (company_id, transaction_no, posting_date, source_code, user_id, operation)
           values ($1, nextval('ledger.transaction_numbers'), '2026-04-02', 'GENJNL', '', 'test')`,
          [company.companyId],
        )
        await slow.query(
          `insert into ledger.entries (company_id, entry_no, transaction_no, document_id, account, posting_date, amount)
           select $1, nextval('ledger.entry_numbers'), currval('ledger.transaction_numbers'), gen_random_uuid(), a, '2026-04-02', m
           from (values ($2, 6), ($3, -6)) x(a, m)`,
          [company.companyId, bank, sales],
        )
        await slow.query('commit')
      } finally {
        slow.release(true)
      }
      await expectAgreement('2026-01-01', '2026-12-31')
      await summarized()
      await expectAgreement('2026-01-01', '2026-12-31')
    })

    it('is right in a database that was brought here from a server with higher transaction ids', async () => {
      await db.owner.query(`update ledger.transactions set xid = (xid::text::bigint + 1000000)::text::xid8 where company_id = $1`, [company.companyId])
      await db.owner.query(`update ledger.summary_watermarks set xid = (xid::text::bigint + 1000000)::text::xid8 where company_id = $1`, [company.companyId])
      await post('2026-05-01', bank, sales, '8')
      await expectAgreement('2026-01-01', '2026-12-31')
      await summarized()
      await expectAgreement('2026-01-01', '2026-12-31')
    })
  })
})

test('the balance of one account, month by month', async () => {
  const answer = await company.call<{ balance: string; months: { month: string; balance: string; netChange: string }[] }>(
    'ledger.account_balance',
    { account: costs, from: '2026-01-01', to: '2026-12-31' },
  )
  expect(answer).toMatchObject({ balance: '40', netChange: '40', debit: '40', credit: '0' })
  expect(answer.months).toEqual([{ month: '2026-03-01', balance: '40', netChange: '40', debit: '40', credit: '0' }])
  await expect(company.call('ledger.account_balance', { account: 'NONE' })).rejects.toThrow(/ledger.account_unknown/)
})

test('the entries behind a balance', async () => {
  const { rows } = await company.call<{ rows: { amount: string; debit: string; documentNumber: string }[] }>('ledger.entries.list', {
    filter: { account: costs, postingDate: '2026-03-01..2026-03-31' },
  })
  expect(rows).toMatchObject([{ amount: '40', debit: '40', credit: '0', documentNumber: 'J-1', postingDate: '2026-03-10' }])
})
