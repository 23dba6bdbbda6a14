import type { RefObject } from 'react'
import { t } from '../ui/texts.ts'
import type { Found } from './search-sources.ts'

interface Props {
  readonly listRef: RefObject<HTMLDivElement | null>
  readonly found: readonly Found[]
  /** Which one Enter opens. */
  readonly at: number
  readonly onOpen: (found: Found) => void
}

/** What search found, under headings; one list for the keys. */
export function SearchResults({ listRef, found, at, onOpen }: Props) {
  const groups = [...new Set(found.map(({ group }) => group))]
  return (
    <div ref={listRef} id="palette" role="listbox" aria-label={t('web.search')} className="palette-list">
      {groups.map(group => (
        <div key={group} role="group" aria-label={t(group)}>
          <div className="palette-group" aria-hidden="true">
            {t(group)}
          </div>
          {found.map((each, index) =>
            each.group === group ? <Option key={each.id} found={each} index={index} isSelected={index === at} onOpen={onOpen} /> : null,
          )}
        </div>
      ))}
    </div>
  )
}

interface OptionProps {
  readonly found: Found
  readonly index: number
  readonly isSelected: boolean
  readonly onOpen: (found: Found) => void
}

function Option({ found, index, isSelected, onOpen }: OptionProps) {
  const { title, more, details = [], blocked } = found
  return (
    <div
      id={`palette-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-disabled={blocked === undefined ? undefined : true}
      className="palette-option"
      onMouseDown={event => {
        event.preventDefault()
        onOpen(found)
      }}
    >
      <span className="palette-title">{title}</span>
      {more && <span className="palette-more">{more}</span>}
      <span className="palette-space" />
      {details.map(detail => (
        <span key={detail} className="palette-detail">
          {detail}
        </span>
      ))}
    </div>
  )
}
