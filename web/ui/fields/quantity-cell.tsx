import { useRef, useState } from 'react'
import { formatDecimal } from '../format.ts'
import { parseDecimal } from '../parse.ts'
import { t } from '../texts.ts'

interface Props {
  readonly value: string
  readonly label: string
  readonly isReadOnly?: boolean
  readonly onEnter: (quantity: string) => void
}

/** A quantity that is typed where it stands; Enter and leaving it enter it, Escape gives it up. */
export function QuantityCell({ value, label, isReadOnly, onEnter }: Props) {
  const shown = value === '0' ? '' : formatDecimal(value)
  const [text, setText] = useState(shown)
  const isGivenUp = useRef(false)
  const read = text.trim() === '' ? '0' : parseDecimal(text.trim())
  const enter = (): void => {
    if (!isGivenUp.current && read !== undefined && read !== value && text !== shown) onEnter(read)
    isGivenUp.current = false
  }
  if (isReadOnly) return <>{shown || '–'}</>
  return (
    <input
      className="input quantity-cell"
      aria-label={label}
      aria-invalid={read === undefined ? true : undefined}
      title={read === undefined ? t('web.not_a_number', { text }) : undefined}
      data-align="end"
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={event => setText(event.target.value)}
      onFocus={event => event.currentTarget.select()}
      onBlur={enter}
      onKeyDown={event => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape' && text !== shown) {
          event.stopPropagation()
          isGivenUp.current = true
          setText(shown)
          event.currentTarget.blur()
        }
      }}
    />
  )
}
