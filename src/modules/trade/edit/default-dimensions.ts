/** The dimensions that records bring to a document and its lines (ledgers.md §1.5). */
import type { Dimensions } from './draft.ts'
import type { DimensionDefault, DimensionPriority } from './facts.ts'

/** A record that may bring dimensions: `{ source: 'customer', record: '10000' }`. */
export interface DimensionSource {
  readonly source: string
  readonly record: string
}

export interface DimensionRules {
  readonly dimensionDefaults: readonly DimensionDefault[]
  readonly dimensionPriorities: readonly DimensionPriority[]
}

/** A record's own default goes before the one of every record of its table. */
function broughtBy({ source, record }: DimensionSource, defaults: readonly DimensionDefault[]): Dimensions {
  const of = (wanted: string): [string, string][] =>
    defaults.filter(row => row.source === source && row.record === wanted).map(row => [row.dimension, row.value])
  return Object.fromEntries([...of(''), ...of(record)])
}

const rank = (source: string, priorities: readonly DimensionPriority[]): number =>
  priorities.find(row => row.source === source)?.priority ?? Number.MAX_SAFE_INTEGER

/** What several records bring together: the source with the lower priority number wins, among equals the later one. */
export function defaultDimensions(sources: readonly DimensionSource[], rules: DimensionRules): Dimensions {
  const ordered = [...sources].sort((a, b) => rank(b.source, rules.dimensionPriorities) - rank(a.source, rules.dimensionPriorities))
  return Object.assign({}, ...ordered.map(source => broughtBy(source, rules.dimensionDefaults))) as Dimensions
}

/**
 * A line's dimensions: those of the header, and over them what the line's item or account brings; only a value the
 * party brings with a better priority stays.
 */
export function lineDimensions(
  header: Dimensions,
  party: string,
  line: readonly DimensionSource[],
  rules: DimensionRules,
): Dimensions {
  const priorities = rules.dimensionPriorities
  const stronger = line.filter(({ source }) => rank(party, priorities) >= rank(source, priorities))
  const weaker = line.filter(({ source }) => rank(party, priorities) < rank(source, priorities))
  return { ...defaultDimensions(weaker, rules), ...header, ...defaultDimensions(stronger, rules) }
}
