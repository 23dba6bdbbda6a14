import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { LookupOption } from './options.ts'
import type { LookupState } from './use-lookup.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly anchor: RefObject<HTMLElement | null>
  readonly options: readonly LookupOption[]
  readonly highlighted: LookupOption | undefined
  readonly onTake: (option: LookupOption) => void
}

export const optionId = (listId: string, option: LookupOption): string => `${listId}-${option.value.replaceAll(/\W/g, '_')}`

/** What makes an input the combobox of its list. */
export const comboboxOf = (listId: string, lookup: LookupState) =>
  ({
    role: 'combobox',
    'aria-expanded': lookup.isOpen,
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-activedescendant': lookup.isOpen && lookup.highlighted ? optionId(listId, lookup.highlighted) : undefined,
  }) as const

const height = 260

/** Where the list hangs: below its field, or above it where there is no room below. */
function useAnchored(anchor: RefObject<HTMLElement | null>, count: number) {
  const [place, setPlace] = useState<{ left: number; top?: number; bottom?: number; minWidth: number }>()
  useLayoutEffect(() => {
    const box = anchor.current?.getBoundingClientRect()
    if (!box) return
    const left = Math.max(4, Math.min(box.left, window.innerWidth - 480))
    const isBelow = box.bottom + height < window.innerHeight || box.top < height
    setPlace({ left, minWidth: box.width, ...(isBelow ? { top: box.bottom } : { bottom: window.innerHeight - box.top }) })
  }, [anchor, count])
  return place
}

/** The options of a look-up as a table-like list; the mouse takes one without taking the focus away. */
export function LookupList({ id, label, anchor, options, highlighted, onTake }: Props) {
  const place = useAnchored(anchor, options.length)
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [highlighted])
  return createPortal(
    <div ref={list} id={id} role="listbox" aria-label={label} className="lookup" style={place ?? { visibility: 'hidden' }}>
      {options.map(option => (
        <div
          key={option.value}
          id={optionId(id, option)}
          role="option"
          tabIndex={-1}
          aria-selected={option === highlighted}
          aria-disabled={option.blocked ? true : undefined}
          className="lookup-option"
          onMouseDown={event => {
            event.preventDefault()
            if (!option.blocked) onTake(option)
          }}
        >
          <span className="lookup-number">{option.number}</span>
          <span className="lookup-description">{option.description}</span>
          {(option.blocked ? [option.blocked] : (option.details ?? [])).map((detail, index) => (
            <span key={index} className="lookup-detail">
              {detail}
            </span>
          ))}
        </div>
      ))}
    </div>,
    document.body,
  )
}
