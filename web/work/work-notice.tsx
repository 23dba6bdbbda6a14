import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { call } from '../shell/client.ts'
import { t } from '../ui/texts.ts'
import { Progress } from './progress.tsx'
import { countsOf, isUnfinished, lookAgain } from './run.ts'
import { targetPath } from './target-path.ts'
import { lookForNotifications } from './use-notifications.ts'
import './work.css'

interface Props {
  readonly id: string
  readonly onClose: () => void
}

/** So many refused rows are told at once; the rest stands with the work. */
const told = 4

/** How far work begun on this page is, what of it was refused and why, and the way to the result of each row. */
export function WorkNotice({ id, onClose }: Props) {
  const { data: run } = useQuery({
    queryKey: ['work.get', id, 'refused', told],
    queryFn: () => call('work.get', { id, state: 'refused', limit: told }),
    refetchInterval: query => (!query.state.data || isUnfinished(query.state.data) ? lookAgain : false),
  })
  const isEnded = run !== undefined && !isUnfinished(run)
  // That it has ended is told with a notification; whatever shows the records is read again then.
  useEffect(() => void (isEnded && lookForNotifications()), [isEnded])
  if (!run) return null
  const meaning = run.refused > 0 ? 'warning' : isEnded ? 'done' : 'information'
  return (
    <section className="notice work-notice" data-meaning={meaning} aria-label={run.title.text}>
      <div className="work-notice-head">
        <strong>{run.title.text}</strong>
        <Progress run={run} isSaid />
        <span role="status">{countsOf(run)}</span>
        <Link to={`/work/${id}`}>{t('web.work.each_result')}</Link>
        <span className="bar-space" />
        <button type="button" className="button" onClick={onClose}>
          {t('web.close')}
        </button>
      </div>
      {run.rows.length > 0 && (
        <ul>
          {run.rows.map(({ rowNo, label, target, problems }) => {
            const path = target && targetPath(target)
            return (
              <li key={rowNo}>
                {path ? <Link to={path}>{label}</Link> : label}: {problems.map(({ message }) => message).join(' ')}
              </li>
            )
          })}
          {run.more && <li>{t('web.work.more_refused', { count: run.refused - run.rows.length })}</li>}
        </ul>
      )}
    </section>
  )
}
