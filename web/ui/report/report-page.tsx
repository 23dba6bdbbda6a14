import { type ReactNode, useState } from 'react'
import { Refusal, call } from '../../shell/client.ts'
import { saveFile, showFile } from '../../shell/files.ts'
import { mayRun } from '../../shell/session.ts'
import { ActionBar, type PageAction } from '../action-bar.tsx'
import { formatAmount } from '../format.ts'
import { Failure } from '../problems.tsx'
import { t } from '../texts.ts'
import { inputOf } from './dimensions.ts'
import type { Asked, ReportDeclaration, ReportName, ReportRowOf, ReportView } from './declaration.ts'
import { ReportParameters } from './parameters.tsx'
import { ReportTable } from './report-table.tsx'
import { useReport } from './use-report.ts'
import '../report.css'

interface Props<N extends ReportName> {
  readonly report: ReportDeclaration<N>
  /** What else can be done with what it says. */
  readonly actions?: (shown: ShownReport) => readonly PageAction[]
  readonly children?: ReactNode
}

/** A report as it stands on the page; none before it was answered. */
export interface ShownReport {
  readonly view: ReportView | undefined
  readonly asked: Asked
}

/** A report: what is asked, what it says with the way to what is behind each figure, and its files. */
export function ReportPage<N extends ReportName>({ report, actions: others, children }: Props<N>) {
  const { parameters, dimensions, asked, view, query, change, isAnswerable } = useReport(report)
  const files = useFiles(report.name, parameters)
  const refusal = query.error instanceof Refusal ? query.error : undefined
  const problems = Object.fromEntries((refusal?.problems ?? []).flatMap(({ field, message }) => (field ? [[field, message] as const] : [])))
  const isSaid = refusal !== undefined && refusal.problems.every(({ field }) => report.parameters.some(({ name }) => name === field?.split('.')[0]))
  const blocked = isAnswerable ? {} : { blocked: t('web.report.choose') }
  const actions: PageAction[] = mayRun('reports.file')
    ? [
        { id: 'print', caption: t('web.action.print'), keys: 'Ctrl+P', place: 'bar', ...blocked, run: () => files.make('pdf') },
        { id: 'xlsx', caption: t('web.report.xlsx'), keys: 'Ctrl+E', place: 'bar', ...blocked, run: () => files.make('xlsx') },
        { id: 'csv', caption: t('web.report.csv'), place: 'menu', ...blocked, run: () => files.make('csv') },
      ]
    : []
  return (
    <>
      <header className="page-head">
        <h1>{t(report.operation)}</h1>
        {view?.subtitles.map(subtitle => (
          <span key={subtitle} className="title-part">
            {subtitle}
          </span>
        ))}
      </header>
      <ActionBar actions={[...actions, ...(others?.({ view, asked }) ?? [])]} />
      {children}
      <ReportParameters parameters={report.parameters} dimensions={dimensions} asked={asked} problems={problems} onChange={change} />
      {files.error !== undefined && <Failure error={files.error} />}
      {query.error && !isSaid && <Failure error={query.error} />}
      {view && view.figures.length > 0 && (
        <dl className="report-figures">
          {view.figures.map(({ name, caption, amount }) => (
            <div key={name}>
              <dt>{caption}</dt>
              <dd>{formatAmount(amount)}</dd>
            </div>
          ))}
        </dl>
      )}
      {!isAnswerable && <p className="empty">{t('web.report.choose')}</p>}
      {isAnswerable && !view && !query.error && <p className="empty">{t('web.loading')}</p>}
      {view && view.sections.every(({ rows }) => rows.length === 0) && <p className="empty">{t(report.empty)}</p>}
      {view && view.sections.some(({ rows }) => rows.length > 0) && (
        <ReportTable view={view} isBusy={query.isFetching} drill={(row, column) => report.drill?.(row as ReportRowOf<N>, column, asked)} />
      )}
    </>
  )
}

/** The files of a report: PDF in a tab of its own, sheets saved. */
function useFiles(report: string, parameters: Readonly<Record<string, string>>) {
  const [error, setError] = useState<unknown>()
  const make = (format: 'pdf' | 'xlsx' | 'csv'): void => {
    setError(undefined)
    call('reports.file', { report: report as 'trial_balance', parameters: inputOf(parameters), format }).then(format === 'pdf' ? showFile : saveFile, setError)
  }
  return { make, error }
}
