import { describe, expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import { documentAmounts } from './document-amounts.ts'
import { rounder } from './rounding.ts'
import { splitLine } from './split.ts'
import { header, line, lineTable } from './testing.ts'
import type { AmountHeader, PricedLine } from './types.ts'

const cents = rounder(dec('0.01'))

/** The lines of partial invoices of these quantities, each computed as the document it becomes. */
function invoices(changes: Partial<AmountHeader>, whole: PricedLine, ...quantities: string[]): string[] {
  const amounts = documentAmounts(header(changes), [whole]).lines[0]!
  return quantities.map(quantity => {
    const part = splitLine(whole, amounts, dec(quantity), cents)
    return lineTable(documentAmounts(header({ ...changes, invoiceDiscount: { mode: 'kept' } }), [part]))[0]!
  })
}

describe('partial invoices (documents.md §3.7)', () => {
  it('3-D: 7 × 14.29 less 5 %, invoice discount 9.50, invoiced as 3 and 4', () => {
    const whole = line(1, '7', '14.29', { lineDiscountPercent: dec(5) })
    expect(invoices({ invoiceDiscount: { mode: 'amount', amount: dec('9.5') } }, whole, '3', '4')).toEqual([
      '1 | 42.87 2.14 40.73 | 4.07 36.66 9.17 45.83',
      '1 | 57.16 2.86 54.30 | 5.43 48.87 12.22 61.09',
    ])
  })

  it('3 × 33.335 is 100.01 in one invoice and 3 × 33.34 = 100.02 in three', () => {
    const gross = invoices({}, line(1, '3', '33.335'), '3', '1', '1', '1').map(row => row.split(' ')[2])
    expect(gross).toEqual(['100.01', '33.34', '33.34', '33.34'])
  })

  it('an entered line discount holds for the whole; a part takes its percentage', () => {
    const whole = line(1, '3', '10', { lineDiscountAmount: dec('1') })
    expect(invoices({}, whole, '3', '1')).toEqual([
      '1 | 30.00 1.00 29.00 | 0.00 29.00 7.25 36.25',
      '1 | 10.00 0.33 9.67 | 0.00 9.67 2.42 12.09',
    ])
  })

  it('a line given away is given away in parts too', () => {
    const whole = line(1, '3', '33.335', { lineDiscountPercent: dec(100) })
    expect(invoices({}, whole, '1')).toEqual(['1 | 33.34 33.34 0.00 | 0.00 0.00 0.00 0.00'])
  })

  it('an entered discount so near to all of it that it reads 100 % leaves nothing', () => {
    const whole = line(1, '1', '1000000', { lineDiscountAmount: dec('999999.99') })
    const split = splitLine(whole, documentAmounts(header(), [whole]).lines[0]!, dec(1), cents)
    expect(`${split.lineDiscountPercent} ${split.lineDiscountAmount}`).toBe('100 null')
  })

  it('a manual VAT difference goes with the whole line only', () => {
    const whole = line(1, '2', '100', { taxDifference: dec('0.02') })
    expect(invoices({ maxTaxDifference: dec(1) }, whole, '2', '1').map(row => row.split(' ').at(-2))).toEqual([
      '50.02',
      '25.00',
    ])
  })
})
