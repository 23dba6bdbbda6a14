import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import { queries } from '../shell/session.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { formatMoment } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { Progress, StateChip } from './progress.tsx'
import { type RunRow, type RunState, isUnfinished, lookAgain } from './run.ts'
import { targetPath } from './target-path.ts'
import './work.css'

type Shown = RunRow['state'] | undefined
const shows: readonly Shown[] = [undefined, 'refused', 'done', 'waiting']

/** One piece of long work: how far it is, and what came of each row. */
export function RunPage({ id }: { readonly id: string }) {
  const [state, setState] = useState<Shown>()
  const [limit, setLimit] = useState(200)
  const query = useQuery({
    queryKey: ['work.get', id, state, limit],
    queryFn: () => call('work.get', { id, limit, ...(state ? { state } : {}) }),
    placeholderData: keepPreviousData,
    refetchInterval: each => (each.state.data && isUnfinished(each.state.data) ? lookAgain : false),
  })
  const run = query.data
  if (!run) return query.isError ? <Failure error={query.error} /> : null
  const stop = async (): Promise<void> => {
    await call('work.cancel', { id })
    await queries.invalidateQueries({ queryKey: ['work.get', id] })
  }
  const blocked = !isUnfinished(run) ? t('web.work.already_ended') : run.cancelAskedAt === null ? undefined : t('web.work.stopping')
  return (
    <>
      <header className="page-head">
        <h1>{run.title.text}</h1>
        <StateChip state={run.state} />
        <span className="title-part">{run.user}</span>
        <span className="title-part">{t('web.work.span', { from: formatMoment(run.createdAt), to: formatMoment(run.finishedAt) || '…' })}</span>
      </header>
      <ActionBar actions={[{ id: 'stop', caption: t('web.work.stop'), place: 'bar', danger: true, ...(blocked === undefined ? {} : { blocked }), run: () => void stop() }]} />
      <div className="panel work-head">
        <Progress run={run} />
        <p role="status">{t('web.work.counts', { done: run.done, refused: run.refused, total: run.total })}</p>
        <div className="segments" role="group" aria-label={t('web.work.shown')}>
          {shows.map(each => (
            <button key={each ?? 'all'} type="button" className="segment" aria-pressed={state === each} onClick={() => setState(each)}>
              {each ? t(`web.work.state.${each}`) : t('web.work.all')}
            </button>
          ))}
        </div>
      </div>
      <div className="panel work-panel">
        <Rows rows={run.rows} />
        {run.more && (
          <button type="button" className="button" onClick={() => setLimit(limit + 400)} disabled={limit >= 1_000}>
            {t('web.work.more')}
          </button>
        )}
      </div>
    </>
  )
}

const Rows = ({ rows }: { readonly rows: readonly RunRow[] }) =>
  rows.length === 0 ? (
    <p className="empty">{t('web.work.no_rows')}</p>
  ) : (
    <table className="work-table">
      <thead>
        <tr>
          <th scope="col">{t('web.work.row')}</th>
          <th scope="col">{t('web.work.state')}</th>
          <th scope="col">{t('web.work.result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.rowNo}>
            <td>
              <Label row={row} />
            </td>
            <td>
              <StateChip state={row.state as RunState} />
            </td>
            <td>
              <Result row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )

/** What a row is about; as long as it is not done, with the way there. */
function Label({ row: { label, state, target } }: { readonly row: RunRow }) {
  const path = state !== 'done' && target ? targetPath(target) : undefined
  return path ? <Link to={path}>{label}</Link> : <>{label}</>
}

/** What came of a row, with the way there; or every reason why nothing did, each with what mends it. */
function Result({ row: { result, target, problems } }: { readonly row: RunRow }) {
  const path = target && targetPath(target)
  if (problems.length > 0)
    return (
      <ul className="work-problems">
        {problems.map((problem, index) => (
          <li key={index}>
            {problem.message} {problem.remedy && <Link to={`/${problem.remedy.replace(/^\//, '')}`}>{t('web.mend')}</Link>}
          </li>
        ))}
      </ul>
    )
  if (!result) return null
  return path ? <Link to={path}>{result.text}</Link> : <>{result.text}</>
}
