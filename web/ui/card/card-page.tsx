import './card.css'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { type ComponentType, useState } from 'react'
import { type ShownProblem, call } from '../../shell/client.ts'
import { mayRun, queries } from '../../shell/session.ts'
import { ActionBar, type PageAction } from '../action-bar.tsx'
import { Chip, hasChip } from '../chip.tsx'
import { Confirm } from '../dialog.tsx'
import { FastTab } from '../fields/fast-tab.tsx'
import { Failure, Problems } from '../problems.tsx'
import { type DescribedRecord, useDescribed } from '../record/described.ts'
import { RecordGrid } from '../record/record-grid.tsx'
import { t } from '../texts.ts'
import { problemsOf } from '../use-act.ts'
import { CardFields } from './card-fields.tsx'
import { type CardDeclaration, type CardPart, type CardRecord, keyOf, operation } from './declaration.ts'
import { NewCard } from './new-card.tsx'
import { useDoubts } from './use-doubts.ts'
import { useRecord } from './use-record.ts'

interface Props {
  readonly card: CardDeclaration
  /** As in the address: the key, or the number by which problems name a record. */
  readonly id: string
  readonly actions?: (record: CardRecord) => readonly PageAction[]
  /** What stands on it at a glance. */
  readonly figures?: ComponentType<{ readonly record: CardRecord }>
  /** What stands beneath its fields. */
  readonly below?: ComponentType<{ readonly record: CardRecord }>
}

const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

/** A record of a master: its fields, changed in place. */
export function CardPage(props: Props) {
  const { card, id } = props
  if (id === 'new') return <NewCard card={card} />
  return card.key === 'id' && !isId(id) ? <ByNumber card={card} number={id} /> : <ByKey {...props} />
}

/** The way from a number to the card it is the number of. */
function ByNumber({ card, number }: { readonly card: CardDeclaration; readonly number: string }) {
  const query = useQuery({
    queryKey: [operation(card.prefix, 'list'), 'number', number],
    queryFn: () => call(operation(card.prefix, 'list') as 'items.list', { filter: { number: `'${number.replaceAll("'", "''")}'` }, limit: 1 }),
  })
  if (query.error) return <Failure error={query.error} />
  if (!query.data) return <p className="empty">{t('web.loading')}</p>
  const [row] = query.data.rows
  return row ? <Navigate to={`${card.listPath}/${row.id}`} replace /> : <p className="empty">{t('web.not_found')}</p>
}

function ByKey(props: Props) {
  const { card, id } = props
  const query = useQuery({
    queryKey: [operation(card.prefix, 'get'), id],
    queryFn: async () => (await call(operation(card.prefix, 'get') as 'items.get', { [card.key]: id } as never)) as unknown as CardRecord,
  })
  const described = useDescribed()
  if (query.error)
    return (
      <>
        <header className="page-head">
          <h1>{t(card.title, { name: id })}</h1>
        </header>
        <Failure error={query.error} />
      </>
    )
  if (!query.data || !described.data) return <p className="empty">{t('web.loading')}</p>
  return <LoadedCard key={id} {...props} record={query.data} records={described.data} />
}

interface LoadedProps extends Omit<Props, 'id'> {
  readonly record: CardRecord
  readonly records: ReadonlyMap<string, DescribedRecord>
}

function LoadedCard({ card, record: read, records, actions, figures: Figures, below: Below }: LoadedProps) {
  const { record, problems, general, setGeneral, enter, goOn } = useRecord(card, read)
  const { doubts, onType, onEntered } = useDoubts(card, record)
  const { own, dialog, notDeleted } = useOwnActions(card, record)
  const title = `${record.number} ${String(record[card.name])}`
  return (
    <>
      <header className="page-head">
        <h1>{t(card.title, { name: title })}</h1>
        {(['blocked', 'status'] as const).map(field => hasChip(field, record[field]) && <Chip key={field} field={field} value={String(record[field])} />)}
      </header>
      <ActionBar actions={[...(actions?.(record) ?? []), ...own]} />
      {general.length > 0 && (
        <Problems
          title={t('web.refused.change')}
          problems={general}
          {...(goOn ? { onGoOn: { action: t('web.go_on'), run: goOn } } : {})}
          onClose={() => setGeneral([])}
        />
      )}
      {notDeleted}
      {Figures && <Figures record={record} />}
      <section className="panel" aria-label={title}>
        {card.tabs.map(tab => (
          <FastTab key={tab.id} id={`${card.prefix}.${tab.id}`} title={t(`web.tab.${tab.id}`)} isOpenAtFirst={tab.isOpen}>
            <CardFields
              module={card.module}
              fields={tab.fields}
              values={record}
              problems={problems}
              doubts={doubts}
              described={records.get(card.prefix)}
              isReadOnly={!mayRun(operation(card.prefix, 'change'))}
              onType={onType}
              onEnter={(field, entered) => {
                onEntered()
                enter(field, entered)
              }}
            />
          </FastTab>
        ))}
        {card.parts?.map(part => <PartTab key={part.id} part={part} record={record} records={records} />)}
      </section>
      {Below && <Below record={record} />}
      {dialog}
    </>
  )
}

/** Rows that belong to the record: typed where they stand. */
function PartTab({ part, record, records }: { readonly part: CardPart } & Pick<LoadedProps, 'record' | 'records'>) {
  const described = records.get(part.record)
  if (!described || !mayRun(`${part.record}.list`)) return null
  const fixed = { ...part.filter, ...Object.fromEntries(Object.entries(part.of ?? {}).map(([field, from]) => [field, String(record[from])])) }
  return (
    <FastTab id={part.record} title={t(`web.tab.${part.id}`)} isOpenAtFirst={false}>
      <RecordGrid record={described} part={part} label={t(`web.tab.${part.id}`)} languages="hidden" fixed={fixed} />
    </FastTab>
  )
}

/** A new one, and deleting this one. */
function useOwnActions(card: CardDeclaration, record: CardRecord) {
  const navigate = useNavigate()
  const [isDeleting, setDeleting] = useState(false)
  const [refused, setRefused] = useState<readonly ShownProblem[]>([])
  const remove = async (): Promise<void> => {
    setDeleting(false)
    try {
      await call(operation(card.prefix, 'delete') as 'items.delete', keyOf(card, record) as never)
      await queries.invalidateQueries({ queryKey: [`${card.prefix}.list`] })
      void navigate({ to: card.listPath })
    } catch (error) {
      setRefused(problemsOf(error))
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
  const dialog = isDeleting && (
    <Confirm
      title={t('web.delete.title', { document: `${record.number} ${String(record[card.name])}` })}
      text={t('web.delete.text')}
      action={t('web.action.delete')}
      isDanger
      onNo={() => setDeleting(false)}
      onYes={() => void remove()}
    />
  )
  const notDeleted = refused.length > 0 && <Problems title={t('web.refused.delete')} problems={refused} onClose={() => setRefused([])} />
  return { own, dialog, notDeleted }
}
