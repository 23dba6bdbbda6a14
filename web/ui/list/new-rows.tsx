/** Records made in rows above their list: typed or pasted like a spreadsheet, each sent when one leaves its row. */
import { type CSSProperties, type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { call } from '../../shell/client.ts'
import { queries } from '../../shell/session.ts'
import { type RecordPrefix, operation } from '../card/declaration.ts'
import { Failure } from '../problems.tsx'
import { type DescribedRecord, useDescribed } from '../record/described.ts'
import { recordColumns } from '../record/record-columns.ts'
import { t } from '../texts.ts'
import { Sheet } from '../worksheet/sheet.ts'
import type { SheetColumn } from '../worksheet/sheet-columns.ts'
import { SheetGrid, useSheet } from '../worksheet/sheet-grid.tsx'
import { SheetNotices } from '../worksheet/sheet-notices.tsx'
import { type SheetRow, blankKey } from '../worksheet/sheet-state.ts'
import type { NewRowsDeclaration } from './declaration.ts'

interface Props {
  readonly rows: NewRowsDeclaration
  /** Counts how often it was asked for: each time the keys go to the blank row. */
  readonly asked: number
  readonly onClose: () => void
}

/** Rows in sight; more are scrolled to. */
const most = 6

/** The declared columns, in their order. */
const columnsOf = ({ record, fields, widths = {} }: NewRowsDeclaration, described: DescribedRecord): SheetColumn[] => {
  const all = recordColumns(described, { record })
  return fields.flatMap(id => all.filter(column => column.id === id)).map(column => ({ ...column, width: widths[column.id] ?? column.width }))
}

/** Where one begins: at what the server does not propose. */
const firstNeeded = (columns: readonly SheetColumn[], { fields }: DescribedRecord): string => {
  const needed = new Set(fields.filter(({ need }) => need === 'required').map(({ name }) => name))
  return columns.find(({ field }) => needed.has(field))?.id ?? ''
}

/** The rows one types new records in, as soon as the server has said what the record is made of. */
export function NewRows(props: Props) {
  const { data, error } = useDescribed()
  const described = data?.get(props.rows.record)
  if (error) return <Failure error={error} />
  return described ? <Rows {...props} described={described} /> : null
}

/** A row is made when it is left, so that all of it goes together: what the server proposes depends on the country, what cannot be changed later on all. */
function openSheet(record: RecordPrefix, { key: keys }: DescribedRecord, columns: readonly SheetColumn[], isLeft: (key: string) => boolean): Sheet {
  const keyOf = (row: SheetRow): SheetRow => Object.fromEntries(keys.map(field => [field, row[field]]))
  const run = async (verb: 'create' | 'change', input: object, options: object): Promise<SheetRow> =>
    (await call(operation(record, verb) as 'items.create', input as never, options)) as unknown as SheetRow
  return new Sheet(
    {
      columns,
      keyOf: row => Object.values(keyOf(row)).join(' '),
      isReady: (_, key) => isLeft(key),
      create: (fields, options) => run('create', fields, options),
      change: (row, fields, options) => run('change', { ...keyOf(row), version: row.version, ...fields }, options),
      remove: () => Promise.resolve(),
      onSaved: () => void queries.invalidateQueries({ queryKey: [operation(record, 'list')] }),
    },
    [],
  )
}

function Rows({ rows, asked, onClose, described }: Props & { readonly described: DescribedRecord }) {
  const columns = useMemo(() => columnsOf(rows, described), [rows, described])
  const standing = useRef<string | undefined>(undefined)
  const [sheet] = useState(() => openSheet(rows.record, described, columns, key => key !== standing.current))
  useEffect(() => () => sheet.close(), [sheet])
  const { begun, lines } = useSheet(sheet)
  const [givenUp, setGivenUp] = useState(0)
  const target = useTarget(`${asked} ${givenUp}`, blankKey(begun), firstNeeded(columns, described))

  const stand = (key: string | undefined): void => {
    const before = standing.current
    standing.current = key
    if (before !== undefined && before !== key) sheet.offer(before)
  }
  // A cell that is no longer edited gives the keys back a moment later.
  const onBlur = ({ currentTarget }: FocusEvent): void =>
    void setTimeout(() => {
      if (currentTarget.isConnected && !currentTarget.contains(document.activeElement)) stand(undefined)
    })
  const close = async (): Promise<void> => {
    stand(undefined)
    if (await sheet.settle()) onClose()
  }
  /** Gives up the smallest thing: the row that is being typed, then all of them. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || (event.target as HTMLElement).matches('input')) return
    event.preventDefault()
    const line = sheet.state().lines.find(({ key }) => key === standing.current)
    if (!line || line.server) return void close()
    // The cell goes with its row: keys pressed before the empty row has them are heard here.
    ;(event.currentTarget as HTMLElement).focus()
    void sheet.remove(line.key).then(() => setGivenUp(count => count + 1))
  }
  return (
    // The keys bubble up from the cells.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="new-rows" tabIndex={-1} onBlur={onBlur} onKeyDown={onKeyDown}>
      <SheetNotices sheet={sheet} />
      <section className="panel records" aria-label={t('web.list.new_rows')} style={{ '--rows': Math.min(most, lines.length + 1) } as CSSProperties}>
        <SheetGrid sheet={sheet} columns={columns} label={t('web.list.new_rows')} target={target} onActive={stand} onDelete={({ key, server }) => !server && void sheet.remove(key)} />
      </section>
      <p className="new-rows-said">
        <span>{t('web.list.new_rows_hint')}</span>
        <button type="button" className="button" onClick={() => void close()}>
          {t('web.close')}
        </button>
      </p>
    </div>
  )
}

/** A new object whenever the rows were asked for again, or the row one stood on is gone. */
function useTarget(asked: string, rowKey: string, column: string) {
  const latest = useRef({ rowKey, column })
  latest.current = { rowKey, column }
  const [target, setTarget] = useState(latest.current)
  useEffect(() => setTarget({ ...latest.current }), [asked])
  return target
}
