import { useState } from 'react'
import { lookUp } from '../shell/look-ups.ts'
import { DialogActions, Overlay } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { t } from '../ui/texts.ts'

export interface RelatedChoice {
  readonly replacement: boolean
  readonly returnToVendor: boolean
  readonly orderFromVendor: boolean
  readonly vendorNumber?: string
}

const kinds = ['replacement', 'returnToVendor', 'orderFromVendor'] as const

/** What is to be made of a customer's return. */
export function RelatedReturnsDialog({ title, onMake, onClose }: { readonly title: string; readonly onMake: (choice: RelatedChoice) => void; readonly onClose: () => void }) {
  const [choice, setChoice] = useState<RelatedChoice>({ replacement: true, returnToVendor: false, orderFromVendor: false })
  const isChosen = kinds.some(kind => choice[kind])
  const make = (): void => {
    if (isChosen) onMake(choice)
  }
  return (
    <Overlay title={title} onClose={onClose} keys={{ F9: make }}>
      {kinds.map(kind => (
        <label key={kind} className="choice">
          <input type="checkbox" checked={choice[kind]} onChange={event => setChoice({ ...choice, [kind]: event.target.checked })} />
          {t(`web.related_returns.${kind}`)}
        </label>
      ))}
      <div className="fields">
        <TextField
          name="vendorNumber" label={t('web.related_returns.vendor')} value={choice.vendorNumber ?? ''} search={lookUp('party', 'purchase')} note={t('web.related_returns.hint')}
          onEnter={text => setChoice({ ...choice, ...(text.trim() === '' ? { vendorNumber: undefined } : { vendorNumber: text.trim() }) })}
        />
      </div>
      <DialogActions action={t('web.related_returns.make')} keys="F9" isBlocked={!isChosen} onCancel={onClose} onAct={make} />
    </Overlay>
  )
}
