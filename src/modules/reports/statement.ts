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

/** The months a statement shows when nobody says which: the running one and the two before it. */
export const statementPeriod = ({ from, to }: Pick<StatementInput, 'from' | 'to'>, workDate: LocalDate): { from: LocalDate; to: LocalDate } => {
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
    columns: columnsOf(words, { postingDate: 'date', document: 'text', dueDate: 'date', amount: 'amount', remaining: 'amount', balance: 'amount' }),
    sections: currencies.map(currency => sectionOf(currency, sign, from, words)),
    sums: null,
    figures: currencies.flatMap(({ currency, closing, overdue }) => [
      { name: `balance ${currency}`, caption: words.say('figure.balance', { currency }), amount: signed(closing, sign) },
      { name: `overdue ${currency}`, caption: words.say('figure.overdue', { currency }), amount: signed(overdue, sign) },
    ]),
  }
}

const signed = (amount: string, sign: 1 | -1): string => dec(amount).times(dec(sign)).toString()

function sectionOf({ currency, opening, entries, closing }: Currency, sign: 1 | -1, from: LocalDate, words: Words): StatementReport['sections'][number] {
  const first = {
    style: 'heading' as const, level: 0, entryNo: null, postingDate: from, document: words.say('opening'), dueDate: null, amount: null, remaining: null,
    balance: signed(opening, sign),
  }
  const rows = entries.map(({ entryNo, postingDate, documentType, documentNumber, description, dueDate, amount, remaining, balance }) => ({
    ...plain,
    entryNo,
    postingDate,
    document: [documentType && words.say(`document.${documentType}`), documentNumber || description].filter(Boolean).join(' '),
    dueDate,
    amount: signed(amount, sign),
    remaining: signed(remaining, sign),
    balance: signed(balance, sign),
  }))
  return { name: currency, caption: currency, rows: [first, ...rows], sums: { balance: signed(closing, sign) } }
}
