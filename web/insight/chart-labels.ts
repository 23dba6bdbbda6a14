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
