/** A report as the template takes it: every cell a text, in one language. Pure. */
import type { Wording } from '#delivery'
import type { AgedReport } from './aged.ts'
import type { Column, Report, Row, Sums } from './shape.ts'

interface PaperRow {
  readonly style: 'row' | 'heading' | 'total'
  readonly level: number
  readonly cells: readonly string[]
}

export interface ReportPaper {
  readonly lang: string
  readonly title: string
  readonly subtitles: readonly string[]
  readonly words: { readonly page: string; readonly total: string }
  readonly printed: string
  readonly flipped: boolean
  readonly columns: readonly { readonly caption: string; readonly number: boolean; readonly wide: boolean }[]
  readonly sections: readonly { readonly caption: string; readonly rows: readonly PaperRow[]; readonly sums: readonly string[] | null }[]
  readonly sums: readonly string[] | null
  readonly figures: readonly (readonly [string, string])[]
  /** What is open by age, a row for each currency. */
  readonly aged: { readonly captions: readonly string[]; readonly rows: readonly (readonly string[])[] } | null
}

const numeric: ReadonlySet<Column['kind']> = new Set(['amount', 'balance', 'quantity', 'cost', 'rate', 'percent'])

/** More columns than this stand better across the page. */
const upright = 7

/** Lays out a report; `printed` is the day it is made, `aged` what a statement says of age. */
export function reportOnPaper(report: Report, wording: Wording, { printed, aged }: { printed: string; aged?: AgedReport }): ReportPaper {
  const { columns } = report
  const wide = columns.findIndex(({ kind }) => kind === 'text')
  const summed = (sums: Sums | null): string[] | null => sums && columns.map(({ name, kind }) => cellText(sums[name], kind, wording))
  // Where nothing happened nothing stands; a sum of nothing is said.
  const cells = (row: Row): string[] => columns.map(({ name, kind }) => (kind === 'amount' && row[name] === '0' ? '' : cellText(row[name], kind, wording)))
  return {
    lang: wording.language.slice(0, 2),
    title: report.title,
    subtitles: report.subtitles,
    words: { page: wording.say('delivery.word.page'), total: wording.say('reports.total') },
    printed: wording.say('reports.printed', { date: wording.date(printed) }),
    flipped: columns.length > upright,
    columns: columns.map(({ caption, kind }, index) => ({ caption, number: numeric.has(kind), wide: index === wide })),
    sections: report.sections.map(({ caption, rows, sums }) => ({
      caption,
      rows: rows.map(row => ({ style: row.style, level: row.level, cells: cells(row) })),
      sums: sums && cells({ style: 'total', level: 0, ...sums }),
    })),
    sums: summed(report.sums),
    figures: report.figures.map(({ caption, amount }) => [caption, wording.number(amount, [2, 2])]),
    aged: aged ? agedOnPaper(aged, wording) : null,
  }
}

const decimals: Partial<Record<Column['kind'], readonly [number, number]>> = { amount: [2, 2], balance: [2, 2], quantity: [0, 5], cost: [2, 4], rate: [0, 2], percent: [1, 1] }

function cellText(value: unknown, kind: Column['kind'], wording: Wording): string {
  if (value === null || value === undefined || value === '') return ''
  const text = String(value)
  if (kind === 'date') return wording.date(text)
  const range = decimals[kind]
  return range ? wording.number(text, range) : text
}

function agedOnPaper({ columns, sections, sums: ofAll }: AgedReport, wording: Wording): ReportPaper['aged'] {
  const buckets = columns.filter(({ name }) => name.startsWith('bucket'))
  // A single section leaves its sums to the whole.
  const rows = sections.map(({ name, sums }) => [name, ...buckets.map(bucket => wording.number((sums ?? ofAll)?.[bucket.name] ?? '0', [2, 2]))])
  return rows.length === 0 ? null : { captions: ['', ...buckets.map(({ caption }) => caption)], rows }
}
