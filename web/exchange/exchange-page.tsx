import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { call } from '../shell/client.ts'
import { saveFile } from '../shell/files.ts'
import { ActionBar, type PageAction } from '../ui/action-bar.tsx'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { type Act, useAct } from '../ui/use-act.ts'
import './exchange.css'
import { sendFile } from './files.ts'
import { ImportList } from './import-list.tsx'
import type { KindName, KindView } from './kinds.ts'

/** Files in and out: what of, from where, to where; and what was brought in before. */
export function ExchangePage({ kind: asked }: { readonly kind?: KindName }) {
  const query = useQuery({ queryKey: ['exchange.kinds'], queryFn: () => call('exchange.kinds', {}), staleTime: Infinity })
  const [kind, setKind] = useState<KindName>(asked ?? 'customers')
  const act = useAct()
  const send = useSending(kind, act)
  const isOver = useArrivals(send)
  const input = useRef<HTMLInputElement>(null)
  if (!query.data) return query.isError ? <Failure error={query.error} /> : null
  const view = query.data.kinds.find(each => each.kind === kind)!
  const blocked = view.allowed ? undefined : t('web.exchange.not_allowed')
  const save = (format: 'xlsx' | 'csv', template = false): void =>
    void act.run(async () => saveFile(await call('exchange.export', { kind, format, template })))
  const action = (id: string, place: PageAction['place'], run: () => void, keys?: string): PageAction => ({
    id, caption: t(`web.exchange.${id}`), place, run, ...(keys ? { keys } : {}), ...(blocked === undefined ? {} : { blocked }),
  })
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.exchange')}</h1>
        <span className="title-part">{t(`exchange.kind.${kind}`)}</span>
      </header>
      <ActionBar
        actions={[
          action('export_xlsx', 'bar', () => save('xlsx'), 'Alt+X'),
          action('export_csv', 'bar', () => save('csv')),
          action('template', 'bar', () => save('xlsx', true)),
          action('choose', 'primary', () => input.current?.click(), 'Alt+O'),
        ]}
      />
      {act.problems.length > 0 && <Problems title={t('web.exchange.not_read')} problems={act.problems} onClose={act.forget} />}
      <KindChoice kinds={query.data.kinds} kind={kind} onChoose={setKind} />
      <DropZone view={view} isBusy={act.isBusy} isOver={isOver} onChoose={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('web.exchange.choose')}
        accept=".xlsx,.csv,.txt,.tsv"
        onChange={event => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) send(file.name, bytesOf(file))
        }}
      />
      <ImportList />
    </>
  )
}

/** Sends files of a kind, and opens the import each becomes. */
function useSending(kind: KindName, { run }: Act): (name: string, content: Promise<Uint8Array>) => void {
  const navigate = useNavigate()
  return (name, content) =>
    void run(async () => {
      const { id } = await sendFile(kind, name, await content)
      await navigate({ to: `/exchange/${id}` })
    })
}

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())

/** Takes what is pasted or dropped anywhere on the page. Gives whether something is held over it. */
function useArrivals(send: (name: string, content: Promise<Uint8Array>) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const take = (file: File | undefined): void => file && latest.current(file.name, bytesOf(file))
    const onPaste = (event: ClipboardEvent): void => {
      if (event.target instanceof HTMLInputElement) return
      const [file] = event.clipboardData?.files ?? []
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (file) take(file)
      else if (text.trim() !== '') latest.current(t('web.exchange.pasted'), Promise.resolve(new TextEncoder().encode(text)))
    }
    const onDrag = (event: DragEvent): void => {
      event.preventDefault()
      setOver(event.type === 'dragover')
      if (event.type === 'drop') take(event.dataTransfer?.files[0])
    }
    const drags = ['dragover', 'dragleave', 'drop'] as const
    document.addEventListener('paste', onPaste)
    for (const name of drags) document.addEventListener(name, onDrag)
    return () => {
      document.removeEventListener('paste', onPaste)
      for (const name of drags) document.removeEventListener(name, onDrag)
    }
  }, [])
  return isOver
}

interface ChoiceProps {
  readonly kinds: readonly KindView[]
  readonly kind: KindName
  readonly onChoose: (kind: KindName) => void
}

const KindChoice = ({ kinds, kind, onChoose }: ChoiceProps) => (
  <div className="exchange-kinds segments" role="group" aria-label={t('web.exchange.kind')}>
    {kinds.map(each => (
      <button key={each.kind} type="button" className="segment" aria-pressed={each.kind === kind} onClick={() => onChoose(each.kind)}>
        {t(`exchange.kind.${each.kind}`)}
      </button>
    ))}
  </div>
)

interface DropProps {
  readonly view: KindView
  readonly isBusy: boolean
  readonly isOver: boolean
  readonly onChoose: () => void
}

/** Where a file is dropped; says which columns the program knows. */
function DropZone({ view, isBusy, isOver, onChoose }: DropProps) {
  const required = view.columns.filter(column => column.required)
  return (
    <section className="panel exchange-drop" data-over={isOver} aria-label={t('web.action.import')}>
      <p className="exchange-drop-line" role="status">
        {isBusy ? t('web.exchange.reading') : t('web.exchange.drop', { kind: t(`exchange.kind.${view.kind}`).toLowerCase() })}{' '}
        <button type="button" className="button outlined" onClick={onChoose}>
          {t('web.exchange.choose')}
        </button>
      </p>
      <p className="muted">{t(`web.exchange.about.${view.kind}`)}</p>
      <p className="muted">
        {required.length > 0 && `${t('web.exchange.needed', { columns: required.map(({ title }) => title).join(', ') })} `}
        {t('web.exchange.known', { columns: view.columns.filter(column => !column.required).map(({ title }) => title).join(', ') })}
      </p>
    </section>
  )
}
