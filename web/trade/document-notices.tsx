import { Link } from '@tanstack/react-router'
import { Problems } from '../ui/problems.tsx'
import { hasText, t } from '../ui/texts.ts'
import type { Posted, Side } from './calls.ts'
import type { Draft } from './draft.ts'
import type { DraftState } from './draft-state.ts'
import { postedPath, postedSide } from './kinds.ts'
import { TheirsNotice } from './theirs-notice.tsx'
import type { DocumentCommands } from './use-document.ts'

interface Props {
  readonly draft: Draft
  readonly state: DraftState
  readonly commands: DocumentCommands
  readonly onField: (field: string) => void
}

/** What stands in the way, what was done, and what to know: above the document, nothing hidden in a dialog. */
export function DocumentNotices({ draft, state, commands, onField }: Props) {
  const { refused, setRefused, done } = commands
  return (
    <>
      <TheirsNotice draft={draft} state={state} />
      {state.trouble === 'lost' && (
        <section className="notice" data-meaning="warning" role="alert">
          {t('web.lost')}
        </section>
      )}
      {refused && (
        <Problems
          title={refused.title}
          problems={refused.problems}
          onField={onField}
          onGoOn={{ action: t('web.go_on'), run: refused.goOn }}
          onClose={() => setRefused(undefined)}
        />
      )}
      {!refused && state.problems.length > 0 && (
        <Problems
          title={t('web.refused.change')}
          problems={state.problems}
          onField={onField}
          onClose={() => draft.update(before => ({ ...before, problems: [] }))}
        />
      )}
      {done && <Done posted={done} side={draft.side} />}
    </>
  )
}

/** What was posted, each document a link. */
export function Done({ posted, side }: { readonly posted: Posted; readonly side: Side }) {
  return (
    <section className="notice" data-meaning="done" role="status">
      {t('web.posted')}{' '}
      {posted.documents.map(each => (
        <Link key={each.id} to={postedPath(postedSide(side, each.kind), each.kind, each.id)} style={{ marginRight: 12 }}>
          {t(`web.document_type.${each.type}`, { number: each.number })}
        </Link>
      ))}
    </section>
  )
}

/**
 * Warnings stop nobody: one line each, with the way to the cell. They come and go with each line typed, and so stand where
 * there is room anyhow, beside the totals: above the lines they would push down what is under the hands.
 */
export function Warnings({ state, onField }: { readonly state: DraftState; readonly onField: (field: string) => void }) {
  if (state.document.warnings.length === 0) return null
  return (
    <section className="notice" data-meaning="warning" aria-label={t('web.warnings')}>
      {state.document.warnings.slice(0, 3).map(({ code, params, field }, index) => (
        <p key={index}>
          <span className="warning-text" title={hasText(code) ? t(code, params) : code}>
            <span aria-hidden="true">▲ </span>
            {hasText(code) ? t(code, params) : code}
          </span>
          {field && (
            <button type="button" className="button" onClick={() => onField(field)}>
              {t('web.go_to_field')}
            </button>
          )}
        </p>
      ))}
    </section>
  )
}
