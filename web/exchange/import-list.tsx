import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../shell/client.ts'
import { formatDecimal, formatInstant } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import type { ImportView } from './kinds.ts'

const looks: Readonly<Record<ImportView['state'], readonly [string, string]>> = {
  open: ['warning', '○'],
  running: ['information', '◐'],
  done: ['done', '✓'],
  undone: ['plain', '■'],
}

/** How far an import is, as a word with a shape and a colour. */
export function ImportChip({ state }: { readonly state: ImportView['state'] }) {
  const [meaning, shape] = looks[state]
  return (
    <span className="chip" data-meaning={meaning}>
      <span aria-hidden="true">{shape}</span>
      {t(`web.exchange.state.${state}`)}
    </span>
  )
}

const shown = 50

/** What was brought in or is about to be, newest first. */
export function ImportList() {
  const query = useQuery({ queryKey: ['exchange.imports.list'], queryFn: () => call('exchange.imports.list', { limit: shown }) })
  const rows = query.data?.rows ?? []
  return (
    <section className="panel exchange-past" aria-label={t('web.exchange.past')}>
      <h2>{t('web.exchange.past')}</h2>
      {rows.length === 0 ? (
        <p className="empty">{t('web.exchange.none_yet')}</p>
      ) : (
        <table className="exchange-table">
          <thead>
            <tr>
              <th scope="col">{t('web.exchange.file')}</th>
              <th scope="col">{t('web.exchange.kind')}</th>
              <th scope="col">{t('web.exchange.when')}</th>
              <th scope="col" className="end">
                {t('web.exchange.brought')}
              </th>
              <th scope="col" className="end">
                {t('web.exchange.waiting')}
              </th>
              <th scope="col">{t('web.exchange.state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id}>
                <td>
                  <Link to={`/exchange/${row.id}`}>{row.fileName || t('web.exchange.no_name')}</Link>
                </td>
                <td>{t(`exchange.kind.${row.kind}`)}</td>
                <td>{formatInstant(row.createdAt)}</td>
                <td className="end">{formatDecimal(String(row.brought))}</td>
                <td className="end">{formatDecimal(String(row.waiting))}</td>
                <td>
                  <ImportChip state={row.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
