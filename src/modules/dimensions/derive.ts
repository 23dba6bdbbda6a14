import type { DimensionDefault, DimensionPriority, DimensionSource, Pairs } from './facts.ts'

interface Held {
  readonly value: string
  /** Priority of the source it came from; undefined for what was inherited and for sources without one. */
  readonly priority: number | undefined
}

/**
 * The dimensions of a line: those inherited from its header, then what each source brings, in the order given; of one
 * source the record's own rows come before those of all its records. A dimension already there gives way only to a
 * source with a priority number lower than the one it came from, or to any with a priority when that had none; equal
 * priorities keep the first (ledgers.md §1.6). `explicit` pairs, typed by a user, stay whatever the sources say.
 */
export function deriveDimensions(
  inherited: Pairs,
  sources: readonly DimensionSource[],
  defaults: readonly DimensionDefault[],
  priorities: readonly DimensionPriority[],
  explicit: Pairs = {},
): Pairs {
  const held = new Map<string, Held>(
    Object.entries(inherited).map(([dimension, value]) => [dimension, { value, priority: undefined }]),
  )
  for (const source of sources) {
    const priority = priorities.find(row => row.source === source.source)?.priority
    for (const { dimension, value } of broughtBy(source, defaults)) {
      const present = held.get(dimension)
      if (!present || wins(priority, present.priority)) held.set(dimension, { value: value!, priority })
    }
  }
  const pairs = [...[...held].map(([dimension, { value }]) => [dimension, value] as const), ...Object.entries(explicit)]
  return Object.fromEntries(
    [...new Map(pairs)].filter(([, value]) => value !== '').sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

const wins = (challenger: number | undefined, present: number | undefined): boolean =>
  challenger !== undefined && (present === undefined || challenger < present)

/** One value a dimension: the record's own, else that of all records of the source. */
function broughtBy(
  { source, record }: DimensionSource,
  defaults: readonly DimensionDefault[],
): readonly DimensionDefault[] {
  const rows = defaults.filter(row => row.source === source && row.value !== null && row.value !== '')
  const own = rows.filter(row => row.record === record && record !== '')
  const general = rows.filter(row => row.record === '' && !own.some(({ dimension }) => dimension === row.dimension))
  return [...own, ...general]
}
