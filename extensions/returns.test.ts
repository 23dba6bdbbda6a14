/** What a period's documents put into the boxes of the VAT return of each country, with the figures of the law. */
import { describe, expect, it } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import type { PackVatPostingSetup, VatAmountKind } from '../src/modules/company/pack.ts'
import { countryPacks } from '../handel.config.ts'

interface Entry {
  readonly side: 'sales' | 'purchase'
  readonly document: 'invoice' | 'credit_memo'
  readonly bus: string
  readonly prod: string
  readonly base: string
}

function cell(country: string, bus: string, prod: string, date = '2026-01-31'): PackVatPostingSetup {
  const found = countryPacks
    .get(country)!
    .vatPostingSetup.filter(
      row =>
        row.busGroup === bus && row.prodGroup === prod && row.validFrom <= date && (row.validTo ?? '9999') >= date,
    )
  expect(found.length).toBe(1)
  return found[0]!
}

function amounts(entry: Entry, row: PackVatPostingSetup): Partial<Record<VatAmountKind, Decimal>> {
  const base = dec(entry.base)
  const full = row.calculationType === 'full'
  const vat = full ? base : base.times(dec(row.rate)).dividedBy(dec(100)).round(2)
  const reverse = row.calculationType === 'reverse_charge'
  if (entry.side === 'sales') return { sales_base: base, ...(reverse ? {} : { sales_tax: vat }) }
  if (reverse) return { purchase_base: base, reverse_output: vat, reverse_input: vat }
  return { ...(full ? {} : { purchase_base: base }), purchase_tax: vat }
}

/** Box and column → amount, blank boxes left out. */
function boxes(country: string, entries: readonly Entry[]): Record<string, string> {
  const sums = new Map<string, Decimal>()
  for (const entry of entries) {
    const row = cell(country, entry.bus, entry.prod)
    const of = amounts(entry, row)
    for (const feed of row.feeds) {
      const amount = feed.document === entry.document ? of[feed.amount] : undefined
      if (!amount) continue
      const key = `${feed.box} ${feed.column}`
      sums.set(key, (sums.get(key) ?? Decimal.zero).plus(feed.sign === 1 ? amount : amount.negated()))
    }
  }
  return Object.fromEntries([...sums].filter(([, sum]) => !sum.isZero()).map(([key, sum]) => [key, sum.toString()]))
}

const sale = (bus: string, prod: string, base: string): Entry => ({
  side: 'sales',
  document: 'invoice',
  bus,
  prod,
  base,
})
const purchase = (bus: string, prod: string, base: string): Entry => ({ ...sale(bus, prod, base), side: 'purchase' })
const credited = (entry: Entry): Entry => ({ ...entry, document: 'credit_memo' })

