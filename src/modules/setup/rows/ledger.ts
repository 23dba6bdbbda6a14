/** Chart of accounts, periods and dimensions of a new company. */
import { type LocalDate, addMonths } from '#platform/local-date'
import type { CountryPack } from '#company'
import type { TableRows } from '../insert-rows.ts'
import { nameIn } from './names.ts'

export const accountRows = (pack: CountryPack, language: string): TableRows => ({
  table: 'ledger.accounts',
  rows: pack.accounts.map(account => ({
    number: account.no,
    name: nameIn(account.name, language),
    translations: account.name,
    type: account.type,
    statement: account.statement,
    category: account.category,
    totaling: account.totalling ?? '',
    tag: account.tag ?? '',
    standardAccount: account.standardAccount ?? '',
    directPosting: account.directPosting,
    generalPostingType: account.genPostingType ?? '',
    generalProductGroup: account.genProdGroup ?? null,
    taxProductGroup: account.vatProdGroup ?? null,
  })),
})

/**
 * Accounting periods: the year of `from`, the years the pack wants before and after it, and the first period of the
 * year behind those, which ends the last one (ledgers.md §1.7).
 */
export function periodRows({ accountingPeriods: periods }: CountryPack, from: LocalDate): TableRows {
  const first =
    `${Number(from.slice(0, 4)) - periods.yearsBefore}-${String(periods.firstMonth).padStart(2, '0')}-01` as LocalDate
  const perYear = 12 / periods.monthsPerPeriod
  const count = perYear * (periods.yearsBefore + 1 + periods.yearsAfter) + 1
  const rows = Array.from({ length: count }, (_, index) => {
    const startingDate = addMonths(first, index * periods.monthsPerPeriod)
    return { startingDate, name: startingDate.slice(0, 7), newFiscalYear: index % perYear === 0 }
  })
  return { table: 'ledger.periods', rows: rows.map(row => ({ ...row, closed: false })) }
}

export const dimensionRows = (pack: CountryPack, language: string): readonly TableRows[] => [
  {
    table: 'dimensions.dimensions',
    rows: pack.dimensions.map(({ code, name, global }) => ({
      code,
      name: nameIn(name, language),
      globalNo: global ?? null,
    })),
  },
  {
    table: 'dimensions.values',
    rows: pack.dimensions.flatMap(dimension =>
      dimension.values.map(({ code, name }) => ({
        dimension: dimension.code,
        code,
        name: nameIn(name, language),
        kind: 'standard',
      })),
    ),
  },
]
