import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { ShownProblem } from '../shell/client.ts'
import { t } from './texts.ts'

interface Props {
  readonly title: string
  readonly problems: readonly ShownProblem[]
  /** Puts the focus on the field a problem names. */
  readonly onField?: (field: string) => void
  /** Does it all the same; offered when nothing but warnings stand in the way. */
  readonly onGoOn?: { readonly action: string; readonly run: () => void }
  readonly onClose?: () => void
}

/** The page that mends a problem. */
export const remedyPath = (remedy: string): string => `/${remedy.replace(/^\//, '')}`

/** What its link says: the number of the record where it is named by one, not by an id. */
export const remedyText = (remedy: string): string =>
  remedy.startsWith('setup/') || !remedy.includes('/') || remedy.length > 36 ? t('web.mend') : t('web.open_record', { number: remedy.split('/').at(-1) })

/** Every reason at once, each with the way to its field or to the set-up page that mends it. */
export function Problems({ title, problems, onField, onGoOn, onClose }: Props) {
  const isWarning = problems.every(problem => problem.severity === 'warning')
  const box = useRef<HTMLElement>(null)
  const answersCommand = onGoOn !== undefined
  // Whoever asked for something waits for the answer: Enter leads to the first field that is in the way, or goes on.
  useEffect(() => {
    if (answersCommand) box.current?.querySelector<HTMLElement>(isWarning ? '.primary' : 'a, button')?.focus()
  }, [problems, answersCommand, isWarning])
  return (
    <section ref={box} role="alert" className="notice" data-meaning={isWarning ? 'warning' : 'problem'}>
      <h2>{title}</h2>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>
            {problem.message} {problem.field && onField && <FieldLink field={problem.field} onField={onField} />}{' '}
            {problem.remedy && <Link to={remedyPath(problem.remedy)}>{remedyText(problem.remedy)}</Link>}
          </li>
        ))}
      </ul>
      <div className="notice-actions">
        {isWarning && onGoOn && (
          <button type="button" className="button primary" onClick={onGoOn.run}>
            {onGoOn.action}
          </button>
        )}
        {onClose && (
          <button type="button" className="button outlined" onClick={onClose}>
            {t('web.close')}
          </button>
        )}
      </div>
    </section>
  )
}

/** Why a small form was not taken, above its button. */
export function ProblemList({ problems }: { readonly problems: readonly ShownProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div role="alert" className="notice notice-plain" data-meaning={problems.every(({ severity }) => severity === 'warning') ? 'warning' : 'problem'}>
      {problems.map(({ code, message }) => (
        <p key={`${code} ${message}`}>{message}</p>
      ))}
    </div>
  )
}

function FieldLink({ field, onField }: { readonly field: string; readonly onField: (field: string) => void }) {
  return (
    <a
      href={`#${field}`}
      onClick={event => {
        event.preventDefault()
        onField(field)
      }}
    >
      {t('web.go_to_field')}
    </a>
  )
}

/** An error that is no refusal: said plainly, with what to do. */
export function Failure({ error }: { readonly error: unknown }) {
  return (
    <p role="alert" className="notice" data-meaning="problem">
      {error instanceof Error && 'problems' in error ? error.message : t('web.unreachable')}
    </p>
  )
}
