/** What must hold for an item besides types and references (ledgers.md §4.1): pure rules over what was loaded. */
import { gtinDigit } from '#parties'
import type { Problem } from '#platform/problem'
import { problem } from './problems.ts'

export interface ItemToCheck {
  readonly number: string
  readonly type: 'inventory' | 'service' | 'non_inventory' | 'charge'
  readonly baseUnit: string
  readonly salesUnit: string
  readonly purchaseUnit: string
  readonly inventoryPostingGroup: string | null
  readonly costingMethod: string
  readonly gtin: string
}

export interface ItemUse {
  /** Units the item is kept in besides its base unit. */
  readonly units: readonly string[]
  /** The table with rows that rest on its type, base unit, costing method and inventory group: `stock.item_entries`. */
  readonly obstacle: string | undefined
}

/** Fields that history rests on: they stay once the item stands on a document or in a ledger. */
export const settled = ['type', 'baseUnit', 'costingMethod', 'inventoryPostingGroup'] as const

/** Every problem of a new or changed item; `before` is the item as it stood. An empty list when all is well. */
export function checkItem(item: ItemToCheck, before: ItemToCheck | undefined, use: ItemUse): Problem[] {
  return [
    ...checkType(item),
    ...checkUnits(item, before, use),
    ...checkGtin(item),
    ...(before ? checkSettled(item, before, use) : []),
  ]
}

function checkType({ type, inventoryPostingGroup, costingMethod }: ItemToCheck): Problem[] {
  if (type === 'inventory')
    return inventoryPostingGroup ? [] : [problem('group_missing', {}, { field: 'inventoryPostingGroup' })]
  return [
    ...(inventoryPostingGroup
      ? [problem('group_only_on_inventory', { type }, { field: 'inventoryPostingGroup' })]
      : []),
    ...(costingMethod === 'fifo' ? [] : [problem('costing_only_on_inventory', { type }, { field: 'costingMethod' })]),
  ]
}

/** Other units are counted in the base unit, so that changes only while there are none. */
function checkUnits(item: ItemToCheck, before: ItemToCheck | undefined, { units }: ItemUse): Problem[] {
  const changed = before !== undefined && before.baseUnit !== item.baseUnit
  const others = units.filter(unit => unit !== before?.baseUnit && unit !== item.baseUnit)
  const known = changed ? [] : units
  return [
    ...(changed && others.length > 0
      ? [problem('other_units', { units: others.join(', ') }, { field: 'baseUnit' })]
      : []),
    ...(['salesUnit', 'purchaseUnit'] as const)
      .filter(field => item[field] !== item.baseUnit && !known.includes(item[field]))
      .map(field => problem('unit_not_of_item', { unit: item[field], field }, { field })),
  ]
}

function checkGtin({ gtin }: ItemToCheck): Problem[] {
  if (gtin === '') return []
  const fits = /^(\d{8}|\d{12,14})$/.test(gtin) && gtinDigit(gtin.slice(0, -1)) === gtin.at(-1)
  return fits ? [] : [problem('gtin_check', { gtin }, { field: 'gtin', severity: 'warning' })]
}

const checkSettled = (item: ItemToCheck, before: ItemToCheck, { obstacle }: ItemUse): Problem[] =>
  obstacle === undefined
    ? []
    : settled
        .filter(field => item[field] !== before[field])
        .map(field =>
          problem('change_blocked', { field, item: before.number, by: obstacle.replace('.', '_') }, { field }),
        )

/** A period may be open at either end; it may not run backwards. */
export const checkRange = (from: string | null | undefined, to: string | null | undefined): Problem[] =>
  from && to && from > to ? [problem('range_backwards', { from, to }, { field: 'endingDate' })] : []
