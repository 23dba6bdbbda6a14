import { formatDecimal } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import type { RunState, Run } from './run.ts'

/** How far a piece of work is: a bar, what of it was refused, and the same in figures where no words stand beside it. */
export function Progress({ run, isSaid = false }: { readonly isSaid?: boolean; readonly run: Pick<Run, 'done' | 'refused' | 'total' | 'stepDone' | 'stepTotal' | 'title'> }) {
  const { done, refused, total, stepDone, stepTotal } = run
  const step = stepDone !== null && stepTotal ? stepDone / stepTotal : 0
  const share = (part: number): string => `${(100 * part) / total}%`
  return (
    <div className="progress">
      <div
        className="progress-bar"
        role="progressbar"
        aria-label={run.title.text}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done + refused}
        aria-valuetext={t('web.work.progress', { done: done + refused, total })}
      >
        <span className="progress-done" style={{ width: share(done + step) }} />
        <span className="progress-refused" style={{ width: share(refused) }} />
      </div>
      {!isSaid && (
        <span className="progress-text">
          {formatDecimal(String(done + refused))} / {formatDecimal(String(total))}
        </span>
      )}
    </div>
  )
}

const looks: Readonly<Record<RunState | 'queued', readonly [string, string]>> = {
  waiting: ['plain', '○'],
  running: ['information', '◐'],
  done: ['done', '✓'],
  queued: ['information', '◐'],
  refused: ['problem', '■'],
  cancelled: ['warning', '■'],
}

/** A state of work or of one of its rows, as a word with a shape and a colour. */
export function StateChip({ state }: { readonly state: RunState | 'queued' }) {
  const [meaning, shape] = looks[state]
  return (
    <span className="chip" data-meaning={meaning}>
      <span aria-hidden="true">{shape}</span>
      {t(`web.work.state.${state}`)}
    </span>
  )
}
