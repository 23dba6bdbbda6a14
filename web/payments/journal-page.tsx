import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { PreviewDrawer } from '../posting/preview-drawer.tsx'
import { call, preview } from '../shell/client.ts'
import { localCurrency, mayRun, queries } from '../shell/session.ts'
import { ActionBar, type PageAction } from '../ui/action-bar.tsx'
import { SelectField } from '../ui/fields/select-field.tsx'
import { formatAmount } from '../ui/format.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { SheetGrid, useSheet } from '../ui/worksheet/sheet-grid.tsx'
import { SheetNotices } from '../ui/worksheet/sheet-notices.tsx'
import type { SheetLine, SheetRow } from '../ui/worksheet/sheet-state.ts'
import { type JournalRow, type JournalSums, journalColumns, settledText, sumJournal } from './journal-columns.ts'
import { type Journal, loadLines, openJournal, placeOf } from './journal-sheet.ts'
import type { Role } from './payment-input.ts'
import { PostedNotice } from '../posting/posted-notice.tsx'
import { type Applications, SettleDrawer } from './settle-drawer.tsx'
import { usePosting } from '../posting/use-posting.ts'

/** A journal as a worksheet; without a code, the first there is. */
export function JournalPage({ code }: { readonly code: string }) {
  const journals = useQuery({ queryKey: ['payments.journals.list'], queryFn: () => call('payments.journals.list', {}), staleTime: 0 })
  const journal = journals.data?.rows.find(each => each.code === code) ?? journals.data?.rows.find(({ kind }) => kind === 'general') ?? journals.data?.rows[0]
  const lines = useQuery({
    queryKey: ['payments.journal_lines.list', journal?.code],
    queryFn: () => loadLines(journal!.code),
    enabled: journal !== undefined,
    staleTime: 0,
    gcTime: 0,
  })
  const error = journals.error ?? lines.error
  if (error) return <Failure error={error} />
  if (journals.data && !journal) return <p className="empty">{t('web.journal.none')}</p>
  if (!journals.data || !journal || !lines.data) return <p className="empty">{t('web.loading')}</p>
  return <OpenJournal key={journal.code} journal={journal} journals={journals.data.rows} rows={lines.data} />
}

interface Props {
  readonly journal: Journal
  readonly journals: readonly Journal[]
  readonly rows: readonly JournalRow[]
}

const roleOf = ({ accountKind }: JournalRow): Role | undefined => (accountKind === 'customer' || accountKind === 'vendor' ? accountKind : undefined)

