import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { type PaymentTerms, applyTerms } from './terms.ts'

const terms = (
  dueFormula: string,
  discountFormula = '',
  percent = '0',
  discountOnCreditMemos = false,
): PaymentTerms => ({
  dueFormula,
  discountFormula,
  discountPercent: dec(percent),
  discountOnCreditMemos,
})

describe('the due date follows the terms from the document date', () => {
  test.each([
    ['14D', '2026-11-20', '2026-12-04'],
    ['CM+30D', '2026-01-14', '2026-03-02'],
    ['1M', '2026-01-31', '2026-02-28'],
    ['CM', '2026-02-10', '2026-02-28'],
    ['', '2026-02-10', '2026-02-10'],
    ['0D', '2026-02-10', '2026-02-10'],
    ['1M+7D', '2026-01-31', '2026-03-07'],
  ])('%s on %s', (formula, date, due) => {
    expect(applyTerms(terms(formula), localDate(date))).toEqual({
      dueDate: due,
      discountDate: null,
      discountPercent: dec(0),
    })
  })
})

describe('the discount', () => {
  const twoPercent = terms('30D', '10D', '2')
  test('2 % within 10 days', () => {
    expect(applyTerms(twoPercent, localDate('2026-11-20'))).toEqual({
      dueDate: '2026-12-20',
      discountDate: '2026-11-30',
      discountPercent: dec(2),
    })
  })
  test('a credit memo is due on its date and has none', () => {
    expect(applyTerms(twoPercent, localDate('2026-11-20'), 'credit_memo')).toEqual({
      dueDate: '2026-11-20',
      discountDate: null,
      discountPercent: dec(0),
    })
  })
  test('a credit memo has it where the terms say so', () => {
    expect(applyTerms(terms('30D', '10D', '2', true), localDate('2026-11-20'), 'credit_memo')).toEqual({
      dueDate: '2026-12-20',
      discountDate: '2026-11-30',
      discountPercent: dec(2),
    })
  })
})

test('without terms a document is due on its date', () => {
  expect(applyTerms(undefined, localDate('2026-11-20'))).toEqual({
    dueDate: '2026-11-20',
    discountDate: null,
    discountPercent: dec(0),
  })
})
