import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import { queries } from '../shell/session.ts'
import { ActionBar, type PageAction } from '../ui/action-bar.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { BadCells } from './bad-cells.tsx'
import './exchange.css'
import { FileSettings } from './file-settings.tsx'
import { ImportChip } from './import-list.tsx'
import { ImportProgress } from './import-progress.tsx'
import { type ImportView, type KindView, pageOf } from './kinds.ts'
import { Mapping } from './mapping.tsx'
import { type OpenImport, blockedFor, useImport } from './use-import.ts'

/** One file on its way in: its columns, what is wrong with its cells, how far it is, and the way back. */
export function ImportPage({ id }: { readonly id: string }) {
  const open = useImport(id)
  const kinds = useQuery({ queryKey: ['exchange.kinds'], queryFn: () => call('exchange.kinds', {}), staleTime: Infinity })
  const error = open.error ?? kinds.error
  if (error) return <Failure error={error} />
  const kind = kinds.data?.kinds.find(each => each.kind === open.view?.kind)
  return open.view && kind ? <Loaded open={open} view={open.view} kind={kind} /> : <p className="empty">{t('web.loading')}</p>
}

interface Props {
  readonly open: OpenImport
  readonly view: ImportView
  readonly kind: KindView
}

function Loaded({ open, view, kind }: Props) {
  const { act, checked, checkError } = open
  return (
    <>
      <header className="page-head">
        <h1>{view.fileName || t('web.exchange.no_name')}</h1>
        <ImportChip state={view.state} />
        <span className="title-part">{t(`exchange.kind.${view.kind}`)}</span>
        {view.sheet && <span className="title-part">{view.sheet}</span>}
      </header>
      <Actions open={open} view={view} />
      {act.problems.length > 0 && <Problems title={t('web.exchange.not_done')} problems={act.problems} onClose={act.forget} />}
      {view.brought > 0 && <Brought view={view} />}
      {view.state === 'undone' && (
        <p role="status" className="notice">
          {t('web.exchange.was_undone')}
        </p>
      )}
      <ImportProgress view={view} />
      {view.state === 'open' && (
        <>
          <FileSettings open={open} view={view} kind={kind} />
          <Mapping view={view} kind={kind} onFields={fields => open.change({ fields })} />
          {checkError ? <Failure error={checkError} /> : <BadCells open={open} view={view} checked={checked} />}
        </>
      )}
    </>
  )
}

/** What is in already, with the way to it. */
const Brought = ({ view: { kind, brought, waiting } }: { readonly view: ImportView }) => (
  <p role="status" className="notice" data-meaning="done">
    {t('web.exchange.are_in', { brought, waiting })} <Link to={pageOf[kind]}>{t('web.exchange.to_list', { kind: t(`exchange.kind.${kind}`) })}</Link>
  </p>
)

type Asked = 'undo' | 'delete' | undefined

function Actions({ open, view }: Omit<Props, 'kind'>) {
  const [asked, ask] = useState<Asked>()
  const navigate = useNavigate()
  const { checked, act } = open
  const why = (only: 'all' | 'clean'): { blocked?: string } => {
    const found = act.isBusy ? { reason: 'checking' } : blockedFor(only, view, open.isChecking ? undefined : checked)
    return found ? { blocked: t(`web.exchange.blocked.${found.reason}`, { errors: checked?.errors ?? 0 }) } : {}
  }
  const undoable = view.brought > 0 && view.state !== 'running'
  const actions: PageAction[] = [
    { id: 'back', caption: t('web.exchange.all'), place: 'bar', run: () => void navigate({ to: '/exchange' }) },
    { id: 'undo', caption: t('web.exchange.undo'), place: 'bar', danger: true, ...(undoable ? {} : { blocked: t('web.exchange.blocked.nothing_in') }), run: () => ask('undo') },
    { id: 'delete', caption: t('web.exchange.delete'), place: 'menu', danger: true, ...(view.state === 'running' ? { blocked: t('web.exchange.blocked.running') } : {}), run: () => ask('delete') },
    { id: 'clean', caption: t('web.exchange.run_clean', { count: checked?.clean ?? 0 }), keys: 'Alt+F9', place: 'bar', ...why('clean'), run: () => open.run('clean') },
    { id: 'all', caption: t('web.exchange.run', { count: view.waiting }), keys: 'F9', place: 'primary', ...why('all'), run: () => open.run('all') },
  ]
  const forget = async (): Promise<void> => {
    await call('exchange.imports.delete', { id: view.id })
    await navigate({ to: '/exchange' })
    await queries.invalidateQueries({ queryKey: ['exchange.imports.list'] })
  }
  const yes = (): void => {
    ask(undefined)
    if (asked === 'undo') open.undo()
    else void act.run(forget)
  }
  return (
    <>
      <ActionBar actions={actions} />
      {asked && (
        <Confirm
          title={t(`web.exchange.${asked}_title`, { file: view.fileName })}
          text={t(`web.exchange.${asked}_text`, { count: view.brought })}
          action={t(`web.exchange.${asked}`)}
          isDanger
          onYes={yes}
          onNo={() => ask(undefined)}
        />
      )}
    </>
  )
}