describe('Netherlands', () => {
  it('domestic sales by rate, credit memos in the same box', () => {
    expect(
      boxes(
        'NL',
        [
          sale('DOMESTIC', 'STANDARD', '1000'),
          credited(sale('DOMESTIC', 'STANDARD', '200')),
          sale('DOMESTIC', 'REDUCED', '100'),
        ],
      ),
    ).toEqual({ '1a base': '800', '1a tax': '168', '1b base': '100', '1b tax': '9' })
    expect(boxes('NL', [sale('DOMESTIC', 'ZERO', '50'), sale('DOMESTIC', 'EXEMPT', '70')])).toEqual({ '1e base': '50' })
  })
  it('reverse charge: 1e for the seller, 2a and 5b for the buyer', () => {
    expect(boxes('NL', [sale('DOMREV', 'SERV-STD', '1000')])).toEqual({ '1e base': '1000' })
    expect(boxes('NL', [purchase('DOMREV', 'SERV-STD', '1000')])).toEqual(
      { '2a base': '1000', '2a tax': '210', '5b tax': '210' },
    )
  })
  it('the Union: 3b sold, 4b bought, deducted in 5b', () => {
    expect(boxes('NL', [sale('EU', 'STANDARD', '500'), sale('EU', 'SERV-STD', '300')])).toEqual({ '3b base': '800' })
    expect(boxes('NL', [purchase('EU', 'STANDARD', '1000')])).toEqual(
      { '4b base': '1000', '4b tax': '210', '5b tax': '210' },
    )
    expect(cell('NL', 'EU', 'SERV-STD')).toMatchObject({ euService: true, eInvoiceCategory: 'AE' })
    expect(cell('NL', 'EU', 'STANDARD')).toMatchObject({ euService: false, eInvoiceCategory: 'K' })
  })
  it('outside the Union: 3a goods sold, 4a services bought, 4a imports under the licence, 5b paid at customs', () => {
    expect(boxes('NL', [sale('EXPORT', 'STANDARD', '700'), sale('EXPORT', 'SERV-STD', '70')])).toEqual(
      { '3a base': '700' },
    )
    expect(boxes('NL', [purchase('EXPORT', 'STANDARD', '700')])).toEqual({})
    expect(boxes('NL', [purchase('EXPORT', 'SERV-STD', '100')])).toEqual(
      { '4a base': '100', '4a tax': '21', '5b tax': '21' },
    )
    expect(boxes('NL', [purchase('IMPREV', 'REDUCED', '100')])).toEqual(
      { '4a base': '100', '4a tax': '9', '5b tax': '9' },
    )
    expect(boxes('NL', [purchase('DOMESTIC', 'FULL-STD', '147')])).toEqual({ '5b tax': '147' })
  })
  it('had a reduced rate of 6 % until 2018', () => {
    expect(cell('NL', 'DOMESTIC', 'REDUCED', '2018-12-31').rate).toBe('6')
    expect(cell('NL', 'DOMESTIC', 'REDUCED', '2019-01-01').rate).toBe('9')
  })
})

describe('Belgium', () => {
  it('EU goods 1 000 at 21 %, credit note 100', () => {
    expect(boxes('BE', [purchase('EU', 'G3', '1000'), credited(purchase('EU', 'G3', '100'))])).toEqual({
      '81 base': '900', '84 base': '100', '86 base': '900', '55 tax': '210', '59 tax': '210',
    })
  })
  it('domestic sales gross, credit notes apart', () => {
    const entries = [
      sale('DOMESTIC', 'G3', '1000'),
      credited(sale('DOMESTIC', 'G3', '100')),
      sale('DOMESTIC', 'G1', '200'),
    ]
    expect(boxes('BE', entries)).toEqual({
      '03 base': '1000', '54 tax': '222', '49 base': '100', '64 tax': '21', '01 base': '200',
    })
  })
  it('domestic purchases net, credit notes repeated and their VAT repaid', () => {
    expect(boxes('BE', [purchase('DOMESTIC', 'S3', '1000'), credited(purchase('DOMESTIC', 'S3', '100'))])).toEqual({
      '82 base': '900', '85 base': '100', '59 tax': '210', '63 tax': '21',
    })
  })
  it('services of the Union in 44 and 88, goods in 46 and 86', () => {
    expect(boxes('BE', [sale('EU', 'S3', '300'), sale('EU', 'G3', '500'), credited(sale('EU', 'G3', '50'))])).toEqual({
      '44 base': '300', '46 base': '500', '48 base': '50',
    })
    expect(boxes('BE', [purchase('EU', 'S3', '100')])).toEqual({
      '82 base': '100', '88 base': '100', '55 tax': '21', '59 tax': '21',
    })
  })
  it('co-contractor in 45 and 87 with 56, deferred import in 87 with 57, export in 47', () => {
    expect(boxes('BE', [sale('CC', 'S3', '400'), credited(sale('CC', 'S3', '40'))])).toEqual(
      { '45 base': '400', '49 base': '40' },
    )
    expect(boxes('BE', [purchase('CC', 'I3', '400')])).toEqual({
      '83 base': '400', '87 base': '400', '56 tax': '84', '59 tax': '84',
    })
    expect(boxes('BE', [purchase('IMPREV', 'G3', '400')])).toEqual({
      '81 base': '400', '87 base': '400', '57 tax': '84', '59 tax': '84',
    })
    expect(boxes('BE', [sale('EXPORT', 'G3', '900')])).toEqual({ '47 base': '900' })
  })
  it('71 and 72 are the two sides of one balance', () => {
    const grids = countryPacks.get('BE')!.vatReturns[0]!.boxes
    const signs = (code: string): Record<string, number> =>
      Object.fromEntries(grids.find(grid => grid.code === code)!.total!.map(({ box, sign }) => [box, sign]))
    expect(signs('71')).toEqual({ 54: 1, 55: 1, 56: 1, 57: 1, 61: 1, 63: 1, 59: -1, 62: -1, 64: -1 })
    expect(signs('72')).toEqual({ 54: -1, 55: -1, 56: -1, 57: -1, 61: -1, 63: -1, 59: 1, 62: 1, 64: 1 })
  })
})

