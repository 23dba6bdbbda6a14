/** Whatever people may do, in any order: steps drawn at random, carried out through public commands. */
import fc from 'fast-check'
import type { DocumentLine, Kind } from './trading.ts'
import type { Story } from './scenario.ts'

type Side = 'sales' | 'purchase'

interface RandomLine {
  readonly what: number
  readonly quantity: number
  readonly cents: number
  readonly discount: number
}

export type Step =
  | { readonly do: 'create'; readonly side: Side; readonly kind: Kind; readonly abroad: boolean; readonly taxed: boolean; readonly off: number; readonly day: number; readonly lines: readonly RandomLine[] }
  | { readonly do: 'change'; readonly at: number; readonly line: number; readonly field: 'quantity' | 'unitPrice' | 'quantityToHandle' | 'quantityToInvoice' | 'lineDiscountPercent'; readonly value: number }
  | { readonly do: 'add'; readonly at: number; readonly line: RandomLine }
  | { readonly do: 'take_off' | 'discount'; readonly at: number; readonly line: number }
  | { readonly do: 'release' | 'reopen' | 'delete' | 'convert' | 'get_lines' | 'move_negative' | 'take_lines_back' | 'reserve'; readonly at: number }
  | { readonly do: 'buy'; readonly at: number; readonly way: 'drop_shipment' | 'special_order' }
  | { readonly do: 'charge'; readonly side: Side; readonly method: 'equally' | 'amount'; readonly cents: number; readonly goods: number; readonly day: number }
  | { readonly do: 'take_back'; readonly posted: number; readonly way: 'reverse' | 'cancel' | 'correct' }
  | { readonly do: 'copy'; readonly posted: number; readonly into: Kind }
  | { readonly do: 'combine'; readonly day: number }
  | { readonly do: 'post'; readonly at: number; readonly only: 'handle' | 'invoice' | 'both'; readonly day: number }
  | { readonly do: 'return'; readonly entry: number; readonly quantity: number; readonly day: number }
  | { readonly do: 'pay'; readonly role: 'customer' | 'vendor'; readonly entry: number; readonly percent: number; readonly day: number }
  | { readonly do: 'apply'; readonly role: 'customer' | 'vendor'; readonly entry: number; readonly to: number }
  | { readonly do: 'unapply' | 'reverse'; readonly role: 'customer' | 'vendor'; readonly entry: number }
  | { readonly do: 'journal'; readonly cents: number; readonly day: number }
  | { readonly do: 'adjust'; readonly item: number; readonly quantity: number; readonly cents: number; readonly day: number }

/** What a company is like before anything happens in it. */
export interface Habits {
  readonly country: 'NL' | 'BE' | 'NO'
  readonly negative: boolean
  readonly expected: boolean
  readonly discounts: 'none' | 'line' | 'invoice' | 'all'
}

const index = fc.nat({ max: 40 })
const day = fc.integer({ min: 1, max: 28 })
const sides = fc.constantFrom<Side>('sales', 'purchase')
const role = fc.constantFrom('customer' as const, 'vendor' as const)
const line: fc.Arbitrary<RandomLine> = fc.record({
  what: fc.nat({ max: 7 }),
  quantity: fc.constantFrom(1, 2, 3, 5, 8, 10, 2.5, 0.33, 12),
  cents: fc.integer({ min: 1, max: 20_000 }),
  discount: fc.constantFrom(0, 0, 0, 5, 12.5, 100),
})

