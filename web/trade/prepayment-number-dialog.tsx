import { useState } from 'react'
import { DialogActions, Overlay } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { t } from '../ui/texts.ts'

interface Props {
  readonly title: string
  /** The number the order has. */
  readonly proposed: string
  readonly onGoOn: (externalNumber: string) => void
  readonly onClose: () => void
}

/** The vendor's number of a prepayment invoice or its credit memo, before it is looked at: F9 goes on. */
export function PrepaymentNumberDialog({ title, proposed, onGoOn, onClose }: Props) {
  const [number, setNumber] = useState(proposed)
  const goOn = (): void => onGoOn(number.trim())
  return (
    <Overlay title={title} onClose={onClose} keys={{ F9: goOn }}>
      <div className="fields">
        <TextField name="prepaymentNumber" label={t('web.prepayment.number')} value={number} isFirst onType={setNumber} onEnter={setNumber} />
      </div>
      <DialogActions action={t('web.action.preview')} keys="F9" onCancel={onClose} onAct={goOn} />
    </Overlay>
  )
}
