import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import { documentAmounts } from './document-amounts.ts'
import { provisionalTax } from './line-tax.ts'
import { reference } from './testing-reference.ts'
import { header, line, vat } from './testing.ts'
import type { AmountHeader, DocumentAmounts, InvoiceDiscount, LineTax, PricedLine, TaxedAmounts } from './types.ts'

/** fast-check prints seed and path of a failure; HANDEL_SEED runs that seed again, HANDEL_RUNS as often as said. */
const seed = process.env['HANDEL_SEED']
const runs = {
  numRuns: Number(process.env['HANDEL_RUNS'] ?? 400),
  ...(seed === undefined ? {} : { seed: Number(seed) }),
}

const decimal = (min: number, max: number, scale: number) =>
  fc.integer({ min: min * 10 ** scale, max: max * 10 ** scale }).map(n => dec(n).dividedBy(dec(10 ** scale), scale))

const taxes: LineTax[] = [
  vat('25'),
  vat('21'),
  vat('12'),
  vat('0'),
  vat('21', 'reverse_charge', 'EU21'),
  vat('25', 'full', 'IMPORT'),
]

const anyLine = (quantity: fc.Arbitrary<Decimal>) =>
  fc.record({
    quantity,
    unitPrice: fc.oneof(decimal(0, 50, 2), decimal(0, 2, 5)),
    lineDiscountPercent: fc.oneof(fc.constant(dec(0)), decimal(0, 100, 2)),
    allowInvoiceDiscount: fc.boolean(),
    tax: fc.constantFrom(...taxes),
  })

const numbered = (lines: Pick<PricedLine, 'quantity' | 'unitPrice'>[]): PricedLine[] =>
  lines.map((l, n) => line((n + 1) * 10000, l.quantity.toString(), l.unitPrice.toString(), l))

const positive = fc.array(anyLine(decimal(0, 20, 2)), { minLength: 1, maxLength: 8 }).map(numbered)
const mixed = fc.array(anyLine(decimal(-20, 20, 2)), { minLength: 1, maxLength: 8 }).map(numbered)

const percentDiscount: fc.Arbitrary<InvoiceDiscount> = fc.record({
  mode: fc.constant('percent' as const),
  percent: decimal(0, 100, 2),
  spread: fc.constantFrom('over_document' as const, 'per_tax_identifier' as const),
})
const none: InvoiceDiscount = { mode: 'none' }

const rates = ['1', '7.4321', '0.0874', '11.435', '1.005']

interface Sample {
  readonly header: AmountHeader
  readonly rate: string
}

const anyHeader: fc.Arbitrary<Sample> = fc
  .record({
    side: fc.constantFrom('sales' as const, 'purchase' as const),
    pricesIncludingTax: fc.boolean(),
    amountPrecision: fc.constantFrom('0.01', '0.01', '0.05', '1'),
    taxRounding: fc.constantFrom('nearest' as const, 'nearest' as const, 'up' as const, 'down' as const),
    taxBaseDiscountPercent: fc.constantFrom('0', '0', '2'),
    invoiceDiscount: fc.oneof(fc.constant(none), percentDiscount),
    rate: fc.constantFrom(...rates),
  })
  .map(({ rate, amountPrecision, taxRounding, taxBaseDiscountPercent, ...rest }) => ({
    rate,
    header: header({
      ...rest,
      currency: { code: 'EUR', amountPrecision: dec(amountPrecision), taxRounding },
      taxBaseDiscountPercent: dec(taxBaseDiscountPercent),
      exchange: rate === '1' ? null : { factor: dec(1).dividedBy(dec(rate)), localPrecision: dec('0.01') },
    }),
  }))

const texts = (t: TaxedAmounts): string => `${t.amount} ${t.tax} ${t.amountIncludingTax} ${t.reverseChargeTax}`

