import { t } from '../ui/texts.ts'
import type { ImportView, KindView } from './kinds.ts'

interface Props {
  readonly view: ImportView
  readonly kind: KindView
  readonly onFields: (fields: string[]) => void
}

/** How many rows show what stands in the columns. */
const shown = 5

/** A field belongs to one column: chosen for another, it leaves the one it was chosen for. */
export const withField = (fields: readonly string[], at: number, field: string): string[] =>
  fields.map((before, index) => (index === at ? field : before === field ? '' : before))

/** The columns of the file, each with what it is, above its first rows. */
export function Mapping({ view: { titles, fields, rows }, kind, onFields }: Props) {
  const chosen = fields.filter(field => field !== '').length
  return (
    <section className="panel exchange-mapping" aria-label={t('web.exchange.columns')}>
      <h2>
        {t('web.exchange.columns')} <span className="muted">{t('web.exchange.columns_chosen', { chosen, all: titles.length })}</span>
      </h2>
      {/* Keys scroll what is wider than the page. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="exchange-scroll" tabIndex={0} role="group" aria-label={t('web.exchange.first_rows')}>
        <table className="exchange-table exchange-columns">
          <thead>
            <tr>
              {titles.map((title, at) => (
                <th key={at} scope="col" data-left-out={fields[at] === ''}>
                  <span className="exchange-title" title={title}>
                    {title || t('web.exchange.no_title', { number: at + 1 })}
                  </span>
                  <select
                    className="input"
                    aria-label={t('web.exchange.is_what', { title: title || String(at + 1) })}
                    value={fields[at] ?? ''}
                    onChange={event => onFields(withField(fields, at, event.target.value))}
                  >
                    <option value="">{t('web.exchange.left_out')}</option>
                    {kind.columns.map(column => (
                      <option key={column.name} value={column.name}>
                        {column.required ? `${column.title} *` : column.title}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ row, cells }) => (
              <tr key={row}>
                {titles.map((_, at) => (
                  <td key={at} data-left-out={fields[at] === ''}>
                    {cells[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
