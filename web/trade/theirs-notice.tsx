import { Link } from '@tanstack/react-router'
import { caption, t } from '../ui/texts.ts'
import type { Difference } from './differences.ts'
import type { Draft } from './draft.ts'
import type { DraftState, Theirs } from './draft-state.ts'
import { kindPaths } from './kinds.ts'

const shown = 6

/** What somebody else changed: before anything of theirs is written over, or after it came in by itself. */
export function TheirsNotice({ draft, state }: { readonly draft: Draft; readonly state: DraftState }) {
  const { theirs, trouble } = state
  if (trouble === 'stale') return <Stale draft={draft} theirs={theirs} />
  if (!theirs) return null
  return (
    <section className="notice" data-meaning="information" role="status">
      <p>{t('web.theirs.taken', { by: theirs.by })}</p>
      <Differences draft={draft} theirs={theirs} />
      <div className="notice-actions">
        <button type="button" className="button outlined" onClick={() => draft.update(before => ({ ...before, theirs: undefined }))}>
          {t('web.close')}
        </button>
      </div>
    </section>
  )
}

function Stale({ draft, theirs }: { readonly draft: Draft; readonly theirs: Theirs | undefined }) {
  if (theirs?.isGone)
    return (
      <section className="notice" data-meaning="problem" role="alert">
        <p>{t('web.theirs.gone')}</p>
        <div className="notice-actions">
          <Link className="button outlined" to={`/${draft.side}/${kindPaths[draft.kind]}`}>
            {t('web.theirs.list')}
          </Link>
        </div>
      </section>
    )
  const isContested = theirs?.changes.some(({ mine }) => mine !== undefined)
  return (
    <section className="notice" data-meaning="warning" role="alert">
      <p>{theirs ? t('web.theirs.stale', { by: theirs.by }) : t('web.stale.text')}</p>
      {theirs && <Differences draft={draft} theirs={theirs} />}
      <div className="notice-actions">
        <button type="button" className="button primary" onClick={() => void draft.reload()}>
          {t(isContested ? 'web.theirs.keep_mine' : 'web.stale.reload')}
        </button>
        {isContested && (
          <button type="button" className="button outlined" onClick={() => void draft.reloadWithoutMine()}>
            {t('web.theirs.keep_theirs')}
          </button>
        )}
      </div>
    </section>
  )
}

function Differences({ draft, theirs }: { readonly draft: Draft; readonly theirs: Theirs }) {
  const { changes } = theirs
  return (
    <ul>
      {changes.slice(0, shown).map((change, index) => (
        <li key={index}>{sentence(change, draft)}</li>
      ))}
      {changes.length > shown && <li>{t('web.theirs.more', { count: changes.length - shown })}</li>}
    </ul>
  )
}

function sentence({ what, field, line, from, to, mine }: Difference, { side, kind }: Draft): string {
  if (what !== 'changed') return t(`web.theirs.${what}`, { name: what === 'added' ? to : from })
  const none = t('web.theirs.nothing')
  const name = caption(`trade.${field}`, { side, kind })
  const where = line ? t('web.theirs.on_line', { field: name, place: line.place, name: line.name }) : name
  const change = t('web.theirs.changed', { where, from: from || none, to: to || none })
  return mine === undefined ? change : `${change} ${t('web.theirs.yours', { mine })}`
}
