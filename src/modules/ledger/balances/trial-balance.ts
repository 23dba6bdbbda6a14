/** Balances of G/L accounts: the summary up to its watermark, and the entries behind it. */
import { asksDimensions, hasDimensions } from '#dimensions'
import { type Context, implement } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import { type LocalDate, startOfMonth } from '#platform/local-date'
import { Refused } from '#platform/problem'
import type { z } from 'zod'
import { problem } from './problems.ts'
import { balanceContract } from './contract.ts'
import { type AccountBalance, indentations, sumTotals } from './totals.ts'
import { withoutEmpty } from './without-empty.ts'

interface ChartRow {
  number: string
  name: string
  type: 'posting' | 'heading' | 'total' | 'begin_total' | 'end_total'
  statement: 'income' | 'balance'
  category: string
  totaling: string
}

/** The work date, and the start of the fiscal year it is in; of the month's year where no period says so. */
async function periodOf(context: Context, input: { from?: LocalDate; to?: LocalDate }): Promise<{ from: LocalDate; to: LocalDate }> {
  const to = input.to ?? context.workDate
  if (input.from) return { from: input.from, to }
  const year = await context.tx.maybeOne<{ starting_date: LocalDate }>(
    'ledger.fiscal_year',
    `select starting_date from ledger.periods where company_id = $1 and new_fiscal_year and starting_date <= $2
     order by starting_date desc limit 1`,
    [context.companyId, to],
  )
  return { from: year?.starting_date ?? (`${to.slice(0, 4)}-01-01` as LocalDate), to }
}

/**
 * What was posted on accounts by month, by the days of the months that the period begins and ends in, and by what came
 * after the watermark: `balance`, `net` and `debit` are the shares of each part in the three sums of the period $2..$3.
 * `offset 0` keeps the way to what came after by transaction: it is little, which the planner cannot know.
 */
const parts = (account: string): string => `
  select account, amount as balance, case when month >= $4::date then amount else 0 end as net,
    case when month >= $4 then debit else 0 end as debit, entries, month
  from ledger.balance_summary where company_id = $1 and month < $5 and (select mark from marked) > '0'::xid8 ${account}
  union all
  select account, amount, amount, debit, entries, $5::date
  from ledger.balance_days where company_id = $1 and day between $5::date and $3::date and (select mark from marked) > '0'::xid8 ${account}
  union all
  select account, 0, -amount, -debit, 0, $4::date
  from ledger.balance_days where company_id = $1 and day >= $4 and day < $2::date and (select mark from marked) > '0'::xid8 ${account}
  union all
  select e.account, e.amount, case when e.posting_date >= $2 then e.amount else 0 end,
    case when e.posting_date >= $2 and e.amount > 0 then e.amount else 0 end, 1, date_trunc('month', e.posting_date)::date
  from ledger.transactions t cross join lateral (
    select account, posting_date, amount from ledger.entries
    where company_id = t.company_id and transaction_no = t.transaction_no and posting_date <= $3 ${account} offset 0) e
  where t.company_id = $1 and t.xid >= (select mark from marked)`

/** Company, first and last day of the period, and the first days of their months, as `parts` numbers them. */
const periodParams = (companyId: number, from: LocalDate, to: LocalDate) => [companyId, from, to, startOfMonth(from), startOfMonth(to)]

const marked = 'marked as materialized (select ledger.summary_mark($1) as mark)'

const loadChart = (context: Context): Promise<ChartRow[]> =>
  context.tx.query<ChartRow>(
    'ledger.chart',
    `select number, coalesce(translations->>$2, name) as name, type, statement, category, totaling
     from ledger.accounts where company_id = $1 order by number collate "C"`,
    [context.companyId, context.language],
  )

/** The same sums over the entries that have some dimensions: the summary does not know them. */
const sumsOfDimensions = `
  select account, sum(amount) as balance, coalesce(sum(amount) filter (where posting_date >= $2), 0) as net,
    coalesce(sum(amount) filter (where posting_date >= $2 and amount > 0), 0) as debit
  from ledger.entries where company_id = $1 and posting_date <= $3 and ${hasDimensions('dimension_set_id', '$4')}
  group by account`

interface SummedPeriod {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly dimensions?: Readonly<Record<string, string>> | undefined
}

