import { useQuery } from '@tanstack/react-query'
import { askAuth, ownSession } from '../shell/auth.ts'
import { call } from '../shell/client.ts'
import { queries } from '../shell/session.ts'
import { formatInstant } from '../ui/format.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { deviceName } from './device-name.ts'

const read = async () => {
  const [{ rows }, own] = await Promise.all([call('access.sessions.list', {}), ownSession()])
  return rows.map(row => ({ ...row, isOwn: row.id === own }))
}

/** Where one is signed in; what was forgotten elsewhere is ended here. */
export function Sessions() {
  const query = useQuery({ queryKey: ['access.sessions.list'], queryFn: read })
  const act = useAct()
  const change = (what: () => Promise<unknown>): void =>
    void act.run(async () => {
      await what()
      await queries.invalidateQueries({ queryKey: ['access.sessions.list'] })
    })
  const rows = query.data ?? []
  return (
    <section className="panel settings-part" aria-label={t('web.my.sessions')}>
      <h2>{t('web.my.sessions')}</h2>
      {query.error && <Failure error={query.error} />}
      {act.problems.length > 0 && <Problems title={t('web.refused.change')} problems={act.problems} onClose={act.forget} />}
      <div className="table-box">
        <table className="table" aria-label={t('web.my.sessions')}>
          <thead>
            <tr>
              <th scope="col">{t('web.my.device')}</th>
              <th scope="col">{t('web.my.network')}</th>
              <th scope="col">{t('web.my.since')}</th>
              <th scope="col">{t('web.my.last_seen')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('web.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, device, address, createdAt, seenAt, isOwn }) => (
              <tr key={id}>
                <td title={device}>{deviceName(device) || t('web.my.unknown_device')}</td>
                <td>{address}</td>
                <td>{formatInstant(createdAt)}</td>
                <td>{formatInstant(seenAt)}</td>
                <td className="end">
                  {isOwn ? (
                    <span className="chip" data-meaning="done">
                      <span aria-hidden="true">●</span> {t('web.my.this_session')}
                    </span>
                  ) : (
                    <button type="button" className="button" onClick={() => change(() => call('access.sessions.end', { id }))}>
                      {t('web.my.end_session')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > 1 && (
        <div className="settings-form">
          <button type="button" className="button outlined" onClick={() => change(() => askAuth('revoke-other-sessions', {}))}>
            {t('web.my.end_others')}
          </button>
        </div>
      )}
    </section>
  )
}
