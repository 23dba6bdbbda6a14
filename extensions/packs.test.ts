/**
 * What every country pack must satisfy, whatever the country: run over all that `handel.config.ts` lists.
 */
import { describe, expect, it } from 'vitest'
import { identifierChecks } from '#parties/identifiers'
import { applyDateFormula, isDateFormula, type LocalDate } from '#platform/local-date'
import { countryPacks } from '../handel.config.ts'
import type { CountryPack, PackVatPostingSetup } from '../src/modules/company/pack.ts'

const packs = [...countryPacks.values()].map(pack => [pack.country, pack] as const)

/** Every text anywhere in the pack that is a name: an object with an English text. */
function namesIn(value: unknown, path = ''): readonly (readonly [path: string, name: Record<string, string>])[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value) return [[path, value as unknown as Record<string, string>]]
  return Object.entries(value).flatMap(([key, inner]) => namesIn(inner, `${path}.${key}`))
}

/** Every account number the set-ups mention, with where. */
function accountsNamed(pack: CountryPack): readonly (readonly [where: string, no: string])[] {
  const of = (where: string, accounts: object): readonly (readonly [string, string])[] =>
    Object.entries(accounts).map(([field, no]) => [`${where}.${field}`, no as string])
  return [
    ...of('ledger', pack.ledger),
    ...pack.generalPostingSetup.flatMap(row => of(`general ${row.busGroup} ${row.prodGroup}`, row.accounts)),
    ...pack.inventoryPostingSetup.flatMap(row =>
      of(`inventory ${row.group}`, { inventory: row.inventory, interim: row.inventoryInterim }),
    ),
    ...pack.customerPostingGroups.flatMap(row => of(`customers ${row.code}`, row.accounts)),
    ...pack.vendorPostingGroups.flatMap(row => of(`vendors ${row.code}`, row.accounts)),
    ...pack.bankPostingGroups.flatMap(row => of(`bank ${row.code}`, { account: row.account })),
    ...pack.vatPostingSetup.flatMap(row =>
      of(`vat ${row.busGroup} ${row.prodGroup}`, {
        sales: row.salesVatAccount,
        purchase: row.purchaseVatAccount,
        ...(row.reverseChargeVatAccount === undefined ? {} : { reverse: row.reverseChargeVatAccount }),
      }),
    ),
    ...pack.currencies.flatMap(row =>
      of(`currency ${row.code}`, {
        realizedGains: row.realizedGainsAccount,
        realizedLosses: row.realizedLossesAccount,
        unrealizedGains: row.unrealizedGainsAccount,
        unrealizedLosses: row.unrealizedLossesAccount,
      }),
    ),
    ...pack.paymentMethods.flatMap(
      row => (row.balanceAccount ? of(`method ${row.code}`, { to: row.balanceAccount }) : []),
    ),
  ]
}

const duplicates = (keys: readonly string[]): readonly string[] => keys.filter((key, i) => keys.indexOf(key) !== i)

const cellKey = (row: PackVatPostingSetup): string => `${row.busGroup} × ${row.prodGroup}`

