import { useQuery } from '@tanstack/react-query'
import { Suspense, lazy } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { usePreference } from '../shell/preferences.ts'
import { workDate } from '../shell/session.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { ChartTable } from './chart-table.tsx'
import { Definition } from './definition.tsx'
import type { ChartName } from './roles.ts'
import './chart.css'

export type Chart = Output<'insight.chart'>

const ChartDrawing = lazy(async () => ({ default: (await import('./chart-drawing.tsx')).ChartDrawing }))

/** A chart with its definition, and the same as a table for whoever reads rather than looks. */
export function ChartPanel({ name }: { readonly name: ChartName }) {
  const [isTable, setTable] = usePreference(`chart.${name}.table`, false)
  const { data, error } = useQuery({ queryKey: ['insight.chart', name, workDate()], queryFn: () => call('insight.chart', { chart: name }) })
  const title = t(`insight.chart.${name}`)
  return (
    <section className="panel start-panel chart-panel" aria-label={title}>
      <header className="start-panel-head">
        <h2>
          {title} <span className="muted">{data?.currency}</span>
        </h2>
        <span className="bar-space" />
        <button type="button" className="button chart-toggle" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'web.insight.as_chart' : 'web.insight.as_table')}
          <span className="visually-hidden"> {title}</span>
        </button>
        <Definition title={title} definition={t(`insight.chart_definition.${name}`)} />
      </header>
      {error ? <Failure error={error} /> : null}
      <div className="chart-room">
        {data && (isTable ? (
          <ChartTable chart={data} />
        ) : (
          <Suspense>
            <ChartDrawing chart={data} />
          </Suspense>
        ))}
      </div>
    </section>
  )
}