function OpenJournal({ journal, journals, rows }: Props) {
  const [sheet] = useState(() => openJournal(journal, rows))
  useEffect(() => () => sheet.close(), [sheet])
  const { lines } = useSheet(sheet)
  const sums = useMemo(() => sumJournal(lines.flatMap(({ server }) => (server ? [server as unknown as JournalRow] : []))), [lines])
  const latest = useRef(sums)
  latest.current = sums
  const columns = useMemo(() => journalColumns(journal.kind, row => balanceText(row, latest.current)), [journal.kind, latest])
  const [active, setActive] = useState<string>()
  const [settling, setSettling] = useState(false)
  const [posted, setPosted] = useState<readonly string[]>([])
  const input = { journal: journal.code }
  const posting = usePosting({
    sheet,
    preview: options => preview('payments.journal.post', input, options),
    post: options => call('payments.journal.post', input, options),
    placeOf: ({ field }) => placeOf(sheet, field),
    onPosted: async ({ documents }) => {
      setPosted(documents.map(({ documentNumber }) => documentNumber))
      await queries.invalidateQueries()
      sheet.take((await loadLines(journal.code)) as unknown as readonly SheetRow[])
    },
  })
  const line = (lines.find(({ key }) => key === active) ?? lines[0])?.server as unknown as JournalRow | undefined
  const role = line && roleOf(line)
  const settle = (applications: Applications, sum: string): void => {
    setSettling(false)
    const key = lines.find(({ server }) => server?.id === line?.id)?.key
    if (key === undefined || !line) return
    sheet.enter(key, 'applications', settledText(applications), { value: applications })
    if (line.amount === '0' && sum !== '0') sheet.enter(key, 'debit', formatAmount(sum), { value: role === 'customer' ? `-${sum}`.replace('--', '') : sum })
  }
  const actions = journalActions({ isEmpty: lines.length === 0, mayPost: mayRun('payments.journal.post'), maySettle: role !== undefined, show: posting.show, post: posting.post, settle: () => setSettling(true) })
  return (
    <>
      <JournalHead journal={journal} journals={journals} />
      <ActionBar actions={actions} />
      <SheetNotices sheet={sheet} />
      {posting.problems.length > 0 && <Problems title={t('web.refused.post')} problems={posting.problems} onGoOn={{ action: t('web.go_on'), run: posting.goOn }} onClose={posting.dismiss} />}
      {posted.length > 0 && <PostedNotice numbers={posted} />}
      <section className="panel sheet-panel" aria-label={t('payments.journal_lines.list')}>
        <SheetGrid
          sheet={sheet}
          columns={columns}
          label={journal.name}
          isReadOnly={!mayRun('payments.journal_lines.change')}
          onActive={setActive}
          onDelete={(each: SheetLine) => void sheet.remove(each.key)}
        />
      </section>
      <JournalFoot sums={sums} />
      {posting.view && <PreviewDrawer view={posting.view} onClose={posting.closePreview} onPost={posting.post} />}
      {settling && line && role && <SettleDrawer role={role} line={line} onClose={() => setSettling(false)} onTake={settle} />}
    </>
  )
}

const balanceText = (row: SheetRow, { running }: JournalSums): string => formatAmount(running.get(String(row.id)))

interface Possible {
  readonly isEmpty: boolean
  readonly mayPost: boolean
  readonly maySettle: boolean
  readonly show: () => void
  readonly post: () => void
  readonly settle: () => void
}

function journalActions({ isEmpty, mayPost, maySettle, show, post, settle }: Possible): PageAction[] {
  const reason = mayPost ? (isEmpty ? t('web.journal.empty') : undefined) : t('web.blocked.may_not')
  const blocked = reason === undefined ? {} : { blocked: reason }
  return [
    { id: 'settle', caption: t('web.journal.settle'), keys: 'Shift+F11', place: 'bar', ...(maySettle ? {} : { blocked: t('web.journal.no_party') }), run: settle },
    { id: 'preview', caption: t('web.action.preview', { side: 'sales' }), keys: 'Ctrl+Alt+F9', place: 'bar', ...blocked, run: show },
    { id: 'post', caption: t('web.action.post'), keys: 'F9', place: 'primary', ...blocked, run: post },
  ]
}

function JournalHead({ journal, journals }: Pick<Props, 'journal' | 'journals'>) {
  const navigate = useNavigate()
  return (
    <header className="page-head">
      <h1>{t('web.journal.title', { name: journal.name })}</h1>
      <span className="bar-space" />
      <SelectField
        name="journal"
        label={t('payments.field.journal')}
        value={journal.code}
        options={journals.map(({ code, name, lines }) => ({ value: code, text: lines > 0 ? `${name} (${lines})` : name }))}
        onEnter={code => void navigate({ to: `/journals/${code}` })}
      />
    </header>
  )
}

function JournalFoot({ sums }: { readonly sums: JournalSums }) {
  const isBalanced = sums.balance === '0'
  return (
    <dl className="totals" aria-label={t('web.totals')}>
      {(['debit', 'credit'] as const).map(name => (
        <div key={name}>
          <dt>{t(`web.field.${name}`)}</dt>
          <dd>{formatAmount(sums[name])}</dd>
        </div>
      ))}
      <div className="total-strong" data-meaning={isBalanced ? undefined : 'warning'}>
        <dt>{t('web.journal.out_of_balance', { currency: localCurrency() })}</dt>
        <dd>{formatAmount(sums.balance)}</dd>
      </div>
    </dl>
  )
}
