import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import { Refusal, call } from '../../shell/client.ts'
import { mayRun, queries } from '../../shell/session.ts'
import { ActionBar, type PageAction } from '../action-bar.tsx'
import { Chip, hasChip } from '../chip.tsx'
import { Confirm } from '../dialog.tsx'
import { FastTab } from '../fields/fast-tab.tsx'
import { Failure, Problems } from '../problems.tsx'
import type { ShownProblem } from '../../shell/client.ts'
import { t } from '../texts.ts'
import { CardFields, nameOf } from './card-fields.tsx'
import { type CardDeclaration, type CardField, type CardRecord, operation } from './declaration.ts'
import { NewCard } from './new-card.tsx'

interface Props {
  readonly card: CardDeclaration
  readonly id: string
  readonly actions?: (record: CardRecord) => readonly PageAction[]
  readonly children?: (record: CardRecord) => ReactNode
}

/** A record of a master: its fields, changed in place. */
export function CardPage({ card, id, actions, children }: Props) {
  const query = useQuery({
    queryKey: [operation(card.prefix, 'get'), id],
    queryFn: async () => (await call(operation(card.prefix, 'get') as 'items.get', { id })) as unknown as CardRecord,
    enabled: id !== 'new',
  })
  if (id === 'new') return <NewCard card={card} />
  if (query.error) return <Failure error={query.error} />
  if (!query.data) return <p className="empty">{t('web.loading')}</p>
  return (
    <LoadedCard key={id} card={card} record={query.data} actions={actions}>
      {children}
    </LoadedCard>
  )
}

/** Sends a change of one field after the other, each with the version of the answer before it. */
function useRecord(card: CardDeclaration, read: CardRecord) {
  const [record, setRecord] = useState(read)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [general, setGeneral] = useState<readonly ShownProblem[]>([])
  const latest = useRef(record)
  const queue = useRef(Promise.resolve())

  const send = async (field: CardField, value: unknown): Promise<void> => {
    const before = latest.current
    const sent = field.part ? { ...(before[field.field] as object), [field.part]: value } : value
    try {
      const input = { id: before.id, version: before.version, [field.field]: sent }
      latest.current = (await call(operation(card.prefix, 'change') as 'items.change', input as never)) as unknown as CardRecord
      setRecord(latest.current)
      setProblems(({ [nameOf(field)]: _, ...others }) => others)
      setGeneral([])
      queries.setQueryData([operation(card.prefix, 'get'), before.id], latest.current)
      await queries.invalidateQueries({ queryKey: [`${card.prefix}.list`], refetchType: 'none' })
    } catch (error) {
      const found = error instanceof Refusal ? error.problems : [{ code: 'unreachable', message: t('web.unreachable'), severity: 'error' as const }]
      const own = found.filter(problem => problem.field?.startsWith(field.field))
      if (own.length > 0) setProblems(all => ({ ...all, [nameOf(field)]: own.map(problem => problem.message).join(' ') }))
      setGeneral(found.filter(problem => !own.includes(problem)))
    }
  }
  const enter = (field: CardField, entered: { readonly value: unknown } | { readonly problem: string }): void => {
    if ('problem' in entered) return setProblems(all => ({ ...all, [nameOf(field)]: entered.problem }))
    queue.current = queue.current.then(() => send(field, entered.value))
    return undefined
  }
  return { record, problems, general, setGeneral, enter }
}

function LoadedCard({ card, record: read, actions, children }: Omit<Props, 'id'> & { readonly record: CardRecord }) {
  const navigate = useNavigate()
  const { record, problems, general, setGeneral, enter } = useRecord(card, read)
  const [isDeleting, setDeleting] = useState(false)
  const remove = async (): Promise<void> => {
    setDeleting(false)
    try {
      await call(operation(card.prefix, 'delete') as 'items.delete', { id: record.id })
      await queries.invalidateQueries({ queryKey: [`${card.prefix}.list`] })
      void navigate({ to: card.listPath })
    } catch (error) {
      if (error instanceof Refusal) setGeneral(error.problems)
    }
  }
  const own: PageAction[] = [
    ...(mayRun(operation(card.prefix, 'create'))
      ? [{ id: 'new', caption: t('web.action.new'), keys: 'Alt+N', place: 'bar' as const, run: () => void navigate({ to: `${card.listPath}/new` }) }]
      : []),
    ...(mayRun(operation(card.prefix, 'delete'))
      ? [{ id: 'delete', caption: t('web.action.delete'), place: 'menu' as const, danger: true, run: () => setDeleting(true) }]
      : []),
  ]
  const title = `${record.number} ${String(record[card.name])}`
  return (
    <>
      <header className="page-head">
        <h1>{t(card.title, { name: title })}</h1>
        {hasChip('blocked', record.blocked) && <Chip field="blocked" value={String(record.blocked)} />}
      </header>
      <ActionBar actions={[...(actions?.(record) ?? []), ...own]} />
      {general.length > 0 && <Problems title={t('web.refused.change')} problems={general} onClose={() => setGeneral([])} />}
      <section className="panel" aria-label={title}>
        {card.tabs.map(tab => (
          <FastTab key={tab.id} id={`${card.prefix}.${tab.id}`} title={t(`web.tab.${tab.id}`)} isOpenAtFirst={tab.isOpen}>
            <CardFields
              module={card.module}
              fields={tab.fields}
              values={record}
              problems={problems}
              isReadOnly={!mayRun(operation(card.prefix, 'change'))}
              onEnter={enter}
            />
          </FastTab>
        ))}
      </section>
      {children?.(record)}
      {isDeleting && (
        <Confirm
          title={t('web.delete.title', { document: title })}
          text={t('web.delete.text')}
          action={t('web.action.delete')}
          onNo={() => setDeleting(false)}
          onYes={() => void remove()}
        />
      )}
    </>
  )
}
