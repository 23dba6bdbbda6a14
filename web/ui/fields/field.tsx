import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { LookupList, comboboxOf } from '../lookup/lookup-list.tsx'
import type { LookupOption, Search } from '../lookup/options.ts'
import { useLookup } from '../lookup/use-lookup.ts'
import { remedyPath, remedyText } from '../problems.tsx'
import { useCalled } from './called.ts'
import { choiceText } from './kinds.ts'

/** What is doubtful about a value: it may be entered all the same. */
export interface Doubt {
  readonly message: string
  readonly remedy?: string
}

interface Common {
  /** Name of the field on the page: problems find it by this. */
  readonly name: string
  readonly label: string
  readonly problem?: string
  readonly isReadOnly?: boolean
  readonly isRequired?: boolean
}

interface TextProps extends Common {
  readonly value: string
  readonly align?: 'end'
  readonly search?: Search
  /** Said behind the value: the name that goes with a code. */
  readonly note?: string
  /** Said within the field: what its code is called. */
  readonly called?: string
  readonly isFirst?: boolean
  /** Takes the room of two. */
  readonly isLong?: boolean
  readonly doubt?: Doubt
  /** Told of every text on the way to the one that is entered. */
  readonly onType?: (text: string) => void
  readonly onEnter: (text: string, option?: LookupOption) => void
}

/** Enter leads to the next field, as in the grid. */
function goOn(from: HTMLElement): void {
  const fields = [...document.querySelectorAll<HTMLElement>('.fields :is(input, select):not([readonly]), .line-grid [tabindex="0"]')]
  const next = fields[fields.indexOf(from) + 1]
  next?.focus()
}

/** What stands in a field while one types, and when it is entered. */
function useTyping({ value, search, onEnter }: Pick<TextProps, 'value' | 'search' | 'onEnter'>) {
  const [text, setText] = useState(value)
  const [isAsked, setAsked] = useState(false)
  const isTyped = isAsked || (text !== value && text.trim() !== '')
  const lookup = useLookup(search, text, isTyped)
  // Leaving the field right after an option was taken must not enter the text it was found by.
  const isTaken = useRef(false)
  isTaken.current = false
  useEffect(() => {
    setText(value)
    setAsked(false)
  }, [value])

  const enter = (option?: LookupOption): void => {
    if (isTaken.current) return
    isTaken.current = option !== undefined
    setAsked(false)
    if (option) setText(option.value)
    if (option || text !== value) onEnter(option?.value ?? text, option)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (lookup.isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      lookup.highlight(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'ArrowDown' && event.altKey) setAsked(true)
    else if (event.key === 'Escape') {
      if (lookup.isOpen) lookup.close()
      else setText(value)
    } else if (event.key === 'Enter' || (event.key === 'Tab' && lookup.isOpen)) {
      enter(lookup.isOpen ? lookup.highlighted : undefined)
      if (event.key === 'Enter') goOn(event.currentTarget)
    }
  }
  return { text, setText, lookup, enter, onKeyDown }
}

/** A field one types in: a text, a number, a date, or a code with its look-up. */
export function TextField({ name, label, value, problem, isReadOnly, isRequired, align, search, note, called, isFirst, isLong = note !== undefined, doubt, onType, onEnter }: TextProps) {
  const { text, setText, lookup, enter, onKeyDown } = useTyping({ value, search, onEnter })
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  useEffect(() => {
    if (isFirst) input.current?.focus()
  }, [isFirst])

  return (
    <div className={isLong ? 'field field-wide' : 'field'}>
      <label htmlFor={`field-${name}`}>
        {label}
        {isRequired && <span aria-hidden="true"> *</span>}
      </label>
      <span className={note !== undefined ? 'field-with-note' : called ? 'field-called' : undefined}>
        <input
          ref={input}
          id={`field-${name}`}
          className="input"
          data-align={align}
          data-typing={text !== value}
          value={text}
          readOnly={isReadOnly}
          required={isRequired}
          autoComplete="off"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem || doubt ? `note-${name}` : (note ?? called) ? `name-${name}` : undefined}
          {...(search && !isReadOnly ? comboboxOf(listId, lookup) : {})}
          onChange={event => {
            setText(event.target.value)
            onType?.(event.target.value)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => enter()}
        />
        {note && (
          <span id={`name-${name}`} className={`field-name ${value === '' ? 'muted' : ''}`} title={note}>
            {note}
          </span>
        )}
        {called && note === undefined && text === value && (
          <span id={`name-${name}`} className="field-called-name" title={called} style={{ maxWidth: `calc(100% - ${value.length * 1.25}ch - 22px)` }}>
            {called}
          </span>
        )}
      </span>
      {lookup.isOpen && (
        <LookupList
          id={listId}
          label={label}
          anchor={input}
          options={lookup.options}
          highlighted={lookup.highlighted}
          onTake={option => enter(option)}
        />
      )}
      <FieldNote name={name} problem={problem} doubt={doubt} />
    </div>
  )
}

/** A field whose code says what it is called; `place` and `field` tell whose codes they are. */
export function CodeField({ place, field, ...props }: TextProps & { readonly place: string; readonly field: string }) {
  return <TextField {...props} called={useCalled(place, field, props.value, props.note === undefined ? props.search : undefined)} />
}

function FieldNote({ name, problem, doubt }: { readonly name: string; readonly problem?: string; readonly doubt?: Doubt }) {
  if (!problem && doubt)
    return (
      <span id={`note-${name}`} className="field-note" data-meaning="warning" role="status">
        {doubt.message} {doubt.remedy && <Link to={remedyPath(doubt.remedy)}>{remedyText(doubt.remedy)}</Link>}
      </span>
    )
  if (!problem) return null
  return (
    <span id={`note-${name}`} className="field-note" role="alert">
      {problem}
    </span>
  )
}

interface ChoiceProps extends Common {
  readonly field: string
  readonly value: string
  readonly choices: readonly string[]
  readonly words?: ((choice: string) => string) | undefined
  readonly onEnter: (value: string) => void
}

export function ChoiceField({ name, label, field, value, choices, words = choice => choiceText(field, choice), problem, isReadOnly, onEnter }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={`field-${name}`}>{label}</label>
      <select
        id={`field-${name}`}
        className="input"
        value={value}
        disabled={isReadOnly}
        aria-invalid={problem ? true : undefined}
        onChange={event => onEnter(event.target.value)}
      >
        {choices.map(choice => (
          <option key={choice} value={choice}>
            {words(choice)}
          </option>
        ))}
      </select>
      <FieldNote name={name} problem={problem} />
    </div>
  )
}

interface FlagProps extends Common {
  readonly value: boolean
  readonly onEnter: (value: boolean) => void
}

export function FlagField({ name, label, value, problem, isReadOnly, onEnter }: FlagProps) {
  return (
    <div className="field">
      <label htmlFor={`field-${name}`}>{label}</label>
      <span>
        <input
          id={`field-${name}`}
          type="checkbox"
          checked={value}
          disabled={isReadOnly}
          onChange={event => onEnter(event.target.checked)}
        />
      </span>
      <FieldNote name={name} problem={problem} />
    </div>
  )
}
