/**
 * What a verb of the random trade is, and the desk it is done at: a company, the documents somebody began, and those
 * that were posted. A new kind of document brings its verbs as one more list; nothing else has to know of it.
 */
import fc from 'fast-check'
import type { Story } from '../scenario.ts'
import type { DocumentLine, Kind } from '../trading.ts'

export type Side = 'sales' | 'purchase'
export type Role = 'customer' | 'vendor'

export interface OpenDocument {
  readonly id: string
  readonly side: Side
  readonly kind: Kind
}

export interface PostedOne {
  readonly id: string
  readonly side: Side
  readonly kind: string
}

export interface RandomLine {
  readonly what: number
  readonly quantity: number
  readonly cents: number
  readonly discount: number
}

/**
 * Something people do. `act` carries it out through public commands and says what it did, by which it is counted; undefined
 * when there was nothing to do it to. It throws what its command throws, and then nothing has happened.
 */
export interface Verb {
  readonly name: string
  /** How often it is drawn, beside the others. */
  readonly weight: number
  readonly input: fc.Arbitrary<unknown>
  readonly act: (desk: Desk, input: never) => Promise<string | undefined>
}

/** A verb whose input is drawn from what it says. */
export const verb = <I>(name: string, weight: number, input: fc.Arbitrary<I>, act: (desk: Desk, input: I) => Promise<string | undefined>): Verb =>
  ({ name, weight, input, act })

export interface Desk {
  readonly story: Story
  readonly call: Story['call']
  readonly open: OpenDocument[]
  readonly posted: PostedOne[]
  /** A number nobody used yet. */
  readonly next: () => number
  readonly remember: (side: Side, done: { readonly documents: readonly { readonly id: string; readonly kind: string }[] }) => void
  readonly begin: (document: OpenDocument) => void
  readonly forget: (document: OpenDocument) => void
  readonly linesOf: (document: OpenDocument) => Promise<readonly DocumentLine[]>
  /** A line as a command takes it. */
  readonly lineInput: (line: RandomLine) => object
}

/** Goods that go straight move on both sides in one posting: their documents say which. */
const movedBy: Readonly<Record<string, Side>> = { shipment: 'sales', return_receipt: 'sales', receipt: 'purchase', return_shipment: 'purchase' }

/** A fresh desk in a company. All desks of a company draw their numbers from one counter. */
export function deskOf(story: Story, numbers: { used: number } = { used: 0 }): Desk {
  const { call, company } = story
  const open: OpenDocument[] = []
  const posted: PostedOne[] = []
  return {
    story,
    call,
    open,
    posted,
    next: () => ++numbers.used,
    remember: (side, { documents }) => void posted.push(...documents.map(({ id, kind }) => ({ id, side: movedBy[kind] ?? side, kind }))),
    begin: document => void (open.some(({ id }) => id === document.id) || open.push(document)),
    forget: document => void open.splice(open.findIndex(({ id }) => id === document.id), 1),
    linesOf: async document => (await call<{ lines: DocumentLine[] }>(`${nameOf(document)}.get`, { id: document.id })).lines,
    lineInput: ({ what, quantity, cents, discount }) => {
      if (what === 7) return { type: 'text', description: 'a text between' }
      const { inventory, service } = company.items
      const item = what < 6 ? inventory[what % inventory.length]! : service[0]!
      return { type: 'item', itemId: item.id, quantity: String(quantity), unitPrice: money(cents), lineDiscountPercent: String(discount) }
    },
  }
}

export const nameOf = ({ side, kind }: { readonly side: Side; readonly kind: string }): string => `${side}.${kind}`
export const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)]
export const dateOf = (on: number): string => `2026-06-${String(on).padStart(2, '0')}`
export const money = (cents: number): string => (cents / 100).toFixed(2)
export const partyOf = ({ story: { company } }: Desk, side: Side, where: 'domestic' | 'foreign' = 'domestic') =>
  company[side === 'sales' ? 'customers' : 'vendors'][where]

export const index = fc.nat({ max: 40 })
export const day = fc.integer({ min: 1, max: 28 })
export const sides = fc.constantFrom<Side>('sales', 'purchase')
export const roles = fc.constantFrom<Role>('customer', 'vendor')
export const line: fc.Arbitrary<RandomLine> = fc.record({
  what: fc.nat({ max: 7 }),
  quantity: fc.constantFrom(1, 2, 3, 5, 8, 10, 2.5, 0.33, 12),
  cents: fc.integer({ min: 1, max: 20_000 }),
  discount: fc.constantFrom(0, 0, 0, 5, 12.5, 100),
})
