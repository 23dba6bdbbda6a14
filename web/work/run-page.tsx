import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { queries } from '../shell/session.ts'
import { ActionBar, type PageAction } from '../ui/action-bar.tsx'
import { formatInstant } from '../ui/format.ts'
import { Failure, ProblemList } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { Progress, StateChip } from './progress.tsx'
import { type RunRow, type RunState, countsOf, isSending, isUnfinished, lookAgain } from './run.ts'
import { targetPath } from './target-path.ts'
import { lookForNotifications } from './use-notifications.ts'
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
  const act = useAct()
  const navigate = useNavigate()
  const run = query.data
  if (!run) return query.isError ? <Failure error={query.error} /> : null
  const stop = async (): Promise<void> => {
    await call('work.cancel', { id })
    await queries.invalidateQueries({ queryKey: ['work.get', id] })
  }
  const again = (acceptWarnings: boolean) => (): void =>
    void act.run(async () => {
      const { workId } = await call('work.run_refused', { id, acceptWarnings })
      await lookForNotifications()
      await navigate({ to: `/work/${workId}` })
    })
  return (
    <>
      <header className="page-head">
        <h1>{run.title.text}</h1>
        <StateChip state={run.state} />
        <span className="title-part">{run.user}</span>
        <span className="title-part">{t('web.work.span', { from: formatInstant(run.createdAt), to: formatInstant(run.finishedAt) || '…' })}</span>
      </header>
      <ActionBar actions={workActions(run, { stop: () => void stop(), again })} />
      <ProblemList problems={act.problems} />
      <div className="panel work-head">
        <Progress run={run} isSaid />
        <p role="status">{countsOf(run)}</p>
        <div className="segments" role="group" aria-label={t('web.work.shown')}>
          {shows.map(each => (
            <button key={each ?? 'all'} type="button" className="segment" aria-pressed={state === each} onClick={() => setState(each)}>
              {each ? t(`web.work.state.${each}`) : t('web.work.all')}
            </button>
          ))}
        </div>
      </div>
      <div className="panel work-panel">
        <Rows rows={run.rows} isSending={isSending(run)} />
        {run.more && (
          <button type="button" className="button" onClick={() => setLimit(limit + 400)} disabled={limit >= 1_000}>
            {t('web.work.more')}
          </button>
        )}
      </div>
    </>
  )
}

interface Deeds {
  readonly stop: () => void
  readonly again: (acceptWarnings: boolean) => () => void
}

type ShownRun = Output<'work.get'>

/** What can be done with a piece of work: stopped while it goes on, its refused rows tried again when it has ended. */
function workActions(run: ShownRun, { stop, again }: Deeds): PageAction[] {
  const blocked = (reason: string | undefined) => (reason === undefined ? {} : { blocked: t(reason) })
  const noStop = !isUnfinished(run) ? 'web.work.already_ended' : run.cancelAskedAt === null ? undefined : 'web.work.stopping'
  const noAgain = !run.repeatable
    ? 'web.work.not_repeatable'
    : isUnfinished(run)
      ? 'web.work.goes_on'
      : run.refused === 0
        ? 'web.work.no_refused'
        : undefined
  const isWarned = run.rows.some(({ problems }) => problems.length > 0 && problems.every(({ severity }) => severity === 'warning'))
  return [
    { id: 'again', caption: t('web.work.again'), place: 'bar', run: again(false), ...blocked(noAgain) },
    { id: 'again-accepting', caption: t('web.work.again_accepting'), place: 'bar', run: again(true), ...blocked(noAgain ?? (isWarned ? undefined : 'web.work.no_warnings')) },
    { id: 'stop', caption: t('web.work.stop'), place: 'bar', danger: true, run: stop, ...blocked(noStop) },
  ]
}

const Rows = ({ rows, isSending: isQueued }: { readonly rows: readonly RunRow[]; readonly isSending: boolean }) =>
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
              <StateChip state={isQueued && row.state === 'done' ? 'queued' : (row.state as RunState)} />
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
