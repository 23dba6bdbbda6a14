import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { Overlay } from '../ui/dialog.tsx'
import { t } from '../ui/texts.ts'
import { relatedName, relatedPath } from '../trade/related-table.tsx'
import { areas } from './areas.ts'
import { call } from './client.ts'
import { mayRun } from './session.ts'

interface Found {
  readonly path: string
  readonly title: string
  readonly detail: string
}

const least = 3

/** Pages whose name has every word in it. */
function pagesLike(text: string): Found[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return areas.flatMap(area =>
    area.pages
      .filter(page => mayRun(page.operation))
      .map(page => ({ path: page.path, title: t(page.title), detail: t(area.title) }))
      .filter(({ title, detail }) => words.every(word => `${title} ${detail}`.toLowerCase().includes(word))),
  )
}

/** Pages and documents by a few letters or a number. Enter opens the first. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const wanted = useDeferredValue(text.trim())
  const documents = useQuery({
    queryKey: ['documents.find', wanted],
    queryFn: () => call('documents.find', { number: wanted, limit: 8 }),
    enabled: wanted.length >= least,
  })
  const found: Found[] = [
    ...pagesLike(text),
    ...(wanted.length >= least ? (documents.data?.documents ?? []) : []).flatMap(each => {
      const path = relatedPath(each)
      return path ? [{ path, title: relatedName(each), detail: `${each.partyNumber} ${each.partyName}` }] : []
    }),
  ]
  const open = (target: Found | undefined): void => {
    if (!target) return
    onClose()
    void navigate({ to: target.path })
  }
  return (
    <Overlay title={t('web.search')} onClose={onClose}>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="palette"
        aria-activedescendant={found[at] ? `palette-${at}` : undefined}
        aria-label={t('web.search')}
        placeholder={t('web.search_hint')}
        value={text}
        // The person asked for it by a key, to type in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={event => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
          else if (event.key === 'Enter') open(found[at])
          else return
          event.preventDefault()
        }}
      />
      <div id="palette" role="listbox" aria-label={t('web.search')} className="palette-list">
        {found.map((each, index) => (
          <div
            key={each.path}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="palette-option"
            onMouseDown={event => {
              event.preventDefault()
              open(each)
            }}
          >
            {each.title}
            <span className="muted">{each.detail}</span>
          </div>
        ))}
      </div>
    </Overlay>
  )
}