describe('Norway', () => {
  it('output by rate with base and VAT, input with the VAT alone', () => {
    const sales = [
      sale('DOMESTIC', 'HIGH', '1000'),
      sale('DOMESTIC', 'MEDIUM', '200'),
      sale('DOMESTIC', 'LOW', '100'),
      sale('DOMESTIC', 'FISH', '100'),
    ]
    expect(boxes('NO', sales)).toEqual({
      '3 base': '1000', '3 tax': '250', '31 base': '200', '31 tax': '30',
      '33 base': '100', '33 tax': '12', '32 base': '100', '32 tax': '11.11',
    })
    const purchases = [
      purchase('DOMESTIC', 'HIGH', '1000'),
      purchase('DOMESTIC', 'MEDIUM', '100'),
      credited(purchase('DOMESTIC', 'HIGH', '100')),
    ]
    expect(boxes('NO', purchases)).toEqual({
      '1 tax': '-225', '11 tax': '-15',
    })
  })
  it('zero rate 5, export 52, outside the act 6, domestic reverse charge 51: the base alone', () => {
    const entries = [
      sale('DOMESTIC', 'ZERO', '10'),
      sale('ABROAD', 'HIGH', '20'),
      sale('ABROAD', 'SERV-HIGH', '5'),
      sale('DOMESTIC', 'EXEMPT', '30'),
      sale('DOMREV', 'HIGH', '40'),
    ]
    expect(boxes('NO', entries)).toEqual({
      '5 base': '10', '52 base': '25', '6 base': '30', '51 base': '40',
    })
  })
  it('services from abroad: a calculated line, and a second one when it may be deducted', () => {
    expect(boxes('NO', [purchase('ABROAD', 'SERV-HIGH', '1000')])).toEqual({
      '86 base': '1000', '86 tax': '250', '86 deduction': '-250',
    })
    expect(boxes('NO', [purchase('ABROAD', 'SERV-LOW-ND', '1000')])).toEqual({ '89 base': '1000', '89 tax': '120' })
    expect(boxes('NO', [purchase('DOMREV', 'HIGH', '100'), purchase('DOMREV', 'HIGH-ND', '100')])).toEqual({
      '91 base': '100', '91 tax': '25', '91 deduction': '-25', '92 base': '100', '92 tax': '25',
    })
  })
  it('goods from abroad: the invoice has no VAT effect, the customs statement has', () => {
    expect(cell('NO', 'ABROAD', 'HIGH').standardCode).toEqual({ sale: '52', purchase: '21' })
    expect(boxes('NO', [purchase('ABROAD', 'HIGH', '1000')])).toEqual({})
    expect(boxes('NO', [purchase('ABROAD', 'IMP-HIGH', '1100'), purchase('ABROAD', 'IMP-ZERO', '50')])).toEqual({
      '81 base': '1100', '81 tax': '275', '81 deduction': '-275', '85 base': '50',
    })
    expect(boxes('NO', [purchase('DOMESTIC', 'IMP-MED-ND', '100'), purchase('DOMESTIC', 'FULL-HIGH', '25')])).toEqual({
      '84 base': '100', '84 tax': '15', '14 tax': '-25',
    })
  })
  it('reports 25 lines and none of the bookkeeping codes', () => {
    const codes = countryPacks.get('NO')!.vatReturns[0]!.boxes.map(({ code }) => code)
    expect(codes.length).toBe(26)
    for (const code of ['0', '7', '20', '21', '22', '2', '4', '23']) expect(codes).not.toContain(code)
  })
})
