import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { PostedNotice } from '../posting/posted-notice.tsx'
import { usePosting } from '../posting/use-posting.ts'
import { PreviewDrawer } from '../posting/preview-drawer.tsx'
import { call, preview } from '../shell/client.ts'
import type { Input, Output } from '../shell/operations.ts'
import { mayRun, queries, workDate } from '../shell/session.ts'
import { ActionBar, type PageAction } from '../ui/action-bar.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { readValue, showValue } from '../ui/fields/kinds.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { type DescribedRecord, useDescribed } from '../ui/record/described.ts'
import { recordColumns } from '../ui/record/record-columns.ts'
import { t } from '../ui/texts.ts'
import { Sheet } from '../ui/worksheet/sheet.ts'
import type { SheetColumn } from '../ui/worksheet/sheet-columns.ts'
import { SheetGrid, useSheet } from '../ui/worksheet/sheet-grid.tsx'
import { SheetNotices } from '../ui/worksheet/sheet-notices.tsx'
import type { SheetRow } from '../ui/worksheet/sheet-state.ts'

const record = 'stock.adjustment_lines'
const first = ['type', 'itemId', 'description', 'variant', 'location', 'onHand', 'quantity', 'unit', 'unitCost', 'appliesToEntryNo']
const offPath: ReadonlySet<string> = new Set(['description', 'variant', 'unit', 'appliesToEntryNo'])

const loadRows = async (): Promise<readonly SheetRow[]> => (await call(`${record}.list`, { limit: 1000 })).rows as unknown as readonly SheetRow[]

const widths: Readonly<Record<string, number>> = { type: 116, itemId: 92, variant: 84, location: 84, onHand: 80, quantity: 76, unit: 72, unitCost: 90, appliesToEntryNo: 130 }

const columnsFor = (described: DescribedRecord): SheetColumn[] =>
  recordColumns(described, { record, first, hidden: ['lineNo'] }).map(column => ({
    ...column,
    width: widths[column.id] ?? column.width,
    grows: column.id === 'description',
    ...(offPath.has(column.id) ? { isOnPath: false } : {}),
  }))

const openSheet = (columns: readonly SheetColumn[], rows: readonly SheetRow[]): Sheet =>
  new Sheet(
    {
      columns,
      keyOf: row => String(row.id),
      isReady: ({ itemId }) => Boolean(itemId),
      create: (fields, options) => call(`${record}.create`, fields as Input<`${typeof record}.create`>, options),
      change: (row, fields, options) => call(`${record}.change`, { id: String(row.id), version: Number(row.version), ...fields }, options),
      remove: async row => void (await call(`${record}.delete`, { id: String(row.id), version: Number(row.version) })),
    },
    rows,
  )

/** Goods in and out of stock without a party, typed as a worksheet and posted as one document. */
export function AdjustmentsPage() {
  const described = useDescribed()
  const rows = useQuery({ queryKey: [`${record}.list`], queryFn: loadRows, staleTime: 0, gcTime: 0 })
  const error = described.error ?? rows.error
  if (error) return <Failure error={error} />
  const found = described.data?.get(record)
  return found && rows.data ? <Loaded described={found} rows={rows.data} /> : <p className="empty">{t('web.loading')}</p>
}

function useAdjustments(sheet: Sheet, postingDate: string) {
  const [posted, setPosted] = useState<readonly string[]>([])
  const posting = usePosting<Output<'stock.adjustments.post'>>({
    sheet,
    preview: options => preview('stock.adjustments.post', { postingDate }, options),
    post: options => call('stock.adjustments.post', { postingDate }, options),
    placeOf: ({ field }) => {
      const [, lineNo, name = 'itemId'] = /^lines\.(\d+)(?:\.(\w+))?/.exec(field ?? '') ?? []
      const line = sheet.state().lines.find(({ server }) => server && String(server.lineNo) === lineNo)
      return line && { key: line.key, field: name }
    },
    onPosted: async ({ documentNumber }) => {
      setPosted([documentNumber])
      await queries.invalidateQueries()
      sheet.take(await loadRows())
    },
  })
  return { posting, posted }
}

function Loaded({ described, rows }: { readonly described: DescribedRecord; readonly rows: readonly SheetRow[] }) {
  const columns = useMemo(() => columnsFor(described), [described])
  const [sheet] = useState(() => openSheet(columns, rows))
  useEffect(() => () => sheet.close(), [sheet])
  const { lines } = useSheet(sheet)
  const [postingDate, setPostingDate] = useState(workDate)
  const { posting, posted } = useAdjustments(sheet, postingDate)
  const title = t(`${record}.list`)
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        <span className="bar-space" />
        <PostingDate value={postingDate} onEnter={setPostingDate} />
      </header>
      <ActionBar actions={actionsOf(lines.length === 0, posting)} />
      <SheetNotices sheet={sheet} />
      {posting.problems.length > 0 && <Problems title={t('web.refused.post')} problems={posting.problems} onGoOn={{ action: t('web.go_on'), run: posting.goOn }} onClose={posting.dismiss} />}
      {posted.length > 0 && <PostedNotice numbers={posted} />}
      <section className="panel sheet-panel" aria-label={title}>
        <SheetGrid sheet={sheet} columns={columns} label={title} isReadOnly={!mayRun(`${record}.change`)} onDelete={line => void sheet.remove(line.key)} />
      </section>
      {posting.view && <PreviewDrawer view={posting.view} onClose={posting.closePreview} onPost={posting.post} />}
    </>
  )
}

function actionsOf(isEmpty: boolean, { show, post }: { readonly show: () => void; readonly post: () => void }): PageAction[] {
  const reason = mayRun('stock.adjustments.post') ? (isEmpty ? t('web.journal.empty') : undefined) : t('web.blocked.may_not')
  const blocked = reason === undefined ? {} : { blocked: reason }
  return [
    { id: 'preview', caption: t('web.action.preview', { side: 'sales' }), keys: 'Ctrl+Alt+F9', place: 'bar', ...blocked, run: show },
    { id: 'post', caption: t('web.action.post'), keys: 'F9', place: 'primary', ...blocked, run: post },
  ]
}

function PostingDate({ value, onEnter }: { readonly value: string; readonly onEnter: (date: string) => void }) {
  const [problem, setProblem] = useState<string>()
  return (
    <TextField
      name="postingDate"
      label={t('warehouse.field.postingDate')}
      value={showValue('date', value)}
      problem={problem}
      onEnter={text => {
        const read = readValue('date', text, workDate())
        setProblem('problem' in read ? read.problem : undefined)
        if ('value' in read) onEnter(String(read.value ?? workDate()))
      }}
    />
  )
}
