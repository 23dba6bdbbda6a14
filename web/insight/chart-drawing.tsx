import { useNavigate } from '@tanstack/react-router'
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatAmount, formatCompact } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import { isByAge, longLabel, roundTicks, shortLabel } from './chart-labels.ts'
import type { Chart } from './chart-panel.tsx'
import { pointDrill } from './drill.ts'

/** Drawn smaller than its data is exact: a drawing has no cents. */
const height = 208

/** Series drawn, back to front; what a profit is made of is in the table. */
const drawn = (chart: Chart): readonly { readonly series: Chart['series'][number]; readonly place: number }[] => {
  const all = chart.series.map((series, place) => ({ series, place }))
  return chart.chart === 'sales_by_month' || chart.chart === 'purchases_by_month' ? all.toReversed() : all.filter(({ series }) => series !== 'cost')
}

/** Plain bars, labelled on the data; a bar leads to the list behind it. */
export function ChartDrawing({ chart }: { readonly chart: Chart }) {
  const navigate = useNavigate()
  const series = drawn(chart)
  const rows = chart.points.map((point, index) => ({
    index,
    label: shortLabel(chart, index),
    ...Object.fromEntries(chart.series.map((name, place) => [name, Number(point.values[place] ?? 0)])),
  }))
  const ticks = roundTicks(rows.flatMap(row => series.map(({ series: name }) => (row as Record<string, unknown>)[name] as number)))
  const open = (index: number, name: string): void => {
    const { path, filter } = pointDrill(chart.chart, chart.points[index]!, name)
    void navigate({ to: path, search: { f: filter } as never })
  }
  return (
    <figure className="chart">
      {series.length > 1 && (
        <figcaption className="chart-legend">
          {series.map(({ series: name }) => (
            <span key={name}>
              <span className="chart-swatch" data-series={name} aria-hidden="true" />
              {t(`insight.series.${name}`)}
            </span>
          ))}
        </figcaption>
      )}
      {/* What is drawn stands in the table, one button away. */}
      <div aria-hidden="true">
        <ResponsiveContainer width="100%" height={series.length > 1 ? height - 22 : height}>
          <BarChart data={rows} margin={{ top: 16, right: 8, bottom: 0, left: 0 }} barGap={1} barCategoryGap="22%" accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="label" tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} interval={0} tick={{ fontSize: 11, fill: 'var(--muted)' }} />
            <YAxis width={Math.max(...ticks.map(tick => formatCompact(tick).length)) * 6.2 + 16} tickLine={false} axisLine={false} ticks={ticks} domain={[ticks[0]!, ticks.at(-1)!]} tickFormatter={formatCompact} tick={{ fontSize: 11, fill: 'var(--muted)' }} />
            <Tooltip cursor={{ fill: 'var(--hover)' }} isAnimationActive={false} content={<Tip chart={chart} />} />
            {series.map(({ series: name }) => (
              <Bar
                key={name}
                dataKey={name}
                className="chart-bar"
                data-series={name}
                fill={`var(--chart-${name.replace('_', '-')})`}
                isAnimationActive={false}
                radius={[2, 2, 0, 0]}
                maxBarSize={isByAge(chart) ? 56 : 22}
                onClick={(bar: { readonly payload?: { readonly index?: number } }) => bar.payload?.index !== undefined && open(bar.payload.index, name)}
              >
                {isByAge(chart) && <LabelList dataKey={name} position="top" formatter={value => formatCompact(Number(value))} style={{ fontSize: 11, fill: 'var(--text)' }} />}
              </Bar>
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}

interface TipProps {
  readonly chart: Chart
  /** Given by the drawing: whether the pointer is over a point, and over which. */
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: { readonly index?: number } }[]
}

/** All series of the point under the pointer, to the cent. */
function Tip({ chart, active = false, payload = [] }: TipProps) {
  const index = payload[0]?.payload?.index
  if (!active || index === undefined) return null
  return (
    <div className="chart-tip">
      <strong>{longLabel(chart, index)}</strong>
      {chart.series.map((series, place) => (
        <div key={series}>
          <span>{t(`insight.series.${series}`)}</span>
          <span>{formatAmount(chart.points[index]!.values[place])}</span>
        </div>
      ))}
    </div>
  )
}
