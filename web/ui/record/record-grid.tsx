import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { type CallOptions, call } from '../../shell/client.ts'
import type { OperationName } from '../../shell/operations.ts'
import { mayRun, queries } from '../../shell/session.ts'
import { Confirm } from '../dialog.tsx'
import type { LookupOption } from '../lookup/options.ts'
import { Failure } from '../problems.tsx'
import { t } from '../texts.ts'
import { Sheet } from '../worksheet/sheet.ts'
import { SheetGrid, useSheet } from '../worksheet/sheet-grid.tsx'
import { SheetNotices } from '../worksheet/sheet-notices.tsx'
import type { SheetLine, SheetRow } from '../worksheet/sheet-state.ts'
import type { RecordPart } from './part.ts'
import type { DescribedRecord } from './described.ts'
import { type ColumnChoice, inOrder, neededFields, recordColumns } from './record-columns.ts'

/** As many rows as a person looks through; more are found by the search. */
const most = 500

const run = (record: string, verb: string, input: object, options: CallOptions = {}): Promise<SheetRow> =>
  call(`${record}.${verb}` as OperationName & 'currencies.get', input as never, options) as unknown as Promise<SheetRow>

export const keyText = (record: DescribedRecord, row: SheetRow): string => record.key.map(field => String(row[field])).join(' ')

const picked = (row: SheetRow, fields: readonly string[]): SheetRow => Object.fromEntries(fields.map(field => [field, row[field]]))

interface Props {
  readonly record: DescribedRecord
  readonly part: RecordPart
  readonly label: string
  readonly languages: ColumnChoice['languages']
  readonly search?: string
  /** Values of all rows: of the page, and of the row one stands on above. */
  readonly fixed: Readonly<Record<string, string>>
  /** Values of the key of the row to stand on first. */
  readonly wanted?: readonly string[]
  readonly onActive?: (row: SheetRow | undefined) => void
  /** What a grid without rows says would be in it, and the first step, where there is another than to type. */
  readonly empty?: string
  /** Looked at only, whatever one may do elsewhere. */
  readonly isFixed?: boolean
}

const exactly = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** The rows of a record, edited where they stand. */
export function RecordGrid(props: Props) {
  const { record, part, fixed, search = '' } = props
  const filter = Object.fromEntries(Object.entries(fixed).map(([field, value]) => [field, exactly(value)]))
  const input = { limit: most, ...(part.sort ? { sort: [{ field: part.sort, direction: 'asc' }] } : {}), ...(search ? { search } : {}), ...(Object.keys(filter).length > 0 ? { filter } : {}) }
  const opened = useId()
  const rows = useQuery({
    // The grid keeps what it was opened with: rows of an earlier one must not open it.
    queryKey: [`${record.record}.list`, 'set-up', input, opened],
    queryFn: () => run(record.record, 'list', input) as unknown as Promise<{ rows: readonly SheetRow[]; next?: string }>,
    staleTime: 0,
    gcTime: 0,
  })
  const { data } = rows
  const ordered = useMemo(() => data && inOrder(record, part, data.rows), [record, part, data])
  const lists = useQuery({ queryKey: ['set-up', record.record, 'options'], queryFn: () => loadLists(part.options), staleTime: 60_000 })
  if (rows.error) return <Failure error={rows.error} />
  if (!data || !ordered || !lists.data) return <p className="empty">{t('web.loading')}</p>
  return (
    <>
      <LoadedGrid key={JSON.stringify(input)} {...props} rows={ordered} lists={lists.data} isSearched={search !== ''} />
      {data.next !== undefined && <p className="empty">{t('web.setup.more', { count: most })}</p>}
    </>
  )
}

async function loadLists(options: RecordPart['options'] = {}): Promise<Record<string, readonly LookupOption[]>> {
  return Object.fromEntries(await Promise.all(Object.entries(options).map(async ([field, load]) => [field, await load()] as const)))
}

function openSheet(record: DescribedRecord, part: RecordPart, { fixed, columns, rows }: { fixed: SheetRow; columns: ReturnType<typeof recordColumns>; rows: readonly SheetRow[] }): Sheet {
  const needed = neededFields(record, part)
  const name = record.record
  return new Sheet(
    {
      columns,
      keyOf: row => keyText(record, row),
      isReady: fields => needed.every(field => fields[field] !== undefined && fields[field] !== ''),
      create: (fields, options) => run(name, 'create', { ...fixed, ...fields }, options),
      change: (row, fields, options) =>
        run(name, 'change', { ...picked(row, record.key), ...('version' in row ? { version: row.version } : {}), ...fields }, options),
      remove: async row => void (await run(name, 'delete', picked(row, record.key))),
      onSaved: () => void queries.invalidateQueries({ queryKey: [`${name}.list`], refetchType: 'none' }),
    },
    rows,
  )
}

interface LoadedProps extends Props {
  readonly rows: readonly SheetRow[]
  readonly lists: ColumnChoice['lists']
  readonly isSearched: boolean
}

function LoadedGrid({ record, part, label, languages, fixed, wanted, onActive, isFixed, empty, isSearched, rows, lists }: LoadedProps) {
  // All that can be shown is sent and placed; what is seen of it is a choice.
  const all = useMemo(() => recordColumns(record, part, { lists, languages: 'shown' }), [record, part, lists])
  const columns = useMemo(() => recordColumns(record, part, { lists, languages }), [record, part, lists, languages])
  const [sheet] = useState(() => openSheet(record, part, { fixed, columns: all, rows }))
  const [deleting, setDeleting] = useState<SheetLine>()
  useEffect(() => () => sheet.close(), [sheet])
  const state = useSheet(sheet)
  const [target] = useState(() => {
    const row = wanted && rows.find(each => wanted.every((value, index) => String(each[record.key[index] ?? '']) === value))
    return row && { rowKey: keyText(record, row), column: columns[0]?.id ?? '' }
  })
  const tell = useRef(onActive)
  tell.current = onActive
  const [active, setActive] = useState<string>()
  const first = active ?? target?.rowKey ?? state.lines[0]?.key
  const activeRow = state.lines.find(({ key }) => key === first)?.server
  useEffect(() => tell.current?.(activeRow), [activeRow])
  const isReadOnly = isFixed || !mayRun(`${record.record}.change`)
  return (
    <>
      <SheetNotices sheet={sheet} />
      <section className="panel sheet-panel records" aria-label={label}>
        <SheetGrid
          sheet={sheet}
          columns={columns}
          label={label}
          isReadOnly={isReadOnly}
          target={target}
          onActive={setActive}
          current={first}
          onDelete={line => (line.server ? setDeleting(line) : void sheet.remove(line.key))}
        />
        {state.lines.length === 0 && !isReadOnly && <p className="empty sheet-empty">{isSearched ? t('web.list.nothing_found') : (empty ?? t('web.setup.empty'))}</p>}
      </section>
      {deleting?.server && (
        <Confirm
          title={t('web.delete.title', { document: keyText(record, deleting.server) })}
          text={t('web.delete.text')}
          action={t('web.action.delete')}
          isDanger
          onNo={() => setDeleting(undefined)}
          onYes={() => {
            setDeleting(undefined)
            void sheet.remove(deleting.key)
          }}
        />
      )}
    </>
  )
}
