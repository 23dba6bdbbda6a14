import { useState } from 'react'
import { call } from '../shell/client.ts'
import { DialogActions, Overlay } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields/field.tsx'
import type { Search } from '../ui/lookup/options.ts'
import { t } from '../ui/texts.ts'

const reasons: Search = async (text, signal) => {
  const { rows } = await call('trade.lost_reasons.list', { limit: 20, search: text }, { signal })
  return rows.map(({ code, name }) => ({ value: code, number: code, description: name }))
}

interface Props {
  readonly title: string
  readonly onLose: (reason: string, note: string) => void
  readonly onClose: () => void
}

/** Why a quote was not accepted: it is kept with the reason, and gone. */
export function LoseDialog({ title, onLose, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const lose = (): void => {
    if (reason) onLose(reason, note)
  }
  return (
    <Overlay title={title} onClose={onClose} keys={{ F9: lose }}>
      <div className="fields">
        <TextField name="reason" label={t('web.lose.reason')} value={reason} isFirst isRequired search={reasons} onEnter={setReason} />
        <TextField name="note" label={t('web.versions.note')} value={note} onEnter={setNote} />
      </div>
      <DialogActions action={t('web.action.lose')} keys="F9" isBlocked={!reason} onCancel={onClose} onAct={lose} />
    </Overlay>
  )
}
