import { Overlay } from '../dialog.tsx'
import { t } from '../texts.ts'
import { arrange, asDeclared, fieldsOf, moved, toggled } from './columns.ts'
import type { ListColumn, ListDeclaration, ListName, RowOf } from './declaration.ts'
import type { ListState } from './use-list.ts'

interface Props<N extends ListName> {
  readonly list: ListDeclaration<N>
  readonly state: ListState<N>
  readonly onClose: () => void
}

/** Which columns a list shows, and in which order; what one does is seen behind it at once. */
export function ColumnChooser<N extends ListName>({ list, state, onClose }: Props<N>) {
  const { arranged, captionOf, layout, setLayout } = state
  const shown = fieldsOf(arranged)
  const others = list.columns
    .filter(({ field }) => !shown.includes(field))
    .toSorted((a, b) => captionOf(a).localeCompare(captionOf(b)))
  const place = (fields: readonly string[]): void => setLayout({ ...layout, fields })

  const line = (column: ListColumn<RowOf<N>>) => {
    const at = shown.indexOf(column.field)
    const caption = captionOf(column)
    return (
      <li key={column.field} className="column-line">
        <label>
          <input
            type="checkbox"
            checked={at >= 0}
            disabled={shown.length === 1 && at === 0}
            onChange={() => place(toggled(shown, column.field))}
            onKeyDown={event => {
              if (!event.altKey || at < 0 || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
              event.preventDefault()
              place(moved(shown, column.field, event.key === 'ArrowUp' ? -1 : 1))
            }}
          />{' '}
          {caption}
          {at >= 0 && state.columns.every(({ field }) => field !== column.field) && <span className="muted"> · {t('web.list.no_room')}</span>}
        </label>
        {at >= 0 && (
          <span>
            <button type="button" className="button" disabled={at === 0} aria-label={t('web.list.column_left', { field: caption })} onClick={() => place(moved(shown, column.field, -1))}>
              ↑
            </button>
            <button type="button" className="button" disabled={at === shown.length - 1} aria-label={t('web.list.column_right', { field: caption })} onClick={() => place(moved(shown, column.field, 1))}>
              ↓
            </button>
          </span>
        )}
      </li>
    )
  }
  return (
    <Overlay title={t('web.list.columns')} shape="drawer" onClose={onClose}>
      <p className="muted">{t('web.list.columns_hint')}</p>
      <ul className="column-lines">{arrange(list.columns, { fields: shown }).map(line)}</ul>
      {others.length > 0 && (
        <>
          <h3 className="column-others">{t('web.list.columns_hidden')}</h3>
          <ul className="column-lines">{others.map(line)}</ul>
        </>
      )}
      <div className="dialog-actions">
        <button type="button" className="button outlined" disabled={layout === asDeclared} onClick={() => setLayout(undefined)}>
          {t('web.list.columns_reset')}
        </button>
      </div>
    </Overlay>
  )
}
