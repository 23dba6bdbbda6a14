import type { GlEntry } from '#ledger'
import type { ItemCostChange } from '#stock'
import type { PostingPlan } from './plan.ts'

/** A ref of an entry in the plan moves behind the entries before it; the number of an existing entry stays. */
const shift = (ref: number, by: number): number => (ref < 0 ? ref - by : ref)
const shiftMaybe = (ref: number | undefined, by: number): number | undefined =>
  ref === undefined ? undefined : shift(ref, by)

const lowest = (refs: readonly (number | undefined)[]): number => -Math.min(0, ...refs.map(ref => ref ?? 0))

/**
 * One plan of several: entries in order, refs moved so that each still names the entry it named. Refuses plans of
 * different posting dates, and two plans with the same part of a module above, as bugs of the caller.
 */
export function mergePlans(first: PostingPlan, ...others: readonly PostingPlan[]): PostingPlan {
  return others.reduce(mergeTwo, first)
}

function mergeTwo(a: PostingPlan, b: PostingPlan): PostingPlan {
  if (a.postingDate !== b.postingDate)
    throw new Error(`plans of ${a.postingDate} and ${b.postingDate} cannot be one posting`)
  const parties = a.parties.length
  const items = a.items.length
  const applications = lowest(a.partyDetails.map(detail => detail.application))
  for (const part of Object.keys(b.parts)) {
    if (part in a.parts) throw new Error(`two plans of one posting both have the part ${part}`)
    if (items > 0) throw new Error(`the part ${part} names item entries by ref and must come first`)
  }
  return {
    ...a,
    documents: [...a.documents, ...b.documents],
    gl: [...a.gl, ...b.gl],
    tax: [...a.tax, ...b.tax],
    parties: [...a.parties, ...b.parties.map(entry => ({ ...entry, ref: shift(entry.ref, parties) }))],
    partyDetails: [
      ...a.partyDetails,
      ...b.partyDetails.map(detail => ({
        ...detail,
        entry: shift(detail.entry, parties),
        appliedTo: shiftMaybe(detail.appliedTo, parties),
        application: shiftMaybe(detail.application, applications),
      })),
    ],
    bank: [...a.bank, ...b.bank],
    items: [
      ...a.items,
      ...b.items.map(entry => ({
        ...entry, ref: shift(entry.ref, items), appliesToEntryNo: shiftMaybe(entry.appliesToEntryNo, items),
      })),
    ],
    itemApplications: [
      ...a.itemApplications,
      ...b.itemApplications.map(application => ({
        ...application,
        inbound: shift(application.inbound, items),
        outbound: shift(application.outbound, items),
      })),
    ],
    values: [...a.values, ...b.values.map(value => ({ ...value, entry: shift(value.entry, items) }))],
    itemCosts: mergeItemCosts([...a.itemCosts, ...b.itemCosts]),
    parts: { ...a.parts, ...b.parts },
  }
}

/** One change per item: quantities and values add up, of all else the last that is known holds. */
function mergeItemCosts(changes: readonly ItemCostChange[]): ItemCostChange[] {
  const byItem = new Map<string, ItemCostChange>()
  for (const change of changes) {
    const before = byItem.get(change.itemId)
    const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    byItem.set(change.itemId, before ? {
      ...before,
      ...known,
      quantity: before.quantity.plus(change.quantity),
      value: before.value.plus(change.value),
    } : change)
  }
  return [...byItem.values()]
}

/** Everything of an entry but its amount. */
const identifying = Object.keys({
  documentId: true,
  account: true,
  postingDate: true,
  description: true,
  dimensionSetId: true,
  partyId: true,
  generalBusinessGroup: true,
  generalProductGroup: true,
  taxBusinessGroup: true,
  taxProductGroup: true,
  reversesEntryNo: true,
} satisfies Record<Exclude<keyof GlEntry, 'amount'>, true>) as (keyof GlEntry)[]

/** A text that is the same for entries that may become one. */
const sameRow = (entry: GlEntry): string => identifying.map(field => entry[field] ?? '').join('\u0001')

/**
 * G/L entries that differ in their amount only become one (ledgers.md §1.2); those that come to zero fall away.
 * The order is that of the first of each.
 */
export function sumGlEntries(entries: readonly GlEntry[]): GlEntry[] {
  const rows = new Map<string, GlEntry>()
  for (const entry of entries) {
    const key = sameRow(entry)
    const before = rows.get(key)
    rows.set(key, before ? { ...before, amount: before.amount.plus(entry.amount) } : entry)
  }
  return [...rows.values()].filter(entry => !entry.amount.isZero())
}
