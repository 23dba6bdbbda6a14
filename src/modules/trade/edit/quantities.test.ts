import { describe, expect, test } from 'vitest'
import { dec } from '#platform/decimal'
import { type QuantityRules, checkQuantities, outstanding, withProposedQuantities, withQuantityToHandle } from './quantities.ts'

const rules: QuantityRules = { side: 'sales', kind: 'order', proposal: 'remainder' }

const line = (quantity: string, handled = '0', invoiced = '0', toHandle = '0', toInvoice = '0', quantityPerUnit = '1') => ({
  lineNo: 10000,
  type: 'item' as const,
  quantity: dec(quantity),
  handledQuantity: dec(handled),
  invoicedQuantity: dec(invoiced),
  quantityToHandle: dec(toHandle),
  quantityToInvoice: dec(toInvoice),
  quantityPerUnit: dec(quantityPerUnit),
})

const shown = ({ quantityToHandle, quantityToInvoice }: ReturnType<typeof line>) => `${quantityToHandle} ${quantityToInvoice}`

describe('the identities of documents.md §1.3', () => {
  test('order of 10, 6 shipped and invoiced: outstanding 4, to ship 4, to invoice 4 (example 6-A)', () => {
    expect(outstanding(line('10', '6', '6')).toString()).toBe('4')
    expect(shown(withProposedQuantities(line('10', '6', '6'), rules))).toBe('4 4')
  })

  test('purchase order of 10, received 10, invoiced 4: next to invoice 6 (example 6-B)', () => {
    expect(shown(withProposedQuantities(line('10', '10', '4'), { ...rules, side: 'purchase' }))).toBe('0 6')
  })

  test('proposal blank starts an order at nothing, and an invoice at everything all the same', () => {
    expect(shown(withProposedQuantities(line('10', '6', '2'), { ...rules, proposal: 'blank' }))).toBe('0 0')
    expect(shown(withProposedQuantities(line('10'), { ...rules, kind: 'invoice', proposal: 'blank' }))).toBe('10 10')
  })

  test('entering what to ship resets what to invoice to its most', () => {
    expect(shown(withQuantityToHandle(line('10', '3', '1', '7', '0'), dec('2')))).toBe('2 4')
  })

  test.each([
    ['more to ship than outstanding', line('10', '6', '6', '5', '5'), rules, 'trade.handles_too_much', { quantity: '5', outstanding: '4' }],
    ['more to invoice than shipped and shipping', line('10', '0', '0', '3', '4'), rules, 'trade.invoices_too_much', { quantity: '4', maximum: '3' }],
    ['quantity below shipped', line('5', '6', '6'), rules, 'trade.quantity_below_handled', { quantity: '5', handled: '6' }],
    ['quantity of the other sign', line('-10', '6', '6'), rules, 'trade.quantity_below_handled', { quantity: '-10', handled: '6' }],
    ['shipping against the sign of the line', line('10', '0', '0', '-1', '-1'), rules, 'trade.handles_too_much', { quantity: '-1' }],
    ['an invoice in part', line('10', '0', '0', '6', '6'), { ...rules, kind: 'invoice' }, 'trade.whole_line_only', { quantity: '10' }],
    ['a rest in base units', line('1', '0.33335', '0', '0.66665', '0', '0.3'), rules, 'trade.rest_in_other_unit', { rest: '-0.00001' }],
    ['a text line with a quantity', { ...line('1'), type: 'text' }, rules, 'trade.text_line_takes_no_quantity', { lineNo: 10000 }],
  ] as const)('%s is refused', (_, given, under, code, params) => {
    const problems = checkQuantities(given as Parameters<typeof checkQuantities>[0], under as QuantityRules)
    expect(problems.map(problem => problem.code)).toEqual([code])
    expect(problems[0]!.params).toMatchObject(params)
  })

  test('a return line counts the same way with its sign', () => {
    expect(checkQuantities(line('-10', '-6', '-6', '-4', '-4'), rules)).toEqual([])
    expect(shown(withProposedQuantities(line('-10', '-6', '-2'), rules))).toBe('-4 -8')
  })
})