const added = (rows: readonly TaxedAmounts[]): string =>
  texts({
    amount: Decimal.sum(rows.map(r => r.amount)),
    tax: Decimal.sum(rows.map(r => r.tax)),
    amountIncludingTax: Decimal.sum(rows.map(r => r.amountIncludingTax)),
    reverseChargeTax: Decimal.sum(rows.map(r => r.reverseChargeTax)),
  })

const discountBase = (lines: readonly PricedLine[], amounts: DocumentAmounts): Decimal =>
  Decimal.sum(amounts.lines.filter((_, n) => lines[n]!.allowInvoiceDiscount).map(l => l.lineAmount))

function agrees({ header: h, rate }: Sample, lines: readonly PricedLine[]): void {
  const amounts = documentAmounts(h, lines)
  const expected = reference(h, lines, rate)
  const rows = amounts.lines.map(l => ({
    lineNo: l.lineNo,
    amounts: `${l.lineAmount} ${l.invoiceDiscount} ${texts(l)}`,
    local: `${l.local.amount} ${l.local.amountIncludingTax}`,
  }))
  expect(rows).toEqual(expected.rows)
  expect(amounts.taxGroups.map(g => g.tax.plus(g.reverseChargeTax).toString())).toEqual(expected.groupTax)
}

describe('documentAmounts', () => {
  it('agrees with a straight computation of the page, prices of one sign', () => {
    fc.assert(fc.property(anyHeader, positive, agrees), runs)
  })

  it('agrees with it on documents of both signs', () => {
    const plain = anyHeader.map(s => ({ ...s, header: { ...s.header, invoiceDiscount: none } }))
    fc.assert(fc.property(plain, mixed, agrees), runs)
  })

  it('agrees with it on an entered discount amount', () => {
    fc.assert(
      fc.property(anyHeader, positive, decimal(0, 1, 2), (sample, lines, share) => {
        const base = discountBase(lines, documentAmounts(sample.header, lines))
        const amount = base.times(share).roundTo(sample.header.currency.amountPrecision)
        agrees({ ...sample, header: { ...sample.header, invoiceDiscount: { mode: 'amount', amount } } }, lines)
      }),
      runs,
    )
  })

  it('lines sum to groups, groups to the document, in both currencies', () => {
    fc.assert(
      fc.property(anyHeader, mixed, ({ header: h }, lines) => {
        const { lines: rows, taxGroups, totals } = documentAmounts(h, lines)
        for (const [at, group] of taxGroups.entries()) {
          const inside = rows.filter(row => row.taxGroup === at)
          expect(added(inside)).toBe(texts(group))
          expect(added(inside.map(row => row.local))).toBe(texts(group.local))
        }
        expect(added(taxGroups)).toBe(texts(totals))
        expect(added(taxGroups.map(g => g.local))).toBe(texts(totals.local))
        for (const row of rows) expect(row.amount.plus(row.tax).equals(row.amountIncludingTax)).toBe(true)
      }),
      runs,
    )
  })

  it('a percentage sums to r(base × %) and an entered amount to itself', () => {
    fc.assert(
      fc.property(anyHeader, positive, mixed, decimal(0, 100, 2), ({ header: h }, positives, lines, percent) => {
        const over: InvoiceDiscount = { mode: 'percent', percent, spread: 'over_document' }
        const byPercent = documentAmounts({ ...h, invoiceDiscount: over }, lines)
        const exact = discountBase(lines, byPercent).times(percent).dividedBy(dec(100))
        const rounded = exact.roundTo(h.currency.amountPrecision)
        expect(byPercent.totals.invoiceDiscount.toString()).toBe(rounded.toString())
        const base = discountBase(positives, documentAmounts(h, positives))
        const amount = base.times(percent).dividedBy(dec(100)).roundTo(h.currency.amountPrecision)
        const byAmount = documentAmounts({ ...h, invoiceDiscount: { mode: 'amount', amount } }, positives)
        expect(byAmount.problems).toEqual([])
        expect(byAmount.totals.invoiceDiscount.toString()).toBe(amount.toString())
      }),
      runs,
    )
  })

  it('local totals are the converted totals; their VAT within a cent', () => {
    fc.assert(
      fc.property(anyHeader, mixed, ({ header: h, rate }, lines) => {
        const { totals } = documentAmounts(h, lines)
        const converted = (amount: Decimal) => amount.times(dec(rate)).round(2)
        if (h.exchange === null) return
        expect(totals.local.amount.toString()).toBe(converted(totals.amount).toString())
        expect(totals.local.amountIncludingTax.toString()).toBe(converted(totals.amountIncludingTax).toString())
        expect(totals.local.reverseChargeTax.toString()).toBe(converted(totals.reverseChargeTax).toString())
        const apart = totals.local.tax.minus(totals.tax.times(dec(rate))).abs()
        expect(apart.greaterThan(dec('0.01'))).toBe(false)
      }),
      runs,
    )
  })

  it('a document turned around has every amount turned around', () => {
    const rounding = { precision: dec('0.5'), rounding: 'nearest', tax: vat('25') } as const
    fc.assert(
      fc.property(anyHeader, positive, ({ header: h }, lines) => {
        const rounded = { ...h, invoiceRounding: rounding }
        const there = documentAmounts(rounded, lines)
        const back = documentAmounts(rounded, lines.map(l => ({ ...l, quantity: l.quantity.negated() })))
        expect(back.lines.map(l => texts(negated(l)))).toEqual(there.lines.map(texts))
        expect(back.lines.map(l => texts(negated(l.local)))).toEqual(there.lines.map(l => texts(l.local)))
        expect(texts(negated(back.totals))).toBe(texts(there.totals))
        expect(back.rounding && texts(negated(back.rounding))).toBe(there.rounding && texts(there.rounding))
      }),
      runs,
    )
  })

  it('the order in which lines are given does not matter', () => {
    fc.assert(
      fc.property(anyHeader, mixed, ({ header: h }, lines) => {
        const there = documentAmounts(h, lines)
        expect(JSON.stringify(documentAmounts(h, lines.toReversed()))).toBe(JSON.stringify(there))
      }),
      runs,
    )
  })

  it('invoice rounding leaves a round total and groups that still sum to it', () => {
    fc.assert(
      fc.property(anyHeader, mixed, fc.constantFrom('0.05', '0.5', '1', '10'), ({ header: h }, lines, precision) => {
        const invoiceRounding = { precision: dec(precision), rounding: 'nearest', tax: vat('25') } as const
        const { totals, taxGroups } = documentAmounts({ ...h, invoiceRounding }, lines)
        expect(totals.amountIncludingTax.roundTo(dec(precision)).equals(totals.amountIncludingTax)).toBe(true)
        expect(added(taxGroups)).toBe(texts(totals))
      }),
      runs,
    )
  })
})

const negated = (t: TaxedAmounts): TaxedAmounts => ({
  amount: t.amount.negated(),
  tax: t.tax.negated(),
  amountIncludingTax: t.amountIncludingTax.negated(),
  reverseChargeTax: t.reverseChargeTax.negated(),
})

describe('provisionalTax', () => {
  it('lines typed one after the other sum to their group', () => {
    const amounts = fc.array(decimal(0, 30, 2), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(anyHeader, fc.constantFrom(...taxes), amounts, ({ header: h }, tax, typed) => {
        const plain = { ...h, invoiceDiscount: none, currency: { ...h.currency, amountPrecision: dec('0.01') } }
        let others = Decimal.zero
        const shown = typed.map(amount => {
          const result = provisionalTax(plain, tax, others, { amount, taxDifference: dec(0) })
          others = others.plus(amount)
          return result
        })
        const lines = typed.map((amount, n) => line(n, '1', amount.toString(), { tax }))
        expect(added(shown)).toBe(texts(documentAmounts(plain, lines).totals))
      }),
      runs,
    )
  })
})
