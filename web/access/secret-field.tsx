import { useId } from 'react'

interface Props {
  readonly name: string
  readonly label: string
  readonly use: 'current-password' | 'new-password' | 'one-time-code'
  readonly hint?: string
}

/** A password or a code: typed blind where it is a password, and known to password managers. */
export function SecretField({ name, label, use, hint }: Props) {
  const id = useId()
  return (
    <span className="settings-secret">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        name={name}
        type={use === 'one-time-code' ? 'text' : 'password'}
        inputMode={use === 'one-time-code' ? 'numeric' : undefined}
        autoComplete={use}
        aria-describedby={hint ? `${id}-hint` : undefined}
        required
      />
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </span>
  )
}
