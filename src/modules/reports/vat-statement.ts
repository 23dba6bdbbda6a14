import type { z } from 'zod'
import type { Context } from '#platform/command'
import { Decimal, dec } from '#platform/decimal'
import { type LocalDate, addDays, addMonths, startOfMonth } from '#platform/local-date'
import { boxesOf, type BoxDefinition, type FedEntry } from './vat-boxes.ts'
import type { reports } from './contract.ts'
import { type Answer, type Words, columnsOf, plain, sumOf, wordsOf } from './shape.ts'

type Input = z.output<(typeof reports)['reports.vat_statement']['input']>
type TaxReport = Answer<'reports.vat_statement'>
type TaxRow = TaxReport['sections'][number]['rows'][number]

const periodMonths: Readonly<Record<string, number>> = { month: 1, two_months: 2, quarter: 3, year: 12 }

/** The VAT period a day lies in: whole periods from the first month of the year. Pure. */
export function vatPeriod(day: LocalDate, period: string): { from: LocalDate; to: LocalDate } {
  const months = periodMonths[period] ?? 1
  const month = Number(day.slice(5, 7)) - 1
  const from = addMonths(startOfMonth(day), -(month % months))
  return { from, to: addDays(addMonths(from, months), -1) }
}

/** VAT entries of a period in sums: base and VAT of one code, invoices and credit memos apart. Signs are the ledger's: sales negative. */
const sumsQuery = `
select e.kind, e.business_group as "businessGroup", e.product_group as "productGroup", e.identifier, e.calculation, e.rate, e.credit,
  sum(e.base) as base, sum(e.amount) as tax,
  coalesce(max(case e.kind when 'sale' then s.standard_codes ->> 'sale' else s.standard_codes ->> 'purchase' end), '') as "standardCode",
  coalesce(nullif(max(platform.text_in(b.name, $4)), ''), e.business_group) as "businessName",
  coalesce(nullif(max(platform.text_in(p.name, $4)), ''), e.product_group) as "productName",
  coalesce(max(s.boxes::text)::jsonb, '[]') as boxes
from tax.entries e
left join lateral (
  select x.standard_codes, x.boxes from tax.posting_setup x
  where x.company_id = e.company_id and x.business_group = e.business_group and x.product_group = e.product_group and x.valid_from <= e.tax_date
  order by x.valid_from desc limit 1) s on true
left join tax.business_groups b on b.company_id = e.company_id and b.code = e.business_group
left join tax.product_groups p on p.company_id = e.company_id and p.code = e.product_group
where e.company_id = $1 and e.tax_date between $2 and $3
group by e.kind, e.business_group, e.product_group, e.identifier, e.calculation, e.rate, e.credit
order by e.kind desc, e.business_group, e.product_group, e.identifier`

const boxesQuery = `
select box, platform.text_in(name, $3) as name, definition
from tax.return_boxes where company_id = $1 and valid_from <= $2 order by position, box`

interface SumRow extends FedEntry {
  businessGroup: string
  productGroup: string
  identifier: string
  rate: string
  standardCode: string
  businessName: string
  productName: string
}

/** VAT of a period by code, with what it puts into the boxes of the return. Sales and purchases are both positive; credit memos lower them. */
export async function vatStatement(context: Context, input: Input): Promise<TaxReport> {
  const words = wordsOf(context.language)
  const { tax_period: period } = await context.tx.one<{ tax_period: string }>(
    'reports.tax_period', 'select tax_period from company.finance_setup where company_id = $1', [context.companyId],
  )
  const standard = vatPeriod(input.to ?? context.workDate, period)
  const [from, to] = [input.from ?? standard.from, input.to ?? standard.to]
  const [found, definitions] = await Promise.all([
    context.tx.query<SumRow>('reports.vat_sums', sumsQuery, [context.companyId, from, to, context.language]),
    context.tx.query<BoxDefinition>('reports.return_boxes', boxesQuery, [context.companyId, to, context.language]),
  ])
  const sections = (['sale', 'purchase'] as const).map(kind => sectionOf(kind, found.filter(row => row.kind === kind), words))
  const boxes = boxesOf(definitions, found).map((box): TaxRow => ({
    ...plain, style: box.isTotal ? 'total' : 'row', code: box.code, description: box.name, kind: 'box', businessGroup: '', productGroup: '', rate: null,
    base: box.base, tax: box.tax,
  }))
  return {
    title: words.say('title.vat_statement'),
    subtitles: [words.say('period', { from: words.day(from), to: words.day(to) })],
    from,
    to,
    columns: columnsOf(words, { code: 'code', description: 'text', rate: 'rate', base: 'amount', tax: 'amount' }),
    sections: [...sections.filter(({ rows }) => rows.length > 0), ...(boxes.length > 0 ? [{ name: 'boxes', caption: words.say('boxes'), rows: boxes, sums: null }] : [])],
    sums: null,
    figures: [{ name: 'due', caption: words.say('figure.vat_due'), amount: dueOf(found).toString() }],
  }
}

/** Output VAT less input VAT, in the ledger's signs; reverse charge owes and deducts the same, so it is left out. */
const dueOf = (rows: readonly SumRow[]): Decimal =>
  Decimal.sum(rows.filter(row => row.calculation !== 'reverse_charge').map(row => dec(row.tax))).negated()

function sectionOf(kind: 'sale' | 'purchase', found: readonly SumRow[], words: Words): TaxReport['sections'][number] {
  const shown = (amount: string): Decimal => (kind === 'sale' ? dec(amount).negated() : dec(amount))
  const codes = Map.groupBy(found, row => `${row.businessGroup} ${row.productGroup} ${row.identifier} ${row.rate}`)
  const rows = [...codes.values()].map((of): TaxRow => {
    const { businessGroup, productGroup, identifier, rate, calculation, standardCode, businessName, productName } = of[0]!
    return {
      ...plain,
      code: standardCode || identifier,
      description: [businessName, productName, calculation === 'reverse_charge' ? words.say('reverse_charge') : ''].filter(Boolean).join(' · '),
      kind,
      businessGroup,
      productGroup,
      rate,
      base: Decimal.sum(of.map(row => shown(row.base))).toString(),
      tax: Decimal.sum(of.map(row => shown(row.tax))).toString(),
    }
  })
  return { name: kind, caption: words.say(`tax.${kind}`), rows, sums: sumOf(rows, 'base', 'tax') }
}
