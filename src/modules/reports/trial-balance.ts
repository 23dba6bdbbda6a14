import type { z } from 'zod'
import { loadTrialBalance } from '#ledger'
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import type { reports } from './contract.ts'
import { type Answer, type Standing, columnsOf, sumOf, wordsOf } from './shape.ts'
import { narrowedTo } from './narrowed.ts'

type Input = z.output<(typeof reports)['reports.trial_balance']['input']>

const styles: Readonly<Record<string, Standing['style']>> = { heading: 'heading', begin_total: 'heading', total: 'total', end_total: 'total' }

/** The trial balance of a period; its debits and credits are equal, its opening and closing balances zero. */
export async function trialBalance(context: Context, input: Input): Promise<Answer<'reports.trial_balance'>> {
  const words = wordsOf(context.language)
  const narrowed = await narrowedTo(context, input.dimensions, words)
  const { from, to, rows: accounts } = await loadTrialBalance(context, input)
  const rows = accounts.map(({ account, name, type, indentation, balance, netChange, debit, credit }) => ({
    style: styles[type] ?? ('row' as const),
    level: indentation,
    account,
    name,
    opening: dec(balance).minus(dec(netChange)).toString(),
    debit,
    credit,
    closing: balance,
  }))
  const sums = sumOf(rows.filter(({ style }) => style === 'row'), 'opening', 'debit', 'credit', 'closing')
  return {
    title: words.say('title.trial_balance'),
    subtitles: [words.say('period', { from: words.day(from), to: words.day(to) }), ...narrowed],
    from,
    to,
    columns: columnsOf(words, { account: 'code', name: 'text', opening: 'amount', debit: 'amount', credit: 'amount', closing: 'amount' }),
    sections: [{ name: 'accounts', caption: '', rows, sums: null }],
    sums,
    figures: [],
  }
}