describe.each(packs)('country pack %s', (_, pack) => {
  it('says everything in English and in its own languages', () => {
    const names = namesIn(pack)
    expect(names.length).toBeGreaterThan(300)
    const missing = names.filter(([, name]) => ['en', ...pack.languages].some(language => !name[language]?.trim()))
    expect(missing).toEqual([])
  })

  it('has a chart of 60 to 200 posting accounts, each number once', () => {
    expect(duplicates(pack.accounts.map(({ no }) => no))).toEqual([])
    const posting = pack.accounts.filter(({ type }) => type === 'posting')
    expect(posting.length).toBeGreaterThanOrEqual(60)
    expect(posting.length).toBeLessThanOrEqual(200)
    expect(posting.every(({ totalling }) => totalling === undefined)).toBe(true)
  })

  it('nests its totals and counts every posting account exactly once in them', () => {
    const ends = pack.accounts.filter(({ type }) => type === 'end_total')
    expect(ends.length).toBe(pack.accounts.filter(({ type }) => type === 'begin_total').length)
    const counted = (no: string): number =>
      ends.filter(({ totalling }) => {
        const [from, to] = totalling!.split('..') as [string, string]
        return from <= no && no <= to
      }).length
    const wrong = pack.accounts.filter(({ no, type }) => type === 'posting' && counted(no) !== 1)
    expect(wrong.map(({ no }) => no)).toEqual([])
  })

  it('names only posting accounts, and balance accounts for balances', () => {
    const byNo = new Map(pack.accounts.map(account => [account.no, account]))
    const wrong = accountsNamed(pack).filter(([, no]) => byNo.get(no)?.type !== 'posting')
    expect(wrong).toEqual([])
    const onBalance = accountsNamed(pack).filter(
      ([where]) => /^(bank|inventory|vat|ledger)|receivables|payables|Interim/.test(where) && !where.startsWith(
        'method',
      ),
    )
    expect(onBalance.filter(([, no]) => byNo.get(no)!.statement !== 'balance')).toEqual([])
    const inventory = pack.inventoryPostingSetup.map(row => byNo.get(row.inventory)!)
    expect(inventory.every(account => !account.directPosting && account.tag === 'inventory')).toBe(true)
  })

  it('gives its accounts groups that exist and have a VAT cell for domestic documents', () => {
    const prods = new Set(pack.genProdGroups.map(({ code }) => code))
    const cells = new Set(pack.vatPostingSetup.map(cellKey))
    for (const account of pack.accounts) {
      if (account.genProdGroup) expect(prods).toContain(account.genProdGroup)
      if (account.vatProdGroup) expect(cells).toContain(`DOMESTIC × ${account.vatProdGroup}`)
    }
  })

  it('has a general posting row for every pair of groups, complete, and one for adjustments', () => {
    const tradeFields = 25
    for (const bus of pack.genBusGroups) {
      for (const prod of pack.genProdGroups) {
        const rows = pack.generalPostingSetup.filter(r => r.busGroup === bus.code && r.prodGroup === prod.code)
        expect(rows.map(row => Object.keys(row.accounts).length)).toEqual([tradeFields])
      }
    }
    expect(pack.generalPostingSetup.filter(({ busGroup }) => busGroup === '').map(row => row.prodGroup)).toContain(
      'RETAIL',
    )
  })

  it('defaults to VAT groups that exist', () => {
    const buses = pack.vatBusGroups.map(({ code }) => code)
    const prods = pack.vatProdGroups.map(({ code }) => code)
    expect(buses).toEqual(expect.arrayContaining(pack.genBusGroups.map(group => group.defaultVatBusGroup)))
    expect(prods).toEqual(expect.arrayContaining(pack.genProdGroups.map(group => group.defaultVatProdGroup)))
    const genBuses = pack.genBusGroups.map(({ code }) => code)
    expect(genBuses).toEqual(expect.arrayContaining(pack.vatBusGroups.map(group => group.genBusGroup)))
    const cells = new Set(pack.vatPostingSetup.map(cellKey))
    for (const prod of pack.genProdGroups) {
      for (const bus of pack.genBusGroups) expect(cells).toContain(
        `${bus.defaultVatBusGroup} × ${prod.defaultVatProdGroup}`,
      )
    }
  })

  it('has VAT rows whose periods do not overlap and reach to this day', () => {
    const byCell = Map.groupBy(pack.vatPostingSetup, cellKey)
    for (const [cell, rows] of byCell) {
      const sorted = rows.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
      sorted.forEach((row, i) => {
        const next = sorted[i + 1]
        expect({ cell, ends: row.validTo !== undefined }).toEqual({ cell, ends: next !== undefined })
        if (next) expect(row.validTo! < next.validFrom).toBe(true)
      })
    }
  })

  it('feeds only boxes that exist and have the column, and no total', () => {
    const boxes = new Map(pack.vatReturns.flatMap(form => form.boxes).map(box => [box.code, box]))
    for (const row of pack.vatPostingSetup) {
      for (const feed of row.feeds) {
        const box = boxes.get(feed.box)
        expect({ cell: cellKey(row), box: feed.box, columns: box?.columns }).toMatchObject({
          columns: expect.arrayContaining([feed.column]) as unknown,
        })
        expect(box!.total).toBeUndefined()
      }
    }
    for (const box of boxes.values()) {
      for (const part of box.total ?? []) expect(boxes.get(part.box)?.columns).toContain(part.column)
      if (typeof box.negative === 'object') expect(boxes.has(box.negative.moveTo)).toBe(true)
    }
  })

  it('reaches every box that is neither a total nor filled in by hand', () => {
    const fed = new Set(pack.vatPostingSetup.flatMap(row => row.feeds.map(({ box }) => box)))
    const idle = pack.vatReturns.flatMap(form => form.boxes).filter(
      box => !box.total && !box.manual && !fed.has(box.code),
    )
    expect(idle.map(({ code }) => code)).toEqual([])
  })

  it('reverses VAT only with an account for it, and feeds what is due as well as what is deducted', () => {
    for (const row of pack.vatPostingSetup.filter(({ calculationType }) => calculationType === 'reverse_charge')) {
      expect(row.reverseChargeVatAccount).toBeDefined()
      const amounts = new Set(row.feeds.map(({ amount }) => amount))
      expect({ cell: cellKey(row), due: amounts.has('reverse_output') }).toEqual({ cell: cellKey(row), due: true })
      expect({ cell: cellKey(row), back: amounts.has('reverse_input') }).toEqual({
        cell: cellKey(row),
        back: row.deductible !== '0',
      })
    }
  })

  it('shares a VAT identifier only between cells that count the same', () => {
    const seen = new Map<string, string>()
    for (const row of pack.vatPostingSetup) {
      const key = `${row.busGroup} ${row.identifier} ${row.validFrom}`
      const means = `${row.rate} ${row.calculationType} ${row.eInvoiceCategory}`
      expect(`${key}: ${seen.get(key) ?? means}`).toBe(`${key}: ${means}`)
      seen.set(key, means)
    }
  })

  it('has well-formed number series without overlaps, posted ones gapless, and one for every purpose', () => {
    const form = /^(.*?)(\d+)$/
    const ranges = pack.series.flatMap(series =>
      series.lines.map(line => {
        const parts = [line.startingNo, line.warningNo, line.endingNo].map(no => form.exec(no)!)
        expect(new Set(parts.map(([no, prefix]) => `${prefix} ${no.length}`)).size).toBe(1)
        const [from, warn, to] = parts.map(part => BigInt(part[2]!)) as [bigint, bigint, bigint]
        expect(from < warn && warn < to).toBe(true)
        expect(line.increment).toBeGreaterThan(0)
        return { code: series.code, space: `${parts[0]![1]}/${line.startingNo.length}`, from, to }
      }),
    )
    const clashes = ranges.flatMap((a, i) =>
      ranges.slice(i + 1).filter(b => a.space === b.space && a.from <= b.to && b.from <= a.to).map(
        b => [a.code, b.code],
      ),
    )
    expect(clashes).toEqual([])
    expect(duplicates(pack.series.map(({ code }) => code))).toEqual([])
    const byCode = new Map(pack.series.map(series => [series.code, series]))
    for (const [purpose, code] of Object.entries(pack.seriesUse)) {
      const series = byCode.get(code)
      expect({ purpose, series: series?.code }).toEqual({ purpose, series: code })
      if (purpose.startsWith('posted_')) expect(series).toMatchObject(
        { implementation: 'gapless', manualNumbers: false },
      )
      if (/^(sales|purchase)_/.test(purpose)) expect(series).toMatchObject({ implementation: 'sequence' })
    }
    for (const template of pack.journalTemplates) expect(byCode.has(template.series)).toBe(true)
  })

  it('has terms and deadlines that are date formulas', () => {
    for (const terms of pack.paymentTerms) {
      expect(isDateFormula(terms.dueFormula)).toBe(true)
      expect((terms.discountFormula === undefined) === (terms.discount === undefined)).toBe(true)
      if (terms.discountFormula) expect(isDateFormula(terms.discountFormula)).toBe(true)
    }
    for (const period of pack.vatPeriods) expect(isDateFormula(period.due)).toBe(true)
    expect(pack.vatPeriods.filter(period => period.default).length).toBe(1)
  })

  it('has codes once each, rates for every currency, units, and identifiers whose examples pass', () => {
    const lists = [
      pack.currencies, pack.genBusGroups, pack.genProdGroups, pack.vatBusGroups, pack.vatProdGroups,
      pack.customerPostingGroups, pack.vendorPostingGroups, pack.bankPostingGroups, pack.paymentTerms,
      pack.paymentMethods, pack.units, pack.dimensions, pack.journalTemplates,
    ]
    for (const list of lists) expect(duplicates(list.map(({ code }) => code))).toEqual([])
    for (const currency of pack.currencies) expect(currency.rates.length).toBeGreaterThan(0)
    expect(pack.currencies.map(({ code }) => code)).not.toContain(pack.localCurrency.code)
    expect(pack.dimensions.map(dimension => dimension.global).filter(Boolean).toSorted()).toEqual([1, 2])
    for (const { kind, example } of pack.identifiers) expect(identifierChecks[kind](example)).toEqual([])
  })
})

describe('deadlines', () => {
  const due = (country: string, length: string, periodEnd: string): string => {
    const period = countryPacks.get(country)!.vatPeriods.find(candidate => candidate.length === length)!
    const nr = Number(periodEnd.slice(5, 7)) / 2
    return applyDateFormula(period.dueExceptions?.[nr] ?? period.due, periodEnd as LocalDate)
  }
  it.each([
    ['NL', 'quarter', '2026-03-31', '2026-04-30'],
    ['NL', 'month', '2026-01-31', '2026-02-28'],
    ['BE', 'month', '2026-01-31', '2026-02-20'],
    ['BE', 'quarter', '2026-03-31', '2026-04-25'],
    ['NO', 'two_months', '2026-02-28', '2026-04-10'],
    ['NO', 'two_months', '2026-06-30', '2026-08-31'],
    ['NO', 'two_months', '2026-12-31', '2027-02-10'],
  ])('%s %s ending %s is due on %s', (country, length, end, expected) => {
    expect(due(country, length, end)).toBe(expected)
  })
})
