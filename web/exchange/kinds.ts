/** What can be brought in and taken away, and where one finds it afterwards. */
import type { Output } from '../shell/operations.ts'

export type KindView = Output<'exchange.kinds'>['kinds'][number]
export type KindName = KindView['kind']
export type ImportView = Output<'exchange.imports.get'>
export type Checked = Output<'exchange.imports.check'>
export type CellProblem = Checked['problems'][number]

/** The page that shows what was brought in. */
export const pageOf: Readonly<Record<KindName, string>> = {
  customers: '/customers',
  vendors: '/vendors',
  items: '/items',
  prices: '/items',
  balances: '/accounts',
  customer_items: '/customer-entries',
  vendor_items: '/vendor-entries',
  stock: '/items',
}
