import { useState } from 'react'
import { call } from '../shell/client.ts'
import { Overlay } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { formatDate, formatMoney } from '../ui/format.ts'
import type { LookupOption, Search } from '../ui/lookup/options.ts'
import { t } from '../ui/texts.ts'
import type { Side } from './calls.ts'
import { relatedName } from './related-table.tsx'

export interface CopyChoice {
  readonly source: string
  readonly includeHeader: boolean
  readonly recalculateLines: boolean
}

interface Props {
  readonly side: Side
  readonly id: string
  readonly onCopy: (choice: CopyChoice) => void
  readonly onClose: () => void
}

/** Documents of this side by their own number or the other party's. */
const documentsOf = (side: Side, id: string): Search => async (text, signal) => {
  if (text.trim() === '') return []
  const { documents } = await call('documents.find', { number: text.trim(), limit: 12 }, { signal })
  return documents.filter(each => each.side === side && each.id !== id).map(
    (each): LookupOption => ({
      value: each.number,
      number: relatedName(each),
      description: [each.partyName, formatDate(each.date), each.amount && each.currency ? formatMoney(each.amount, each.currency) : ''].filter(Boolean).join(' · '),
      id: each.id,
    }),
  )
}

/** Which document to copy the lines of, and what of it besides. */
export function CopyDrawer({ side, id, onCopy, onClose }: Props) {
  const [source, setSource] = useState<LookupOption>()
  const [includeHeader, setHeader] = useState(false)
  const [recalculateLines, setRecalculate] = useState(true)
  const copy = (): void => {
    if (source?.id) onCopy({ source: source.id, includeHeader, recalculateLines })
  }
  const action = (
    <button type="button" className="button primary" aria-disabled={!source?.id} onClick={copy}>
      {t('web.copy.action')}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.copy.title')} shape="drawer" onClose={onClose} action={action} keys={{ F9: copy }}>
      <div className="fields">
        <TextField
          name="copySource" label={t('web.copy.source')} value={source?.value ?? ''} isFirst isRequired search={documentsOf(side, id)}
          note={source ? `${source.number} · ${source.description}` : t('web.copy.hint')} onEnter={(_, option) => setSource(option)}
        />
      </div>
      <label className="choice">
        <input type="checkbox" checked={includeHeader} onChange={event => setHeader(event.target.checked)} />
        {t('web.copy.header')}
      </label>
      <label className="choice">
        <input type="checkbox" checked={recalculateLines} onChange={event => setRecalculate(event.target.checked)} />
        {t('web.copy.recalculate')}
      </label>
    </Overlay>
  )
}
