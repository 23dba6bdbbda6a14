/** What the points of a chart are called, in a drawing and in its table. */
import { formatLongMonth, formatMonth } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import type { Chart } from './chart-panel.tsx'

const ageCharts: ReadonlySet<Chart['chart']> = new Set(['receivables_by_age', 'payables_by_age'])

export const isByAge = ({ chart }: Chart): boolean => ageCharts.has(chart)

/** How long something has been due, by the place of its bucket: not due, then a month each, then all before. */
const ageLabel = (index: number): string => t(`web.insight.age_${index}`)

export const shortLabel = (chart: Chart, index: number): string =>
  isByAge(chart) ? ageLabel(index) : formatMonth(chart.points[index]!.from!)

export const longLabel = (chart: Chart, index: number): string =>
  isByAge(chart) ? ageLabel(index) : formatLongMonth(chart.points[index]!.from!)

/** Where the lines of a scale stand: a handful of steps of 1, 2 or 5 and noughts, from nought to all there is. */
export function roundTicks(values: readonly number[]): number[] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  const rough = (most - least) / 4 || 1
  const noughts = 10 ** Math.floor(Math.log10(rough))
  const step = noughts * (steps.find(each => each * noughts >= rough) ?? 10)
  const first = Math.floor(least / step)
  return Array.from({ length: Math.max(1, Math.ceil(most / step) - first) + 1 }, (_, at) => (first + at) * step)
}

const steps = [1, 2, 5, 10]
