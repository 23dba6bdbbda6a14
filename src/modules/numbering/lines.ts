/** Lines of number series: numbers typed as people write them, kept as prefix, width and value. */
import type { Context } from '#platform/command'
import { implement } from '#platform/command'
import { implementList } from '#platform/list'
import { type Problem, Refused, refuse } from '#platform/problem'
import { contract } from './contract.ts'
import { type SeriesNumber, parseNumber } from './number.ts'
import { problem } from './problems.ts'

const written = (value: string): string =>
  `case when ${value} is null then ''
    else l.prefix || lpad(${value}::text, greatest(l.width, length(${value}::text)), '0') end`

const columns = {
  seriesCode: { sql: 'l.series_code', kind: 'code' },
  startingDate: { sql: 'l.starting_date', kind: 'date' },
  startingNumber: { sql: written('l.first_value'), kind: 'text' },
  endingNumber: { sql: written('l.ending_value'), kind: 'text' },
  warningNumber: { sql: written('l.warning_value'), kind: 'text' },
  increment: { sql: 'l.increment', kind: 'integer' },
  lastNumber: { sql: written('l.last_value'), kind: 'text' },
  lastDate: { sql: 'l.last_date', kind: 'date', nullable: true },
  allowGaps: { sql: 'l.allow_gaps', kind: 'boolean' },
  open: { sql: 'l.open', kind: 'boolean' },
} as const

const selected = Object.entries(columns)
  .map(([field, { sql }]) => `${sql} as "${field}"`)
  .join(', ')

implementList(contract, 'numbering.lines.list', {
  from: 'numbering.series_lines l',
  company: 'l.company_id',
  columns,
  key: ['seriesCode', 'startingDate'],
})

/** A number taken apart, or the problem of one that cannot be. */
export function readNumber(text: string, field: string): { number?: SeriesNumber; problems: Problem[] } {
  try {
    return { number: parseNumber(text), problems: [] }
  } catch {
    return { problems: [problem('not_a_number', { number: text }, { field })] }
  }
}

/**
 * What is wrong with a further number of a line: another prefix or width than the first one, or one before it
 * (ledgers.md §1.5). A first number may outgrow its width, so an ending number may be longer.
 */
export function checkAgainstFirst(first: SeriesNumber, text: string, field: string): Problem[] {
  const { number, problems } = readNumber(text, field)
  if (!number) return problems
  if (number.prefix !== first.prefix)
    return [problem('other_prefix', { number: text, prefix: first.prefix }, { field })]
  if (number.width < first.width)
    return [problem('other_length', { number: text, length: first.prefix.length + first.width }, { field })]
  return number.value < first.value ? [problem('before_first', { number: text }, { field })] : []
}

const valueOf = (text: string | null | undefined): number | null => (text == null ? null : parseNumber(text).value)

interface Line {
  readonly seriesCode: string
  readonly startingDate: string
  readonly startingNumber: string
  readonly endingNumber: string
  readonly warningNumber: string
  readonly increment: number
  readonly lastNumber: string
  readonly lastDate: string | null
  readonly allowGaps: boolean
  readonly open: boolean
}

async function loadLine(context: Context, seriesCode: string, startingDate: string): Promise<Line> {
  const row = await context.tx.maybeOne<Line>(
    'numbering.line',
    `select ${selected} from numbering.series_lines l
     where l.company_id = $1 and l.series_code = $2 and l.starting_date = $3`,
    [context.companyId, seriesCode, startingDate],
  )
  if (!row) throw new Refused([problem('no_such_line', { series: seriesCode, date: startingDate })], 404)
  return row
}

implement(contract, 'numbering.lines.create', async (context, input) => {
  const { number: first, problems } = readNumber(input.startingNumber, 'startingNumber')
  refuse(problems)
  refuse([
    ...(input.endingNumber ? checkAgainstFirst(first!, input.endingNumber, 'endingNumber') : []),
    ...(input.warningNumber ? checkAgainstFirst(first!, input.warningNumber, 'warningNumber') : []),
  ])
  const added = await context.tx.execute(
    'numbering.add_line',
    `insert into numbering.series_lines (company_id, series_code, starting_date, prefix, width, first_value,
       ending_value, warning_value,
       increment, allow_gaps)
     select $1, s.code, $3, $4, $5, $6, $7, $8, $9, $10 from numbering.series s where s.company_id = $1 and s.code = $2
     on conflict do nothing`,
    [
      context.companyId,
      input.seriesCode,
      input.startingDate,
      first!.prefix,
      first!.width,
      first!.value,
      valueOf(input.endingNumber),
      valueOf(input.warningNumber),
      input.increment ?? 1,
      input.allowGaps ?? false,
    ],
  )
  if (added === 0)
    refuse([
      problem(
        'line_taken_or_no_series',
        { series: input.seriesCode, date: input.startingDate },
        { field: 'startingDate' },
      ),
    ])
  return loadLine(context, input.seriesCode, input.startingDate)
})

implement(contract, 'numbering.lines.change', async (context, input) => {
  const before = await loadLine(context, input.seriesCode, input.startingDate)
  const first = parseNumber(before.startingNumber)
  refuse([
    ...(input.endingNumber ? checkAgainstFirst(first, input.endingNumber, 'endingNumber') : []),
    ...(input.warningNumber ? checkAgainstFirst(first, input.warningNumber, 'warningNumber') : []),
  ])
  const ending = input.endingNumber === undefined ? before.endingNumber || null : input.endingNumber
  const warning = input.warningNumber === undefined ? before.warningNumber || null : input.warningNumber
  await context.tx.execute(
    'numbering.change_line',
    `update numbering.series_lines set ending_value = $4, warning_value = $5, open = $6
     where company_id = $1 and series_code = $2 and starting_date = $3`,
    [
      context.companyId,
      input.seriesCode,
      input.startingDate,
      valueOf(ending),
      valueOf(warning),
      input.open ?? before.open,
    ],
  )
  return loadLine(context, input.seriesCode, input.startingDate)
})

implement(contract, 'numbering.lines.delete', async (context, input) => {
  await loadLine(context, input.seriesCode, input.startingDate)
  const gone = await context.tx.execute(
    'numbering.delete_line',
    `delete from numbering.series_lines l where l.company_id = $1 and l.series_code = $2 and l.starting_date = $3 and
       l.last_value is null
       and not exists (select from numbering.gap_allowing_counters c
         where c.company_id = $1 and c.series_code = $2 and c.starting_date = $3)`,
    [context.companyId, input.seriesCode, input.startingDate],
  )
  if (gone === 0) refuse([problem('line_used', { series: input.seriesCode, date: input.startingDate })])
  return { deleted: true as const }
})

implement(contract, 'numbering.peek', async (context, { seriesCode, date }) => {
  const row = await context.tx.maybeOne<{ number: string }>(
    'numbering.peek',
    `select case when l.allow_gaps and l.last_value is null and exists (select from numbering.gap_allowing_counters c
         where c.company_id = $1 and c.series_code = $2 and c.starting_date = l.starting_date) then ''
       else l.prefix || lpad(x.value::text, greatest(l.width, length(x.value::text)), '0') end as number
     from numbering.series_lines l cross join lateral (select coalesce(l.last_value + l.increment, l.first_value) as
       value) x
     where l.company_id = $1 and l.series_code = $2 and l.open and l.starting_date <= $3
     order by l.starting_date desc limit 1`,
    [context.companyId, seriesCode, date],
  )
  return { number: row?.number ?? '' }
})
