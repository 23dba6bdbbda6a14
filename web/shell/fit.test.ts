import { expect, test } from 'vitest'
import { fit } from './fit.ts'

test('every word typed begins a word of the title or of what else it is called', () => {
  expect(fit('sal ord', 'Sales orders')).toBe(1)
  expect(fit('orders sales', 'Sales orders')).toBe(1)
  expect(fit('ales', 'Sales orders')).toBeUndefined()
  expect(fit('sales invoice', 'Sales orders')).toBeUndefined()
})

test('the beginning of the title goes before a word of it, and that before another name', () => {
  const ranks = (['Items', 'New items', 'Stock'] as const).map(title => fit('item', title, title === 'Stock' ? 'items goods' : ''))
  expect(ranks).toEqual([0, 1, 2])
})

test('one of something finds many of it', () => {
  expect(fit('factuur', 'Facturen')).toBe(0)
  expect(fit('facturen', 'Facturen')).toBe(0)
  expect(fit('voorraad', 'Voorraadwaarde')).toBe(0)
})

test('accents and capitals are not asked for', () => {
  expect(fit('LEVERANDOR', 'Leverandører')).toBe(0)
  expect(fit('crediteuren', 'Leveranciers', 'Créditeuren')).toBe(2)
})
