import type { z } from 'zod'
import { loadStatement } from '#openitems'
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import { type LocalDate, addMonths, startOfMonth } from '#platform/local-date'
import { Refused } from '#platform/problem'
import type { reports } from './contract.ts'
import { problem } from './problems.ts'
import { type Answer, type Words, columnsOf, plain, wordsOf } from './shape.ts'
import type { AgedRole } from './aged.ts'

export type StatementInput = z.output<(typeof reports)['reports.customer_statement']['input']>
export type StatementReport = Answer<'reports.customer_statement'>
type Currency = Awaited<ReturnType<typeof loadStatement>>['currencies'][number]

interface Period {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** The months a statement shows when nobody says which: the running one and the two before it. */
export const statementPeriod = ({ from, to }: Pick<StatementInput, 'from' | 'to'>, workDate: LocalDate): Period => {
  const last = to ?? workDate
  return { from: from ?? startOfMonth(addMonths(last, -2)), to: last }
}

/** A party's account from opening to closing balance, each currency apart. Refuses a party that has another role. */
export async function statementReport(context: Context, role: AgedRole, input: StatementInput): Promise<StatementReport> {
  const words = wordsOf(context.language)
  const party = await context.tx.maybeOne<{ number: string; name: string }>(
    'reports.party', 'select number, name from parties.parties where company_id = $1 and id = $2 and role = $3', [context.companyId, input.partyId, role],
  )
  if (!party) throw new Refused([problem('party_unknown', { id: input.partyId }, { field: 'partyId' })], 404)
  const { from, to } = statementPeriod(input, context.workDate)
  const { currencies } = await loadStatement(context, { ...input, from, to })
  const sign = role === 'vendor' ? -1 : 1
  return {
    title: words.say('title.statement'),
    subtitles: [`${party.number} ${party.name}`, words.say('period', { from: words.day(from), to: words.day(to) })],
    from,
    to,
    columns: columnsOf(words, { postingDate: 'date', document: 'text', dueDate: 'date', amount: 'amount', remaining: 'amount', balance: 'balance' }),
    sections: currencies.map(currency => sectionOf(currency, sign, { from, to }, words)),
    sums: null,
    figures: currencies.flatMap(({ currency, closing, overdue }) => [
      { name: `balance ${currency}`, caption: words.say('figure.balance', { currency }), amount: signed(closing, sign) },
      { name: `overdue ${currency}`, caption: words.say('figure.overdue', { currency }), amount: signed(overdue, sign) },
    ]),
  }
}

const signed = (amount: string, sign: 1 | -1): string => dec(amount).times(dec(sign)).toString()

type Line = Currency['entries'][number]

function sectionOf({ currency, opening, entries, closing }: Currency, sign: 1 | -1, { from, to }: Period, words: Words): StatementReport['sections'][number] {
  const standing = (postingDate: LocalDate, word: string, balance: string, style: 'heading' | 'total') => ({
    style, level: 0, entryNo: null, postingDate, document: words.say(word), dueDate: null, amount: null, remaining: null, balance: signed(balance, sign),
  })
  const rows = entries.map(line => ({
    ...plain,
    entryNo: line.entryNo,
    postingDate: line.postingDate,
    document: documentOf(line, words),
    dueDate: line.what === 'entry' && falls.has(line.documentType) ? line.dueDate : null,
    amount: signed(line.amount, sign),
    remaining: line.remaining === null ? null : signed(line.remaining, sign),
    balance: signed(line.balance, sign),
  }))
  return { name: currency, caption: currency, rows: [standing(from, 'opening', opening, 'heading'), ...rows, standing(to, 'closing', closing, 'total')], sums: null }
}

/** What has a day to be paid on. */
const falls: ReadonlySet<string> = new Set(['invoice', 'credit_memo', 'reminder', 'finance_charge'])

function documentOf({ what, documentType, documentNumber, description }: Line, words: Words): string {
  const document = [documentType && words.say(`document.${documentType}`), documentNumber || description].filter(Boolean).join(' ')
  return what === 'entry' ? document : words.say(what, { document })
}