const kind = fc.constantFrom<Kind>('order', 'order', 'order', 'invoice', 'invoice', 'credit_memo', 'quote', 'blanket_order', 'return_order')
const create: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('create' as const), side: sides, kind, abroad: fc.boolean(), taxed: fc.boolean(), off: fc.constantFrom(0, 0, 3), day,
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
})
const post: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('post' as const), at: index, only: fc.constantFrom('handle' as const, 'invoice' as const, 'both' as const, 'both' as const), day,
})

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: create, weight: 6 },
  { arbitrary: post, weight: 9 },
  {
    arbitrary: fc.record({
      do: fc.constant('change' as const), at: index, line: index, value: fc.constantFrom(0, 1, 2, 4, 6.5, 20, 99.99),
      field: fc.constantFrom('quantity' as const, 'unitPrice' as const, 'quantityToHandle' as const, 'quantityToHandle' as const,
        'quantityToInvoice' as const, 'lineDiscountPercent' as const),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ do: fc.constant('add' as const), at: index, line }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constantFrom('take_off' as const, 'discount' as const), at: index, line: index }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constantFrom('release' as const, 'reopen' as const, 'reopen' as const, 'delete' as const, 'convert' as const, 'get_lines' as const, 'get_lines' as const, 'take_lines_back' as const, 'reserve' as const, 'move_negative' as const), at: index }), weight: 5 },
  { arbitrary: fc.record({ do: fc.constant('buy' as const), at: index, way: fc.constantFrom('drop_shipment' as const, 'drop_shipment' as const, 'special_order' as const) }), weight: 1 },
  {
    arbitrary: fc.record({
      do: fc.constant('charge' as const), side: sides, method: fc.constantFrom('equally' as const, 'amount' as const), cents: fc.integer({ min: 1, max: 9_999 }),
      goods: fc.integer({ min: 1, max: 4 }), day,
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ do: fc.constant('take_back' as const), posted: index, way: fc.constantFrom('reverse' as const, 'reverse' as const, 'cancel' as const, 'correct' as const) }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('copy' as const), posted: index, into: fc.constantFrom<Kind>('credit_memo', 'return_order', 'invoice', 'order') }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('combine' as const), day }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('return' as const), entry: index, quantity: fc.constantFrom(1, 2, 0.5), day }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('pay' as const), role, entry: index, percent: fc.constantFrom(100, 100, 98, 50, 130), day }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('apply' as const), role, entry: index, to: index }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constantFrom('unapply' as const, 'reverse' as const), role, entry: index }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constant('journal' as const), cents: fc.integer({ min: -50_000, max: 50_000 }), day }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('adjust' as const), item: index, quantity: fc.integer({ min: -6, max: 15 }), cents: fc.integer({ min: 0, max: 9_999 }), day }), weight: 2 },
)

export const anyHabits: fc.Arbitrary<Habits> = fc.record({
  country: fc.constantFrom('NL' as const, 'BE' as const, 'NO' as const),
  negative: fc.boolean(),
  expected: fc.boolean(),
  discounts: fc.constantFrom('none' as const, 'line' as const, 'invoice' as const, 'all' as const),
})

interface OpenDocument {
  readonly id: string
  readonly side: Side
  readonly kind: Kind
}

interface PostedOne {
  readonly id: string
  readonly side: Side
  readonly kind: string
}

/** The lines an invoice or credit memo gets from what was moved. */
const movementsOf: Readonly<Record<string, string>> = {
  'sales.invoice': 'shipment', 'sales.credit_memo': 'return_receipt', 'purchase.invoice': 'receipt', 'purchase.credit_memo': 'return_shipment',
}

