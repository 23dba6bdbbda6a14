import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import { Overlay } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { choiceText } from '../ui/fields/kinds.ts'
import { formatInstant, formatMoney } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import type { Kind, Side } from './calls.ts'
import { archivedPath } from './kinds.ts'

interface Props {
  readonly side: Side
  readonly kind: Kind
  readonly id: string
  readonly title: string
  readonly onKeep: (note: string) => void
  readonly onClose: () => void
}

/** What a document was before; each version opens. The document as it is now is kept with F9. */
export function VersionsDrawer({ side, kind, id, title, onKeep, onClose }: Props) {
  const operation = `${side}.${kind}.versions` as 'sales.order.versions'
  const query = useQuery({ queryKey: [operation, id], queryFn: () => call(operation, { id }), gcTime: 0 })
  const [note, setNote] = useState('')
  const versions = query.data?.versions ?? []
  const action = (
    <button type="button" className="button primary" onClick={() => onKeep(note)}>
      {t('web.versions.keep')}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.versions.title', { document: title })} shape="drawer" onClose={onClose} action={action} keys={{ F9: () => onKeep(note) }}>
      <div className="fields fields-roomy">
        <TextField name="note" label={t('web.versions.note')} value={note} onEnter={setNote} />
      </div>
      {query.error && <Failure error={query.error} />}
      {query.data && versions.length === 0 && <p className="empty">{t('web.versions.none')}</p>}
      {versions.length > 0 && (
        <table className="table" aria-label={t('web.versions.title', { document: title })}>
          <thead>
            <tr>
              <th scope="col">{t('web.versions.version')}</th>
              <th scope="col">{t('web.versions.at')}</th>
              <th scope="col">{t('web.versions.why')}</th>
              <th scope="col">{t('web.versions.note')}</th>
              <th scope="col" className="end">{t('web.entry.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(version => (
              <tr key={version.id}>
                <td>
                  <Link to={archivedPath(side, version.id)} onClick={onClose}>
                    {t('web.versions.number', { version: version.versionNo })}
                  </Link>
                </td>
                <td>{formatInstant(version.archivedAt)}</td>
                <td>{choiceText('outcome', version.outcome)}</td>
                <td>{version.note}</td>
                <td className="end">{formatMoney(version.grossTotal, version.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Overlay>
  )
}
