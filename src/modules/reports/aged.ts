import type { z } from 'zod'
import { type AgedEntry, loadAged, loadAgedEntries } from '#openitems'
import type { Context } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import type { reports } from './contract.ts'
import { type Answer, type Column, type Words, columnsOf, plain, sumOf, wordsOf } from './shape.ts'
import { narrowedTo } from './narrowed.ts'

export type AgedInput = z.output<(typeof reports)['reports.aged_receivables']['input']>
export type AgedReport = Answer<'reports.aged_receivables'>
type AgedRow = AgedReport['sections'][number]['rows'][number]
type Buckets = readonly { readonly from: string | null; readonly to: string | null }[]

export type AgedRole = 'customer' | 'vendor'

const titles = { customer: 'aged_receivables', vendor: 'aged_payables' } as const

const bucketNames = ['bucket0', 'bucket1', 'bucket2', 'bucket3', 'bucket4'] as const

/** What customers owe us, or what we owe to vendors: both positive. */
const owed = (role: AgedRole, amount: string): string => (role === 'vendor' ? dec(amount).negated() : dec(amount)).toString()

const inBuckets = (amounts: readonly string[]): Record<(typeof bucketNames)[number], string> =>
  Object.fromEntries(bucketNames.map((name, index) => [name, amounts[index] ?? '0'])) as Record<(typeof bucketNames)[number], string>

/** Open balances at the end of a day by age, each currency apart, by party or by entry. */
export async function agedReport(context: Context, role: AgedRole, { detail, ...input }: AgedInput): Promise<AgedReport> {
  const words = wordsOf(context.language)
  const narrowed = await narrowedTo(context, input.dimensions, words)
  const question = { ...input, role }
  const { asAt, buckets, rows } = detail === 'entries' ? await byEntry(context, question, words) : await byParty(context, question)
  const fields = ['balance', ...bucketNames] as const
  const sectionKey = (row: AgedRow): string => (detail === 'entries' ? `${row.number} ${row.currency}` : row.currency)
  const sections = [...Map.groupBy(rows, sectionKey)].map(([name, of]) => ({
    name,
    caption: detail === 'entries' ? words.say('party_in', { party: `${of[0]!.number} ${of[0]!.name}`, currency: of[0]!.currency }) : of[0]!.currency,
    rows: of.map(row => (detail === 'entries' ? { ...row, number: row.document, name: row.type } : row)).map(({ document: _, type: __, ...row }) => row),
    sums: sumOf(of, ...fields),
  }))
  const currencies = new Set(rows.map(({ currency }) => currency))
  return {
    title: words.say(`title.${titles[role]}`),
    subtitles: [words.say('as_at', { date: words.day(asAt) }), words.say(`by_${input.by}`), ...narrowed],
    from: null,
    to: asAt,
    columns: [...columnsOf(words, headOf(detail)), ...bucketColumns(buckets, input.by, words)],
    // One section's sums are those of the whole.
    sections: sections.length === 1 ? sections.map(section => ({ ...section, sums: null })) : sections,
    sums: currencies.size > 1 ? null : sumOf(rows, ...fields),
    figures: [],
  }
}

const headOf = (detail: AgedInput['detail']): Record<string, Column['kind']> =>
  detail === 'entries' ? { number: 'code', name: 'text', dueDate: 'date', balance: 'amount' } : { number: 'code', name: 'text', balance: 'amount' }

interface WideRow extends AgedRow {
  readonly document: string
  readonly type: string
}

interface Loaded {
  readonly asAt: string
  readonly buckets: Buckets
  readonly rows: readonly WideRow[]
}

type Question = Omit<AgedInput, 'detail'> & { readonly role: AgedRole }

async function byParty(context: Context, question: Question): Promise<Loaded> {
  const { asAt, buckets, parties } = await loadAged(context, question)
  const rows = parties.map(({ amounts, balance, ...party }): WideRow => ({
    ...plain,
    ...party,
    entryNo: null,
    dueDate: null,
    document: '',
    type: '',
    balance: owed(question.role, balance),
    ...inBuckets(amounts.map(amount => owed(question.role, amount))),
  }))
  return { asAt, buckets, rows }
}

async function byEntry(context: Context, question: Question, words: Words): Promise<Loaded> {
  const { asAt, buckets, entries } = await loadAgedEntries(context, question)
  return { asAt, buckets, rows: entries.map(entry => entryRow(entry, question.role, words)) }
}

const entryRow = ({ entryNo, partyId, number, name, currency, dueDate, documentType, documentNumber, bucket, amount }: AgedEntry, role: AgedRole, words: Words): WideRow => ({
  ...plain,
  partyId,
  number,
  name,
  currency,
  entryNo,
  dueDate,
  document: documentNumber,
  type: documentType ? words.say(`document.${documentType}`) : '',
  balance: owed(role, amount),
  ...inBuckets(bucketNames.map((_, index) => (index === bucket ? owed(role, amount) : Decimal.zero.toString()))),
})

function bucketColumns(buckets: Buckets, by: AgedInput['by'], words: Words): Column[] {
  return bucketNames.map((name, index) => ({ name, kind: 'amount', caption: bucketCaption(buckets[index]!, index, by, words) }))
}

function bucketCaption({ from, to }: Buckets[number], index: number, by: AgedInput['by'], words: Words): string {
  if (index === 0 && by === 'due') return words.say('bucket.not_due')
  if (from === null) return words.say('bucket.until', { date: words.day(to!) })
  return to === null ? words.say('bucket.since', { date: words.day(from) }) : words.say('bucket.between', { from: words.day(from), to: words.day(to) })
}
