import { useId, useState } from 'react'
import { t } from '../ui/texts.ts'

/** What can be read this once: selected when one comes to it, copied by a button. */
export function ShownOnce({ label, text }: { readonly label: string; readonly text: string }) {
  const [isCopied, setCopied] = useState(false)
  const id = useId()
  return (
    <div role="status" className="notice settings-once" data-meaning="warning">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" readOnly value={text} onFocus={event => event.currentTarget.select()} />
      <button
        type="button"
        className="button outlined"
        onClick={() => {
          // Browsers give it to pages of a safe origin only; elsewhere one copies what is selected.
          void navigator.clipboard?.writeText(text).then(() => setCopied(true))
        }}
      >
        {t(isCopied ? 'web.copied' : 'web.copy')}
      </button>
    </div>
  )
}
