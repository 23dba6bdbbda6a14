/** Figures under each other with their decimal marks: what one lacks behind is drawn, but not seen. */
import type { FieldKind } from './fields/kinds.ts'
import { separators } from './format.ts'

const varied: ReadonlySet<FieldKind> = new Set(['price', 'quantity', 'percent'])

/** As many decimals as are shown of any figure. */
const most = 5

/** How many decimals are shown of a value; none of kinds that all show as many. */
export function decimalsOf(kind: FieldKind, value: unknown): number {
  if (!varied.has(kind) || typeof value !== 'string') return 0
  const at = value.indexOf('.')
  return Math.max(kind === 'price' ? 2 : 0, at === -1 ? 0 : Math.min(most, value.length - at - 1))
}

/** How many decimals a figure has as it is written. */
export function decimalsIn(figure: string): number {
  const at = figure.lastIndexOf(separators().decimal)
  return at === -1 ? 0 : figure.length - at - 1
}

/** What a figure lacks to end where one with so many decimals does; undefined where it lacks nothing. */
export function restOf(figure: string, decimals: number): string | undefined {
  if (decimals === 0 || !/\d$/.test(figure)) return undefined
  const own = decimalsIn(figure)
  return own >= decimals ? undefined : `${own === 0 ? separators().decimal : ''}${'0'.repeat(decimals - own)}`
}
