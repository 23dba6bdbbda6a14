import { Link } from '@tanstack/react-router'
import { Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { Progress } from '../work/progress.tsx'
import type { ImportView } from './kinds.ts'
import { useWork } from './use-import.ts'

/** How far the worker is with an import, or why it brought nothing in. */
export function ImportProgress({ view: { state, workId, brought } }: { readonly view: ImportView }) {
  const work = useWork(workId, state === 'running')
  if (!work) return null
  if (state === 'running')
    return (
      <div className="panel work-head">
        <Progress run={{ ...work, done: work.stepDone ?? 0, refused: 0, total: work.stepTotal ?? 1, stepDone: null, stepTotal: null }} />
        <p role="status">
          {t('web.exchange.under_way')} <Link to={`/work/${work.id}`}>{t('web.exchange.to_work')}</Link>
        </p>
      </div>
    )
  const problems = state === 'open' && brought === 0 ? (work.rows[0]?.problems ?? []) : []
  return problems.length > 0 ? <Problems title={t('web.exchange.not_done')} problems={problems} /> : null
}
