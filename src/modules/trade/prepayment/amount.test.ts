import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { rounder } from '../amounts/index.ts'
import { type PrepaymentLine, deductionOf, prepaymentByPercent, prepaymentDue, spreadPrepayment, withAmount, withPercent, withPrepaymentAmount } from './amount.ts'

const money = rounder(dec('0.01'))

const line = (changes: Partial<Record<keyof PrepaymentLine, string>> = {}): PrepaymentLine => {
  const { lineNo: _, type: __, ...amounts } = {
    quantity: '10', invoicedQuantity: '0', lineAmount: '1000', invoiceDiscountAmount: '0', prepaymentPercent: '20', prepaymentAmount: '200',
    prepaymentInvoiced: '0', prepaymentDeducted: '0', ...changes,
  }
  const decimals = Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, dec(amount)]))
  return { type: 'item', lineNo: 10_000, ...decimals } as unknown as PrepaymentLine
}

test('what is asked for is of what is not invoiced, after the discount, and what was deducted', () => {
  expect(String(prepaymentByPercent(line(), money))).toBe('200')
  expect(String(prepaymentByPercent(line({ invoiceDiscountAmount: '100' }), money))).toBe('180')
  expect(String(prepaymentByPercent(line({ invoicedQuantity: '4', prepaymentDeducted: '80' }), money))).toBe('200')
  expect(String(prepaymentByPercent(line({ quantity: '-1', lineAmount: '-100' }), money))).toBe('0')
})

test('an amount stays while its percentage comes to the same, and follows the line otherwise', () => {
  const entered = withAmount(line(), dec('333.33'))
  expect(String(entered.prepaymentPercent)).toBe('33.333')
  expect(String(withPrepaymentAmount(entered, dec('0.01')).prepaymentAmount)).toBe('333.33')
  expect(String(withPrepaymentAmount({ ...entered, lineAmount: dec('500') }, dec('0.01')).prepaymentAmount)).toBe('166.67')
  expect(String(withPercent(entered, dec('10'), money).prepaymentAmount)).toBe('100')
  expect(String(prepaymentDue({ ...entered, prepaymentInvoiced: dec('200') }))).toBe('133.33')
})

test('a total is spread by the amounts of lines with a percentage; the last takes the rest', () => {
  const lines = [line({ lineAmount: '100' }), line({ lineAmount: '50', prepaymentPercent: '0', prepaymentAmount: '0' }), line({ lineAmount: '100' }), line({ lineAmount: '100' })]
  expect(spreadPrepayment(lines, dec('100'), money).map(each => String(each.prepaymentAmount))).toEqual(['33.33', '0', '33.33', '33.34'])
})

describe('what an invoice deducts', () => {
  const part = (invoiced: string, left: string, amount: string) => ({ invoiced: dec(invoiced), left: dec(left), amount: dec(amount) })
  test.each([
    ['a share by quantity', line({ prepaymentInvoiced: '200' }), part('4', '10', '400'), '80'],
    ['the last all that is left', line({ prepaymentInvoiced: '200', prepaymentDeducted: '80' }), part('6', '6', '600'), '120'],
    ['paid in full, the whole of the part', line({ prepaymentPercent: '100', prepaymentInvoiced: '100.01' }), part('1', '3', '33.34'), '33.34'],
    ['nothing where nothing was invoiced before', line(), part('4', '10', '400'), '0'],
    ['nothing where nothing is invoiced now', line({ prepaymentInvoiced: '200' }), part('0', '10', '0'), '0'],
  ])('%s', (_, of, now, deducted) => {
    expect(String(deductionOf(of, now, money))).toBe(deducted)
  })
})