async function loadSums(context: Context, { from, to, dimensions }: SummedPeriod): Promise<ReadonlyMap<string, AccountBalance>> {
  const rows = asksDimensions(dimensions)
    ? await context.tx.query<AccountSums>('ledger.trial_balance_of_dimensions', sumsOfDimensions, [context.companyId, from, to, JSON.stringify(dimensions)])
    : await loadSummed(context, from, to)
  return new Map(rows.map(row => [row.account, balanceOf(row)]))
}

const loadSummed = (context: Context, from: LocalDate, to: LocalDate): Promise<AccountSums[]> =>
  context.tx.query<AccountSums>(
    'ledger.trial_balance',
    `with ${marked} select account, sum(balance) as balance, sum(net) as net, sum(debit) as debit
     from (${parts('')}) parts group by account having sum(entries) > 0`,
    periodParams(context.companyId, from, to),
  )

interface Sums {
  balance: string
  net: string
  debit: string
}

type AccountSums = Sums & { account: string }

const balanceOf = (row: Sums): AccountBalance => {
  const debit = dec(row.debit)
  return { balance: dec(row.balance), debit, credit: debit.minus(dec(row.net)) }
}

const written = ({ balance, debit, credit }: AccountBalance) => ({
  balance: balance.toString(),
  netChange: debit.minus(credit).toString(),
  debit: debit.toString(),
  credit: credit.toString(),
})

type TrialBalance = z.input<(typeof balanceContract)['ledger.trial_balance']['output']>

/** Every account of the chart with its turnover in a period and its balance at the end of it, totals included. */
export async function loadTrialBalance(
  context: Context, { unused, ...input }: z.output<(typeof balanceContract)['ledger.trial_balance']['input']>,
): Promise<TrialBalance> {
  const { from, to } = await periodOf(context, input)
  const [chart, posted] = await Promise.all([loadChart(context), loadSums(context, { from, to, dimensions: input.dimensions })])
  const all = sumTotals(chart, posted)
  const depths = indentations(chart)
  const zero = { balance: Decimal.zero, debit: Decimal.zero, credit: Decimal.zero }
  const rows = chart.map(({ number: account, name, type, statement, category, totaling }, index) => ({
    account, name, type, statement, category, totaling, indentation: depths[index]!, ...written(all.get(account) ?? zero),
  }))
  const sums = [...posted.values()]
  const sum = (pick: (balance: AccountBalance) => Decimal): string => Decimal.sum(sums.map(pick)).toString()
  return {
    from,
    to,
    rows: unused === 'hidden' ? withoutEmpty(rows.filter(({ type, account }) => type !== 'posting' || posted.has(account))) : rows,
    totals: {
      debit: sum(balance => balance.debit),
      credit: sum(balance => balance.credit),
      debitBalance: sum(({ balance }) => Decimal.max(balance, Decimal.zero)),
      creditBalance: sum(({ balance }) => Decimal.max(balance.negated(), Decimal.zero)),
    },
  }
}

implement(balanceContract, 'ledger.trial_balance', loadTrialBalance)

implement(balanceContract, 'ledger.account_balance', async (context, { account, ...input }) => {
  const { from, to } = await periodOf(context, input)
  const found = await context.tx.maybeOne<{ name: string }>(
    'ledger.account_name',
    'select coalesce(translations->>$3, name) as name from ledger.accounts where company_id = $1 and number = $2',
    [context.companyId, account, context.language],
  )
  if (!found) throw new Refused([problem('account_unknown', { account }, { field: 'account' })], 404)
  const rows = await context.tx.query<Sums & { month: LocalDate }>(
    'ledger.account_balance',
    `with ${marked}, monthly as (
       select month, sum(balance) as amount, sum(net) as net, sum(debit) as debit from (${parts('and account = $6')}) parts group by month)
     select month, sum(amount) over (order by month) as balance, net, debit from monthly order by month`,
    [...periodParams(context.companyId, from, to), account],
  )
  const months = rows.map(row => ({ month: row.month, ...balanceOf(row) }))
  const whole = {
    balance: months.at(-1)?.balance ?? Decimal.zero,
    debit: Decimal.sum(months.map(month => month.debit)),
    credit: Decimal.sum(months.map(month => month.credit)),
  }
  return {
    account,
    name: found.name,
    from,
    to,
    ...written(whole),
    months: months.filter(({ month }) => month >= `${from.slice(0, 7)}-01`).map(({ month, ...sums }) => ({ month, ...written(sums) })),
  }
})
