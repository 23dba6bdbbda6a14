import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { mayRun, queries } from '../shell/session.ts'
import { formatInstant } from '../ui/format.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import { ShownOnce } from './shown-once.tsx'

/** Keys by which programs act as oneself. */
export function ApiKeys() {
  const query = useQuery({ queryKey: ['access.api_keys.list'], queryFn: () => call('access.api_keys.list', {}) })
  const act = useAct()
  const [made, setMade] = useState<string>()
  const nameId = useId()
  const change = (what: () => Promise<unknown>): void =>
    void act.run(async () => {
      await what()
      await queries.invalidateQueries({ queryKey: ['access.api_keys.list'] })
    })
  const create = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('name'))
    change(async () => {
      setMade((await call('access.api_keys.create', { name })).key)
      form.reset()
    })
  }
  const rows = query.data?.rows ?? []
  return (
    <section className="panel settings-part" aria-label={t('web.my.api_keys')}>
      <h2>{t('web.my.api_keys')}</h2>
      <p className="muted settings-text">{t('web.my.api_keys_hint')}</p>
      {query.error && <Failure error={query.error} />}
      {rows.length > 0 && <KeyTable rows={rows} onRevoke={id => change(() => call('access.api_keys.revoke', { id }))} />}
      {mayRun('access.api_keys.create') && (
        <form className="settings-form" onSubmit={create}>
          <span className="settings-secret">
            <label htmlFor={nameId}>{t('web.my.key_for')}</label>
            <input id={nameId} className="input" name="name" maxLength={100} autoComplete="off" required />
          </span>
          <button type="submit" className="button outlined" aria-disabled={act.isBusy}>
            {t('web.my.make_key')}
          </button>
        </form>
      )}
      {act.problems.length > 0 && <Problems title={t('web.refused.change')} problems={act.problems} onClose={act.forget} />}
      {made && <ShownOnce label={t('web.my.key_once')} text={made} />}
    </section>
  )
}

interface TableProps {
  readonly rows: Output<'access.api_keys.list'>['rows']
  readonly onRevoke: (id: string) => void
}

function KeyTable({ rows, onRevoke }: TableProps) {
  return (
    <div className="table-box">
      <table className="table" aria-label={t('web.my.api_keys')}>
        <thead>
          <tr>
            <th scope="col">{t('web.my.key_name')}</th>
            <th scope="col">{t('web.my.key_begins')}</th>
            <th scope="col">{t('web.my.key_made')}</th>
            <th scope="col">{t('web.my.last_used')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('web.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, prefix, createdAt, lastUsedAt, revokedAt }) => (
            <tr key={id}>
              <td>{name}</td>
              <td>{prefix}…</td>
              <td>{formatInstant(createdAt)}</td>
              <td>{lastUsedAt ? formatInstant(lastUsedAt) : t('web.my.never')}</td>
              <td className="end">
                {revokedAt ? (
                  <span className="chip">{t('web.my.revoked')}</span>
                ) : (
                  <button type="button" className="button danger" onClick={() => onRevoke(id)}>
                    {t('web.my.revoke')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
