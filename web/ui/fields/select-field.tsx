interface Props {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly text: string; readonly language?: string }[]
  readonly hint?: string
  readonly isReadOnly?: boolean
  readonly onEnter: (value: string) => void
}

/** A field with a handful of answers that have words of their own. */
export function SelectField({ name, label, value, options, hint, isReadOnly, onEnter }: Props) {
  return (
    <div className="field">
      <label htmlFor={`field-${name}`}>{label}</label>
      <select
        id={`field-${name}`}
        className="input"
        value={value}
        disabled={isReadOnly}
        aria-describedby={hint ? `hint-${name}` : undefined}
        onChange={event => onEnter(event.target.value)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value} lang={option.language}>
            {option.text}
          </option>
        ))}
      </select>
      {hint && (
        <span id={`hint-${name}`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  )
}
