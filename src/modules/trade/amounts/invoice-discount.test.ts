import { describe, expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import { documentAmounts } from './document-amounts.ts'
import { amountAfterLineChange, planServiceCharge, serviceChargePrice } from './invoice-discount.ts'
import { header, line, vat } from './testing.ts'
import type { DiscountTier, InvoiceDiscount, PricedLine } from './types.ts'

const tier = (minimum: string, percent: string, charge = '0', currency = ''): DiscountTier => ({
  currency,
  minimumAmount: dec(minimum),
  discountPercent: dec(percent),
  serviceCharge: dec(charge),
})

const rows3F = [tier('1000', '10'), tier('0', '0', '20'), tier('500', '5')]
const over = (tiers: DiscountTier[]): InvoiceDiscount => ({ mode: 'tiers', tiers, spread: 'over_document' })
const entered = (amount: string): InvoiceDiscount => ({ mode: 'amount', amount: dec(amount) })
const notAllowed = { allowInvoiceDiscount: false }

/** Percentage, service charge, and what each line takes. */
function outcome(changes: Parameters<typeof header>[0], lines: PricedLine[]): string {
  const amounts = documentAmounts(header(changes), lines)
  const shares = amounts.lines.map(l => l.invoiceDiscount.toFixed(2)).join(' ')
  return `${amounts.invoiceDiscountPercent} % charge ${amounts.serviceCharge} | ${shares}`
}

describe('choosing the terms', () => {
  it('3-F: 960 discountable and 100 not: 5 % of 960, no charge', () => {
    const lines = [line(1, '1', '960'), line(2, '1', '100', notAllowed)]
    expect(outcome({ invoiceDiscount: over(rows3F) }, lines)).toBe('5 % charge 0 | 48.00 0.00')
  })

  it('3-F: a total of 400 pays the charge and gets no discount', () => {
    expect(outcome({ invoiceDiscount: over(rows3F) }, [line(1, '1', '400')])).toBe('0 % charge 20 | 0.00')
  })

  it.each([
    [
      'the service charge line itself does not lift the base',
      [line(1, '1', '490'), line(2, '1', '20', { isServiceCharge: true })],
      '0 % charge 20 | 0.00 0.00',
    ],
    ['the minimum is part of its tier', [line(1, '1', '1000')], '10 % charge 0 | 100.00'],
    ['a negative base has no row', [line(1, '-1', '1000')], '0 % charge 0 | 0.00'],
  ])('%s', (_, lines, expected) => {
    expect(outcome({ invoiceDiscount: over(rows3F) }, lines)).toBe(expected)
  })

  it('prices including VAT choose by the amount without it, and discount the gross', () => {
    const gross = { pricesIncludingTax: true, invoiceDiscount: over(rows3F) }
    expect(outcome(gross, [line(1, '1', '624.99')])).toBe('0 % charge 20 | 0.00')
    expect(outcome(gross, [line(1, '1', '625')])).toBe('5 % charge 0 | 31.25')
  })

  it('without a row in its currency a document takes the local ones, converted there and back', () => {
    const exchange = { factor: dec('0.1'), localPrecision: dec('0.01') }
    const tiers = over([...rows3F, tier('70', '7', '3', 'EUR')])
    expect(outcome({ exchange, invoiceDiscount: tiers }, [line(1, '1', '60')])).toBe('5 % charge 0 | 3.00')
    expect(outcome({ exchange, invoiceDiscount: tiers }, [line(1, '1', '40')])).toBe('0 % charge 2 | 0.00')
    expect(outcome({ exchange, invoiceDiscount: tiers }, [line(1, '1', '80')])).toBe('7 % charge 3 | 5.60')
  })
})

describe('spreading', () => {
  const cents = ['0.05', '0.05', '0.05'].map((price, n) => line(n, '1', price, { tax: vat(String(n + 10)) }))

  it('carries the rest of a cent from group to group', () => {
    const invoiceDiscount = { mode: 'percent', percent: dec(10), spread: 'over_document' } as const
    expect(outcome({ invoiceDiscount }, cents)).toBe('10 % charge null | 0.01 0.00 0.01')
  })

  it('leaves it where it arose when discount is computed per VAT identifier', () => {
    const invoiceDiscount = { mode: 'percent', percent: dec(10), spread: 'per_tax_identifier' } as const
    expect(outcome({ invoiceDiscount }, cents)).toBe('10 % charge null | 0.01 0.01 0.01')
  })

  it('totals r(base × %) even where groups of both signs meet in an exact half', () => {
    const invoiceDiscount = { mode: 'percent', percent: dec(10), spread: 'over_document' } as const
    const lines = [line(1, '1', '0.16', { tax: vat('10') }), line(2, '-1', '0.01', { tax: vat('20') })]
    expect(outcome({ invoiceDiscount }, lines)).toBe('10 % charge null | 0.02 0.00')
  })

  it('spreads an entered amount in proportion', () => {
    const lines = [line(1, '1', '100'), line(2, '2', '100', notAllowed), line(3, '1', '200', { tax: vat('12') })]
    expect(outcome({ invoiceDiscount: entered('10') }, lines)).toBe('null % charge null | 3.33 0.00 6.67')
  })

  it('keeps what the lines carry', () => {
    const lines = [line(1, '1', '100', { invoiceDiscount: dec('7.01') }), line(2, '1', '100')]
    expect(outcome({ invoiceDiscount: { mode: 'kept' } }, lines)).toBe('null % charge null | 7.01 0.00')
  })

  it('after a line changed, its share of an entered amount is gone', () => {
    expect(amountAfterLineChange(dec('10'), dec('3.33')).toString()).toBe('6.67')
  })
})

describe('refusals', () => {
  it.each([
    [
      'nothing to take it from',
      '10',
      [line(1, '1', '100', notAllowed)],
      'trade.invoice_discount_without_base {"amount":"10"}',
    ],
    [
      'more than there is',
      '100.01',
      [line(1, '1', '100')],
      'trade.invoice_discount_above_base {"discount":"100.01","base":"100","taxIdentifier":"VAT25"}',
    ],
    [
      'more than one group has, another being negative',
      '50',
      [line(1, '1', '100'), line(2, '-1', '60')],
      'trade.invoice_discount_above_base {"discount":"-75","base":"-60","taxIdentifier":"VAT25"}; ' +
        'trade.invoice_discount_above_base {"discount":"125","base":"100","taxIdentifier":"VAT25"}',
    ],
  ])('%s', (_, amount, lines, expected) => {
    const amounts = documentAmounts(header({ invoiceDiscount: entered(amount) }), lines)
    expect(amounts.problems.map(p => `${p.code} ${JSON.stringify(p.params)}`).join('; ')).toBe(expected)
    expect(amounts.totals.invoiceDiscount.toString()).toBe('0')
  })

  it.each([
    ['none of nothing', '0', [line(1, '1', '100', notAllowed)]],
    ['all of it', '100', [line(1, '1', '100')]],
  ])('no problem: %s', (_, amount, lines) => {
    expect(documentAmounts(header({ invoiceDiscount: entered(amount) }), lines).problems).toEqual([])
  })
})

describe('the service charge line', () => {
  it.each([
    [false, '20'],
    [true, '25'],
  ])('costs the charge, with VAT where prices contain it (%s)', (pricesIncludingTax, price) => {
    expect(serviceChargePrice(dec(20), vat('25'), pricesIncludingTax).toString()).toBe(price)
  })

  const present = (price: string, handled = '0') => ({ unitPrice: dec(price), handledQuantity: dec(handled) })
  it.each([
    ['due and missing', '20', null, 'create 20'],
    ['due and there', '20', present('20'), 'none'],
    ['due at another price', '25', present('20'), 'reprice 25'],
    ['no longer due', '0', present('20'), 'remove'],
    ['no longer due, but shipped', '0', present('20', '1'), 'none'],
    ['neither due nor there', '0', null, 'none'],
  ])('%s', (_, due, line, expected) => {
    const plan = planServiceCharge(dec(due), line)
    expect('unitPrice' in plan ? `${plan.change} ${plan.unitPrice}` : plan.change).toBe(expected)
  })
})
