import { type Context, implement } from '#platform/command'
import { type LocalDate, addDays, addMonths } from '#platform/local-date'
import { type Problem, refuse } from '#platform/problem'
import { implementRecord } from '#platform/record'
import { accounts, accountsContract as contract, periods } from './contract.ts'
import { problem } from './problems.ts'

const hasEntries = async (context: Context, account: string): Promise<boolean> =>
  (
    await context.tx.query(
      'ledger.has_entries',
      'select 1 from ledger.entries where company_id = $1 and account = $2 limit 1',
      [context.companyId, account],
    )
  ).length > 0

const totals: readonly string[] = ['total', 'end_total']
const ranges = /^\s*[\w.-]*?(\.\.[\w.-]*)?\s*(\|\s*[\w.-]*?(\.\.[\w.-]*)?\s*)*$/

function checkTotaling(type = 'posting', totaling = ''): Problem[] {
  if (totaling === '') return []
  if (!totals.includes(type)) return [problem('totaling_only_on_totals', {}, { field: 'totaling' })]
  return ranges.test(totaling) ? [] : [problem('totaling_unreadable', { totaling }, { field: 'totaling' })]
}

implementRecord(contract, 'ledger.accounts', accounts, {
  table: 'ledger.accounts',
  check: async (context, after, before) => [
    ...checkTotaling(after.type, after.totaling),
    // An account with entries stays one that is posted on (ledgers.md §1.1).
    ...(before?.type === 'posting' && after.type !== 'posting' && (await hasEntries(context, before.number))
      ? [problem('account_has_entries', { account: before.number }, { field: 'type' })]
      : []),
  ],
  checkDelete: async (context, { number }) =>
    (await hasEntries(context, number)) ? [problem('account_has_entries', { account: number })] : [],
  list: { search: ['number', 'name'] },
})

implementRecord(contract, 'ledger.periods', periods, {
  table: 'ledger.periods',
  check: (_, { startingDate }) =>
    startingDate?.endsWith('-01')
      ? []
      : [problem('period_not_first_of_month', { date: startingDate ?? '' }, { field: 'startingDate' })],
  checkDelete: (_, { startingDate, closed }) =>
    Promise.resolve(closed ? [problem('period_closed', { date: startingDate })] : []),
})

implement(contract, 'ledger.periods.create_year', async (context, { startingDate, periods: count = 12 }) => {
  if (!startingDate.endsWith('-01'))
    refuse([problem('period_not_first_of_month', { date: startingDate }, { field: 'startingDate' })])
  const starts = Array.from({ length: count + 1 }, (_, index) => addMonths(startingDate, (index * 12) / count))
  // The first period of the year may be there already: the year before ends with it.
  const created = await context.tx.execute(
    'ledger.create_year',
    `insert into ledger.periods (company_id, starting_date, name, new_fiscal_year)
     select $1, d, to_char(d, 'YYYY-MM'), d in ($3::date, $4::date) from unnest($2::date[]) d on conflict do nothing`,
    [context.companyId, starts, startingDate, starts.at(-1)],
  )
  if (created === 0) refuse([problem('period_exists', { date: startingDate }, { field: 'startingDate' })])
  return { created }
})

implement(contract, 'ledger.periods.close_year', async context => {
  const years = await context.tx.query<{ starting_date: LocalDate }>(
    'ledger.open_years',
    `select starting_date from ledger.periods where company_id = $1 and new_fiscal_year and not closed
     order by starting_date limit 2`,
    [context.companyId],
  )
  const [year, next] = years
  if (!year) refuse([problem('no_year_to_close', {})])
  if (!next) refuse([problem('next_year_missing', { date: year!.starting_date })])
  await context.tx.execute(
    'ledger.close_year',
    'update ledger.periods set closed = true where company_id = $1 and starting_date >= $2 and starting_date < $3',
    [context.companyId, year!.starting_date, next!.starting_date],
  )
  return { startingDate: year!.starting_date, endingDate: addDays(next!.starting_date, -1) }
})
