import { useState } from 'react'
import { Overlay } from '../ui/dialog.tsx'
import { offered } from '../ui/offered.ts'
import { t } from '../ui/texts.ts'
import { houseKeys, keyGroups } from './keys.ts'

interface Row {
  readonly keys: readonly string[]
  readonly text: string
  readonly blocked?: string
}

interface Section {
  readonly title: string
  readonly rows: readonly Row[]
}

/** What the keyboard does on the page in sight, part by part, then what it does everywhere. */
function sections(): Section[] {
  const actions = offered().flatMap(({ keys, caption, blocked }) => (keys && caption ? [{ keys: [keys], text: caption, ...(blocked ? { blocked } : {}) }] : []))
  return [
    { title: 'web.keys.page', rows: actions },
    ...keyGroups
      .filter(({ where }) => document.querySelector(`main ${where}`))
      .map(({ title, keys }) => ({ title, rows: keys.map(each => ({ keys: each.keys, text: t(each.text) })) })),
    { title: 'web.keys.house', rows: houseKeys.map(each => ({ keys: each.keys, text: t(each.text) })) },
  ].filter(({ rows }) => rows.length > 0)
}

/** The keys of the page and of the house. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const [shown] = useState(sections)
  return (
    <Overlay title={t('web.keys.title')} onClose={onClose} shape="sheet">
      <div className="key-help">
        <div className="key-columns">
          {shown.map(({ title, rows }) => (
            <section key={title} aria-label={t(title)}>
              <h3>{t(title)}</h3>
              <dl>
                {rows.map(({ keys, text, blocked }) => (
                  <div key={`${text} ${keys.join(' ')}`} className="key-row">
                    <dt>
                      {text}
                      {blocked && <span className="muted"> {blocked}</span>}
                    </dt>
                    <dd>
                      {keys.map(each => (
                        <kbd key={each} className="key">
                          {each}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
      <div className="dialog-actions">
        {/* What is shown is only read; Enter puts it away. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <button type="button" className="button outlined" autoFocus onClick={onClose}>
          {t('web.close')}
        </button>
      </div>
    </Overlay>
  )
}
