/** The commands that are measured, as a caller sends them. */
import type { Ground, ItemSet } from './ground.ts'
import type { Sample } from './measure.ts'

interface Made {
  readonly id: string
  readonly number: string
  readonly version: number
}

const goods = (set: ItemSet, lines: number) =>
  Array.from({ length: lines }, (_, at) => ({
    type: 'item', itemId: set.items[at % set.items.length], quantity: String(1 + (at % 3)), unitPrice: '12.50',
  }))

/** A sales document of so many lines; not posted yet. */
export const makeSale = ({ company }: Ground, set: ItemSet, kind: 'order' | 'invoice', lines: number): Promise<Made> =>
  company.call<Made>(`sales.${kind}.create`, { partyId: set.customer, lines: goods(set, lines) })

/** Create, release, ship and invoice: three commands. */
export async function orderToCash(ground: Ground, set: ItemSet, sample: Sample, lines: number): Promise<void> {
  const { company } = ground
  await sample.run(async () => {
    const order = await sample.command(() => makeSale(ground, set, 'order', lines))
    await sample.command(() => company.call('sales.order.release', { id: order.id }))
    await sample.command(() => company.call('sales.order.post', { id: order.id }))
  })
}

/** Create, release, receive and invoice: three commands. */
export async function purchaseToPay({ company }: Ground, set: ItemSet, sample: Sample, lines: number): Promise<void> {
  await sample.run(async () => {
    const order = await sample.command(() =>
      company.call<Made>('purchase.order.create', { partyId: set.vendor, lines: goods(set, lines) }))
    await sample.command(() => company.call('purchase.order.release', { id: order.id }))
    await sample.command(() => company.call('purchase.order.post', { id: order.id, externalNumber: order.number }))
  })
}

/** An invoice without an order: create and post. */
export async function directInvoice(ground: Ground, set: ItemSet, sample: Sample, lines: number): Promise<void> {
  await sample.run(async () => {
    const invoice = await sample.command(() => makeSale(ground, set, 'invoice', lines))
    await sample.command(() => ground.company.call('sales.invoice.post', { id: invoice.id }))
  })
}

/** Posting alone: the document is there. */
export const post = ({ company }: Ground, sample: Sample, kind: 'order' | 'invoice', id: string): Promise<unknown> =>
  sample.command(() => company.call(`sales.${kind}.post`, { id }))

/** Typing one line at the end of an order of so many lines, as the grid does when the cell is left. */
export async function typeLines(ground: Ground, set: ItemSet, sample: Sample, present: number, times: number): Promise<void> {
  const { company } = ground
  const order = await makeSale(ground, set, 'order', present)
  for (let at = 0; at < times; at++) {
    const itemId = set.items[at % set.items.length]
    await sample.run(() =>
      sample.command(() =>
        company.call('sales.order.lines.create', { documentId: order.id, lines: [{ type: 'item', itemId, quantity: '2' }] })))
  }
}
