import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../shell/client.ts'
import { formatInstant } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { Progress, StateChip } from './progress.tsx'
import { isUnfinished, lookAgain } from './run.ts'
import './work.css'

/** Everything the person had the program do at length: what goes on, and what came of the rest. */
export function WorkPage() {
  const query = useQuery({
    queryKey: ['work.list'],
    queryFn: () => call('work.list', { limit: 100 }),
    refetchInterval: each => (each.state.data?.rows.some(isUnfinished) ? lookAgain : false),
  })
  const rows = query.data?.rows ?? []
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.work')}</h1>
      </header>
      {query.isError && <Failure error={query.error} />}
      {query.isSuccess && rows.length === 0 ? (
        <p className="empty">{t('web.work.empty')}</p>
      ) : (
        <div className="panel work-panel">
          <table className="work-table">
            <thead>
              <tr>
                <th scope="col">{t('web.work.what')}</th>
                <th scope="col">{t('web.work.state')}</th>
                <th scope="col">{t('web.work.progress_head')}</th>
                <th scope="col" className="end">
                  {t('web.work.state.refused')}
                </th>
                <th scope="col">{t('web.work.asked')}</th>
                <th scope="col">{t('web.work.ended')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(run => (
                <tr key={run.id}>
                  <td>
                    <Link to={`/work/${run.id}`}>{run.title.text}</Link>
                  </td>
                  <td>
                    <StateChip state={run.state} />
                  </td>
                  <td>
                    <Progress run={run} />
                  </td>
                  <td className="end">{run.refused === 0 ? '–' : run.refused}</td>
                  <td className="moment">{formatInstant(run.createdAt)}</td>
                  <td className="moment">{formatInstant(run.finishedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
