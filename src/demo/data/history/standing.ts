/** What is agreed for a year and what is on its way back: blanket orders and return orders, all still open today. */
import type { DemoItem, DemoLine, DocumentStep } from '../types.ts'
import { articlesOf, type Stage } from './stage.ts'

const months = 12

const isStock = ({ type }: DemoItem): boolean => type === 'inventory'

/** The first article of an item, so many units of it. */
function lineOf(item: DemoItem, unit: string, quantity: number): DemoLine {
  const { variant } = articlesOf(item)[0]!
  return { item: item.number, ...(variant === '' ? {} : { variant }), unit, quantity: String(quantity) }
}

interface Agreed {
  readonly side: DocumentStep['side']
  readonly kind: 'blanket_order' | 'return_order'
  readonly prefix: string
  readonly party: string
  readonly release: boolean
  readonly lines: readonly DemoLine[]
}

const write = (stage: Stage, day: number, { prefix, ...agreed }: Agreed): void =>
  stage.write({
    day, do: 'document', ref: stage.ref(prefix), location: 'MAIN', externalNumber: '', yourReference: '', ...agreed,
  })

/** Two customers and two vendors with a year's agreement: so much a month of what is sold most. */
export function agree(stage: Stage, day: number): void {
  const sold = stage.items.filter(isStock)
  stage.customers.slice(4, 6).forEach((customer, nth) =>
    write(stage, day, {
      side: 'sales', kind: 'blanket_order', prefix: 'SB', party: customer.number, release: nth === 0,
      lines: sold.slice(nth * 6, nth * 6 + 3).map((item, i) => lineOf(item, item.salesUnit, months * (4 + i * 2))),
    }))
  stage.vendors.slice(0, 2).forEach((vendor, nth) =>
    write(stage, day, {
      side: 'purchase', kind: 'blanket_order', prefix: 'PB', party: vendor.number, release: nth === 0,
      lines: itemsFrom(stage, vendor.number, 3).map(item => lineOf(item, item.purchaseUnit, months * 2)),
    }))
}

/** Two customers send goods back and two vendors get some back: announced, and nothing moved yet. */
export function announceReturns(stage: Stage, day: number): void {
  const sold = stage.items.filter(isStock)
  stage.customers.slice(7, 9).forEach((customer, nth) =>
    write(stage, day, {
      side: 'sales', kind: 'return_order', prefix: 'SR', party: customer.number, release: nth === 0,
      lines: sold.slice(nth * 3, nth * 3 + 2).map(item => lineOf(item, item.salesUnit, 1 + nth)),
    }))
  stage.vendors.slice(2, 4).forEach((vendor, nth) =>
    write(stage, day, {
      side: 'purchase', kind: 'return_order', prefix: 'PR', party: vendor.number, release: nth === 0,
      lines: itemsFrom(stage, vendor.number, 1 + nth).map(item => lineOf(item, item.purchaseUnit, 1)),
    }))
}

const itemsFrom = (stage: Stage, vendor: string, count: number): readonly DemoItem[] =>
  stage.items.filter(item => isStock(item) && item.vendors[0]?.vendor === vendor).slice(0, count)
