import { Link } from '@tanstack/react-router'
import { formatAmount } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import { isByAge, longLabel } from './chart-labels.ts'
import type { Chart } from './chart-panel.tsx'
import { pointDrill } from './drill.ts'

/** The data of a chart; every value leads to the list behind it. */
export function ChartTable({ chart }: { readonly chart: Chart }) {
  return (
    <table className="chart-table">
      <thead>
        <tr>
          <th scope="col">{t(isByAge(chart) ? 'web.insight.age' : 'web.insight.month')}</th>
          {chart.series.map(series => (
            <th key={series} scope="col" className="end">
              {t(`insight.series.${series}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chart.points.map((point, index) => (
          <tr key={point.from ?? point.to}>
            <th scope="row">{longLabel(chart, index)}</th>
            {chart.series.map((series, place) => {
              const { path, filter } = pointDrill(chart.chart, point, series)
              return (
                <td key={series} className="end">
                  <Link to={path} search={{ f: filter } as never}>
                    {formatAmount(point.values[place])}
                  </Link>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
