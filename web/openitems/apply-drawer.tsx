import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { v4 } from 'uuid'
import { type ShownProblem, call } from '../shell/client.ts'
import { queries } from '../shell/session.ts'
import { Overlay } from '../ui/dialog.tsx'
import { choiceText } from '../ui/fields/kinds.ts'
import { formatAmount, formatDate } from '../ui/format.ts'
import { Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import type { EntryView, Role } from './entry-pages.tsx'

interface Props {
  readonly role: Role
  readonly entry: EntryView['entry']
  readonly onClose: () => void
}

/** Open entries of the other sign, to be settled with this one. */
export function ApplyDrawer({ role, entry, onClose }: Props) {
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const filter = { partyNumber: `'${entry.partyNumber}'`, open: true, remaining: entry.remaining.startsWith('-') ? '>0' : '<0' }
  const query = useQuery({
    queryKey: [`openitems.${role}_entries.list`, filter],
    queryFn: () => call(`openitems.${role}_entries.list`, { filter, limit: 200 }),
  })
  const apply = async (): Promise<void> => {
    try {
      const applications = chosen.map(entryNo => ({ entryNo }))
      await call('payments.apply', { entryNo: entry.entryNo, applications }, { idempotencyKey: v4() })
      await queries.invalidateQueries()
      onClose()
    } catch (error) {
      setProblems(problemsOf(error))
    }
  }
  const rows = query.data?.rows ?? []
  return (
    <Overlay title={t('web.apply.title', { document: `${choiceText('documentType', entry.documentType)} ${entry.documentNumber}` })} shape="drawer" onClose={onClose}>
      {problems.length > 0 && <Problems title={t('web.refused.apply')} problems={problems} />}
      {rows.length === 0 ? (
        <p className="empty">{t('web.apply.none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('web.choose')}</span>
              </th>
              <th scope="col">{t('web.entry.document')}</th>
              <th scope="col">{t('web.entry.due_date')}</th>
              <th scope="col" className="end">{t('web.entry.remaining')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.entryNo}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${choiceText('documentType', row.documentType)} ${row.documentNumber}`}
                    checked={chosen.includes(row.entryNo)}
                    onChange={event => setChosen(event.target.checked ? [...chosen, row.entryNo] : chosen.filter(each => each !== row.entryNo))}
                  />
                </td>
                <td>{`${choiceText('documentType', row.documentType)} ${row.documentNumber}`}</td>
                <td>{formatDate(row.dueDate)}</td>
                <td className="end">{formatAmount(row.remaining)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="dialog-actions">
        <button type="button" className="button primary" aria-disabled={chosen.length === 0} onClick={() => chosen.length > 0 && void apply()}>
          {t('web.action.apply')}
        </button>
      </div>
    </Overlay>
  )
}
