import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ShownProblem, call } from '../shell/client.ts'
import type { OperationName } from '../shell/operations.ts'
import { mayRun } from '../shell/session.ts'
import type { Side } from '../trade/calls.ts'
import { Overlay } from '../ui/dialog.tsx'
import { showValue } from '../ui/fields/kinds.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'

interface Props {
  readonly side: Side
  readonly onTakenBack: (lines: number) => void
  readonly onClose: () => void
}

/** What was brought in before, the last first; each can be taken back as long as nothing rests on it. */
export function ChangesDrawer({ side, onTakenBack, onClose }: Props) {
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const list = `${side}.price_changes.list` as OperationName & 'sales.price_changes.list'
  const query = useQuery({ queryKey: [list, 'worksheet'], queryFn: () => call(list, { limit: 50 }), gcTime: 0 })
  const takeBack = async (id: string): Promise<void> => {
    try {
      const { lines } = await call(`${side}.price_changes.take_back` as OperationName & 'sales.price_changes.take_back', { id })
      onTakenBack(lines)
    } catch (error) {
      setProblems(problemsOf(error))
    }
  }
  const rows = query.data?.rows ?? []
  const mayTakeBack = mayRun(`${side}.price_changes.take_back`)
  return (
    <Overlay title={t('web.prices.changes')} onClose={onClose} shape="drawer">
      {query.error && <Failure error={query.error} />}
      {problems.length > 0 && <Problems title={t('web.prices.refused.take_back')} problems={problems} onClose={() => setProblems([])} />}
      {query.data && rows.length === 0 && <p className="empty">{t('web.prices.no_changes')}</p>}
      {rows.length > 0 && (
        <table className="table" aria-label={t('web.prices.changes')}>
          <thead>
            <tr>
              <th scope="col">{t('web.prices.when')}</th>
              <th scope="col">{t('web.prices.who')}</th>
              <th scope="col" className="end">{t('web.prices.new')}</th>
              <th scope="col" className="end">{t('web.prices.ended')}</th>
              <th scope="col">{t('web.prices.take_back')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, implementedAt, implementedBy, added, ended, replaced, takenBackAt }) => (
              <tr key={id}>
                <td>{showValue('time', implementedAt)}</td>
                <td>{implementedBy}</td>
                <td className="end">{added}</td>
                <td className="end">{ended + replaced}</td>
                <td>
                  {takenBackAt ? (
                    showValue('time', takenBackAt)
                  ) : (
                    <button type="button" className="button outlined" disabled={!mayTakeBack} onClick={() => void takeBack(id)}>
                      {t('web.prices.take_back')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Overlay>
  )
}
