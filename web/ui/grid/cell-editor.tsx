import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { LookupList, comboboxOf } from '../lookup/lookup-list.tsx'
import type { LookupOption, Search } from '../lookup/options.ts'
import { useLookup } from '../lookup/use-lookup.ts'
import { type Editing, type Leaving, keyName } from './use-grid.ts'

interface Props {
  readonly editing: Editing
  readonly label: string
  readonly search: Search | undefined
  readonly align: 'end' | undefined
  readonly onLeave: (how: Leaving, text: string, option?: LookupOption) => void
  readonly onCancel: () => void
}

const leaving = new Set(['Tab', 'Shift+Tab', 'Enter', 'Shift+Enter'])

/** The field inside a cell while one types; with a look-up it is a combobox. */
export function CellEditor({ editing, label, search, align, onLeave, onCancel }: Props) {
  const [text, setText] = useState(editing.text)
  const [isAsked, setAsked] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  const listId = useId()
  const isTyped = isAsked || (text !== editing.text && text.trim() !== '')
  const lookup = useLookup(search, text, isTyped)

  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true })
    if (editing.isOld) input.current?.select()
  }, [editing])

  const leave = (how: Leaving, option?: LookupOption): void => {
    if (isDone.current) return
    isDone.current = true
    onLeave(how, option ? option.value : text, option)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const name = keyName(event)
    if (leaving.has(name)) {
      event.preventDefault()
      const isTaking = lookup.isOpen && !name.startsWith('Shift')
      return leave(name as Leaving, isTaking ? lookup.highlighted : undefined)
    }
    if (name === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (lookup.isOpen) return lookup.close()
      isDone.current = true
      return onCancel()
    }
    if (name === 'Alt+ArrowDown') return setAsked(true)
    if (name === 'ArrowDown' || name === 'ArrowUp') {
      event.preventDefault()
      if (lookup.isOpen) return lookup.highlight(name === 'ArrowDown' ? 1 : -1)
      return leave(name)
    }
    // Home, End, arrows and letters belong to the text while it is edited.
    if (!event.ctrlKey && !event.altKey && !event.key.startsWith('F')) event.stopPropagation()
  }

  return (
    <>
      <input
        ref={input}
        className="cell-input"
        data-align={align}
        aria-label={label}
        value={text}
        autoComplete="off"
        spellCheck={false}
        {...(search ? comboboxOf(listId, lookup) : {})}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => leave('blur')}
      />
      {lookup.isOpen && (
        <LookupList
          id={listId}
          label={label}
          anchor={input}
          options={lookup.options}
          highlighted={lookup.highlighted}
          onTake={option => leave('Enter', option)}
        />
      )}
    </>
  )
}