/** Carries out steps on a company; each throws what its command throws, and then nothing has happened. */
export function clerk(story: Story): (step: Step) => Promise<unknown> {
  const { call, company } = story
  const open: OpenDocument[] = []
  const posted: PostedOne[] = []
  const remember = (side: Side, { documents }: { documents: readonly { id: string; kind: string }[] }): void =>
    void posted.push(...documents.map(({ id, kind }) => ({ id, side, kind })))
  const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)]
  const dateOf = (on: number): string => `2026-06-${String(on).padStart(2, '0')}`
  const money = (cents: number): string => (cents / 100).toFixed(2)
  const inventory = company.items.inventory
  const lineOf = ({ what, quantity, cents, discount }: RandomLine): object => {
    if (what === 7) return { type: 'text', description: 'a text between' }
    const item = what < 6 ? inventory[what % inventory.length]! : company.items.service[0]!
    return { type: 'item', itemId: item.id, quantity: String(quantity), unitPrice: money(cents), lineDiscountPercent: String(discount) }
  }
  const name = ({ side, kind }: OpenDocument): string => `${side}.${kind}`
  const linesOf = async (document: OpenDocument): Promise<readonly DocumentLine[]> =>
    (await call<{ lines: DocumentLine[] }>(`${name(document)}.get`, { id: document.id })).lines
  const entries = (role: 'customer' | 'vendor') => (role === 'customer' ? story.customerEntries() : story.vendorEntries())
  let externals = 0

  /** Lines that are bought for, reserved, taken back, or moved to the opposite document. */
  const onLines = async (step: Step, document: OpenDocument): Promise<unknown> => {
    const { id, side, kind } = document
    if (step.do === 'move_negative') {
      const made = await call<{ id: string; kind: Kind }>(`${name(document)}.move_negative_lines`, { id })
      return open.push({ id: made.id, side, kind: made.kind })
    }
    if (step.do === 'take_lines_back') {
      if (kind !== 'return_order' && kind !== 'credit_memo') return undefined
      const { lines } = await call<{ lines: { itemEntryNo: number }[] }>(`${name(document)}.returnable_lines`, { id, limit: 3 })
      return lines.length > 0 && call(`${name(document)}.get_returnable_lines`, { id, lines: lines.map(({ itemEntryNo }) => ({ itemEntryNo })) })
    }
    if (side !== 'sales' || kind !== 'order') return undefined
    const lineIds = (await linesOf(document)).map(line => line.id).slice(0, 2)
    if (step.do === 'reserve') return call('sales.order.reserve', { id, lines: lineIds.map(lineId => ({ lineId })) })
    const { orders } = await call<{ orders: { id: string }[] }>('sales.order.buy_for_lines', { id, way: step.do === 'buy' ? step.way : 'special_order', lineIds, vendorNumber: 'V-DOM' })
    return open.push(...orders.map(order => ({ id: order.id, side: 'purchase' as const, kind: 'order' as const })))
  }

  /** Freight or a fee on goods that moved, invoiced by itself. */
  const charge = async ({ side, method, cents, goods, day: on }: Step & { readonly do: 'charge' }): Promise<unknown> => {
    const { baseUnit, generalProductGroup, taxProductGroup } = await call<Record<string, string>>('items.get', { id: company.items.service[0]!.id })
    const { id: itemId } = await call<{ id: string }>('items.create', { type: 'charge', number: `CHARGE-${++externals}`, description: 'Freight', baseUnit, generalProductGroup, taxProductGroup })
    const party = company[side === 'sales' ? 'customers' : 'vendors'].domestic
    const made = await call<{ id: string; lines: { id: string }[] }>(`${side}.invoice.create`, {
      partyId: party.id, postingDate: dateOf(on), documentDate: dateOf(on), lines: [{ itemId, quantity: '1', unitPrice: money(cents) }],
    })
    const lineId = made.lines[0]!.id
    const { goods: moved } = await call<{ goods: { itemEntryNo: number }[] }>(`${side}.charge.goods`, { lineId, limit: goods })
    await call(`${side}.charge.assign`, { lineId, method, targets: moved.map(({ itemEntryNo }) => ({ itemEntryNo })) })
    const done = await call<{ documents: { id: string; kind: string }[] }>(`${side}.invoice.post`, { id: made.id, ...(side === 'purchase' && { externalNumber: `F-${externals}` }) })
    return remember(side, done)
  }

  const onDocument = async (step: Step & { readonly at: number }, document: OpenDocument): Promise<unknown> => {
    const target = { id: document.id }
    if (step.do === 'convert' || (document.kind === 'quote' || document.kind === 'blanket_order') && step.do === 'post') {
      if (document.kind !== 'quote' && document.kind !== 'blanket_order') return undefined
      const order = await call<{ id: string }>(`${name(document)}.make_order`, target)
      if (document.kind === 'blanket_order') return open.push({ ...document, kind: 'order', id: order.id })
      return open.splice(open.indexOf(document), 1, { ...document, kind: 'order', id: order.id })
    }
    if (step.do === 'post') {
      const choice = (document.kind === 'order' || document.kind === 'return_order') && step.only !== 'both' ? { [step.only]: true } : {}
      const done = await call<{ finished: boolean; documents: { id: string; kind: string }[] }>(`${name(document)}.post`, {
        ...target, ...choice, postingDate: dateOf(step.day), ...(document.side === 'purchase' && { externalNumber: `R-${++externals}` }),
      })
      if (done.finished) open.splice(open.indexOf(document), 1)
      remember(document.side, done)
      return done
    }
    if (step.do === 'delete') {
      await call(`${name(document)}.delete`, target)
      return open.splice(open.indexOf(document), 1)
    }
    if (step.do === 'get_lines') {
      const movement = movementsOf[name(document)]
      return movement && call(`${name(document)}.get_${movement}_lines`, target)
    }
    if (step.do === 'buy' || step.do === 'take_lines_back' || step.do === 'move_negative' || step.do === 'reserve') return onLines(step, document)
    if (step.do === 'release' || step.do === 'reopen') return call(`${name(document)}.${step.do}`, target)
    if (step.do === 'add') return call(`${name(document)}.lines.create`, { documentId: document.id, lines: [lineOf(step.line)] })
    if (step.do === 'discount') return call(`${name(document)}.change`, { ...target, invoiceDiscountPercent: String(step.line % 9) })
    const chosen = pick(await linesOf(document), step.do === 'change' || step.do === 'take_off' ? step.line : 0)
    if (!chosen) return undefined
    if (step.do === 'take_off') return call(`${name(document)}.lines.delete`, { documentId: document.id, ids: [chosen.id] })
    if (step.do === 'change')
      return call(`${name(document)}.lines.change`, { documentId: document.id, lines: [{ id: chosen.id, [step.field]: String(step.value) }] })
    return undefined
  }

  const onPosted = async (step: Step): Promise<unknown> => {
    if (!('posted' in step)) return undefined
    const one = pick(posted, step.posted)
    if (!one) return undefined
    if (step.do === 'copy') {
      const made = await call<{ id: string }>(`${one.side}.${step.into}.copy_from`, { source: one.id })
      return open.push({ id: made.id, side: one.side, kind: step.into })
    }
    const money = one.kind === 'invoice' || one.kind === 'credit_memo'
    const way = money && (step.way === 'cancel' || one.kind === 'invoice') ? step.way : 'reverse'
    const back = await call<{ documents: { id: string; kind: string }[]; goesOn?: { id: string; kind: Kind } | null }>(`${one.side}.posted_${one.kind}.${way}`, { id: one.id })
    remember(one.side, back)
    if (back.goesOn && !open.some(({ id }) => id === back.goesOn!.id)) open.push({ side: one.side, ...back.goesOn })
    return back
  }

  const onEntry = async (step: Step): Promise<unknown> => {
    if (!('role' in step)) return undefined
    const all = await entries(step.role)
    const entry = pick(all, step.entry)
    if (!entry) return undefined
    if (step.do === 'unapply') return call('payments.unapply', { entryNo: entry.entryNo })
    if (step.do === 'reverse') return call('payments.reverse', { transactionNo: entry.transactionNo })
    if (step.do === 'apply') return call('payments.apply', { entryNo: entry.entryNo, applications: [{ entryNo: pick(all, step.to)!.entryNo }] })
    if (step.do !== 'pay') return undefined
    const { partyId, remaining, currency } = entry
    const due = Math.abs(Math.round(Number(remaining) * step.percent)) / 100
    return call(`payments.${step.role}_payment.post`, {
      partyId, postingDate: dateOf(step.day), amount: due.toFixed(2), currency, applications: [{ entryNo: entry.entryNo }],
    })
  }

  return async step => {
    if (step.do === 'create') {
      const party = company[step.side === 'sales' ? 'customers' : 'vendors'][step.abroad ? 'foreign' : 'domestic']
      const date = dateOf(step.day)
      const made = await call<{ id: string }>(`${step.side}.${step.kind}.create`, {
        partyId: party.id, orderDate: date, documentDate: date, postingDate: date, pricesIncludingTax: step.taxed && step.side === 'sales',
        ...(step.off > 0 && { invoiceDiscountPercent: String(step.off) }), lines: step.lines.map(lineOf),
      })
      return open.push({ id: made.id, side: step.side, kind: step.kind })
    }
    if ('at' in step) {
      const document = pick(open, step.at)
      return document && onDocument(step, document)
    }
    if ('posted' in step) return onPosted(step)
    if (step.do === 'charge') return charge(step)
    if (step.do === 'combine') {
      const { invoices } = await call<{ invoices: { id: string }[] }>('sales.invoice.combine_shipments', {
        partyNumbers: ['C-DOM', 'C-FOR'], postingDate: dateOf(step.day), documentDate: dateOf(step.day),
      })
      return open.push(...invoices.map(({ id }) => ({ id, side: 'sales' as const, kind: 'invoice' as const })))
    }
    if (step.do === 'journal') {
      const document = { journal: 'GENERAL', postingDate: dateOf(step.day), documentNumber: `J-${++externals}` }
      const account = await story.expenseAccount()
      const amount = money(step.cents)
      const first = await call<{ id: string }>('payments.journal_lines.create', { ...document, accountKind: 'gl_account', account, amount })
      const second = await call<{ id: string }>('payments.journal_lines.create', {
        ...document, accountKind: 'bank_account', account: company.bankAccount, amount: money(-step.cents),
      })
      try {
        return await call('payments.journal.post', { journal: 'GENERAL', documentNumber: document.documentNumber })
      } catch (error) {
        for (const { id } of [first, second]) await call('payments.journal_lines.delete', { id })
        throw error
      }
    }
    if (step.do === 'adjust') {
      const item = { itemId: pick(inventory, step.item)!.id, quantity: String(Math.abs(step.quantity)) }
      const adjustment = step.quantity > 0 ? { type: 'positive', ...item, unitCost: money(step.cents) } : { type: 'negative', ...item }
      return call('stock.adjust', { postingDate: dateOf(step.day), lines: [adjustment] })
    }
    if (step.do === 'return') {
      const { rows } = await call<{ rows: { entryNo: number; itemId: string }[] }>('stock.item_entries.list', { filter: { type: 'sale', quantity: '<0' } })
      const sold = pick(rows, step.entry)
      if (!sold) return undefined
      const memo = await call<{ id: string }>('sales.credit_memo.create', {
        partyId: company.customers.domestic.id, postingDate: dateOf(step.day), documentDate: dateOf(step.day),
        lines: [{ type: 'item', itemId: sold.itemId, quantity: String(step.quantity), unitPrice: '10', appliesToItemEntryNo: sold.entryNo }],
      })
      return call('sales.credit_memo.post', { id: memo.id })
    }
    return onEntry(step)
  }
}
