import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../shell/client.ts'
import { mayRun, workDate } from '../shell/session.ts'
import { t } from '../ui/texts.ts'
import { type TaskName, taskInput, taskLists } from './tasks.ts'

/** The rows to begin with, oldest first, and the way to all of them. */
export function TaskPanel({ name }: { readonly name: TaskName }) {
  const list = taskLists[name]
  const day = workDate()
  const isAllowed = mayRun(list.operation)
  const { data } = useQuery({
    queryKey: [list.operation, 'tasks', day],
    queryFn: () => call(list.operation as 'sales.order.list', taskInput(list, day)),
    enabled: isAllowed,
  })
  if (!isAllowed) return null
  const rows = (data?.rows ?? []) as readonly Readonly<Record<string, unknown>>[]
  const total = data?.total ?? 0
  return (
    <section className="panel start-panel" aria-label={t(`web.insight.task.${name}`)}>
      <header className="start-panel-head">
        <h2>{t(`web.insight.task.${name}`)}</h2>
        {total > rows.length && (
          <Link to={list.path} search={{ f: list.filter(day), sort: list.sort } as never}>
            {t('web.insight.all', { total })}
          </Link>
        )}
      </header>
      {data && rows.length === 0 ? (
        <p className="start-empty">{t('web.insight.no_tasks')}</p>
      ) : (
        <ul className="task-list">
          {rows.map(list.show).map(task => (
            <li key={task.key}>
              <Link to={task.path}>{task.title}</Link>
              <span className="muted">{task.detail}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
