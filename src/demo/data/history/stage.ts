/**
 * The stage on which two months are played: what is in stock, what is due on a day, what has been written down.
 * Everything a rule does, it does on the day it happens, so that stock never runs below zero in order of date.
 */
import { Decimal, dec } from '#platform/decimal'
import type { Profile } from '../profile.ts'
import type { DemoItem, DemoParty, DemoStep } from '../types.ts'
import { type Dice, dice } from './dice.ts'

export interface Cast {
  readonly profile: Profile
  readonly customers: readonly DemoParty[]
  readonly vendors: readonly DemoParty[]
  readonly items: readonly DemoItem[]
}

/** Something that can be in stock: an item, one of its variants, in one place. Quantities are whole base units. */
export interface Article {
  readonly item: DemoItem
  readonly variant: string
}

/** A posted invoice or credit memo that is still open. */
export interface OpenInvoice {
  readonly ref: string
  readonly party: DemoParty
  readonly day: number
  readonly credit: boolean
  /** About what it comes to, in local currency without VAT. */
  readonly worth: Decimal
}

export interface Stage extends Cast {
  readonly dice: Dice
  readonly write: (step: DemoStep) => void
  /** Puts something on the agenda; days after today never come. */
  readonly later: (day: number, act: (day: number) => void) => void
  readonly ref: (prefix: string) => string
  readonly inStock: (article: Article, location: string) => number
  readonly move: (article: Article, location: string, quantity: number) => void
  readonly open: { sales: readonly OpenInvoice[]; purchase: readonly OpenInvoice[] }
}

export const firstDay = -61

const keyOf = ({ item, variant }: Article, location: string): string => `${item.number}/${variant}/${location}`

/** Plays the days from the first to today: what is on the agenda of a day, then the rules of that day. */
export function play(cast: Cast, seed: number, rules: (stage: Stage, day: number) => void): readonly DemoStep[] {
  const steps: DemoStep[] = []
  const stock = new Map<string, number>()
  const agenda = new Map<number, ((day: number) => void)[]>()
  const counters = new Map<string, number>()
  const stage: Stage = {
    ...cast,
    dice: dice(seed),
    write: step => steps.push(step),
    later: (day, act) => agenda.set(day, [...(agenda.get(day) ?? []), act]),
    ref: prefix => {
      const next = (counters.get(prefix) ?? 0) + 1
      counters.set(prefix, next)
      return `${prefix}${String(next).padStart(3, '0')}`
    },
    inStock: (article, location) => stock.get(keyOf(article, location)) ?? 0,
    move: (article, location, quantity) => {
      const left = (stock.get(keyOf(article, location)) ?? 0) + quantity
      if (left < 0) throw new RangeError(`stock of ${keyOf(article, location)} below zero`)
      stock.set(keyOf(article, location), left)
    },
    open: { sales: [], purchase: [] },
  }
  for (let day = firstDay; day <= 0; day++) {
    for (const act of agenda.get(day) ?? []) act(day)
    rules(stage, day)
  }
  return steps
}

/** What so much of these items is worth at their sales price or their cost. */
export const worthOf = (
  lines: readonly { readonly article: Article; readonly quantity: number }[], at: 'unitPrice' | 'unitCost',
): Decimal => Decimal.sum(lines.map(({ article, quantity }) => dec(article.item[at]).times(dec(quantity))))

/** Leaves the credit memos out of what is settled where they would eat up the invoices. */
export function withoutTooMuchCredit(entries: readonly OpenInvoice[]): readonly OpenInvoice[] {
  const sum = (credit: boolean): Decimal =>
    Decimal.sum(entries.filter(entry => entry.credit === credit).map(({ worth }) => worth))
  return sum(true).times(dec(3)).lessThan(sum(false)) ? entries : entries.filter(({ credit }) => !credit)
}

/** Every article of an item: the item itself, or each of its variants. */
export const articlesOf = (item: DemoItem): readonly Article[] =>
  item.variants.length === 0 ? [{ item, variant: '' }] : item.variants.map(({ code }) => ({ item, variant: code }))

/** What somebody buys of an item at once: the cheaper, the more; the smallest lot and the number of lots at most. */
export function lotOf(item: DemoItem, perEuro: string): { readonly lot: number; readonly lots: number } {
  const euros = dec(item.unitPrice).dividedBy(dec(perEuro))
  const lots = [
    { above: '1000', lot: 1, lots: 1 },
    { above: '100', lot: 1, lots: 2 },
    { above: '10', lot: 1, lots: 8 },
    { above: '3', lot: 2, lots: 10 },
    { above: '0.5', lot: 10, lots: 6 },
    { above: '0', lot: 100, lots: 5 },
  ]
  return lots.find(({ above }) => euros.greaterThan(dec(above)))!
}
