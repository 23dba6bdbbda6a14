import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { v4 } from 'uuid'
import { EntryTable } from '../posting/entry-table.tsx'
import { previewSections } from '../posting/entry-sections.ts'
import { Refusal, type ShownProblem, call, preview } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { queries } from '../shell/session.ts'
import { Overlay } from '../ui/dialog.tsx'
import { formatDate, formatMoney, formatDecimal } from '../ui/format.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { currentLanguage, t } from '../ui/texts.ts'
import { type Side } from './calls.ts'
import { type PostedKind, postedSide } from './kinds.ts'
import { relatedName } from './related-table.tsx'

/** The ways to take a posted document back. */
export type TakeBack = 'reverse' | 'cancel' | 'correct'
export type TakenBack = Output<'sales.posted_invoice.correct'>

type Reversal = Output<'sales.posted_invoice.reversal'>

interface Props {
  readonly side: Side
  readonly kind: PostedKind
  readonly id: string
  readonly way: TakeBack
  readonly name: string
  readonly onClose: () => void
  readonly onDone: (done: TakenBack) => void
}

/** What taking a document back will do, in words and entry by entry, before it is done. F9 does it. */
export function TakeBackDrawer({ side, kind, id, way, name, onClose, onDone }: Props) {
  const operation = `${side}.posted_${kind}` as 'sales.posted_invoice'
  const [refused, setRefused] = useState<readonly ShownProblem[]>()
  const [isBusy, setBusy] = useState(false)
  const [key] = useState(() => v4())
  const will = useQuery({ queryKey: [`${operation}.reversal`, id], queryFn: () => call(`${operation}.reversal`, { id }), retry: false, gcTime: 0 })
  const asked = { id, ...(way === 'reverse' && will.data && will.data.first.length > 0 && { first: will.data.first.map(({ document }) => document.id) }) }
  const entries = useQuery({
    queryKey: [`${operation}.${way}`, 'preview', asked], queryFn: () => preview(`${operation}.${way}`, asked), enabled: !will.isPending, retry: false, gcTime: 0,
  })
  const problems = refused ?? refusalOf(will.error) ?? refusalOf(entries.error)
  const run = async (): Promise<void> => {
    if (isBusy || problems || will.isPending) return
    setBusy(true)
    try {
      onDone((await call(`${operation}.${way}`, asked, { idempotencyKey: key })) as TakenBack)
      await queries.invalidateQueries()
    } catch (error) {
      setRefused(refusalOf(error) ?? [])
    } finally {
      setBusy(false)
    }
  }
  const action = (
    <button type="button" className="button primary" aria-disabled={problems !== undefined || isBusy} onClick={() => void run()}>
      {t(`web.take_back.${way}.action`)}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t(`web.take_back.${way}.title`, { document: name })} onClose={onClose} shape="drawer" action={action} keys={{ F9: () => void run() }}>
      {problems && problems.length > 0 && <Problems title={t(`web.take_back.${way}.refused`)} problems={problems} />}
      {problems && problems.length === 0 && <Failure error={undefined} />}
      {will.data && !problems && <Steps will={will.data} side={side} way={way} />}
      {entries.data && !problems && (
        <div className="entries">
          {previewSections(entries.data).map(section => (
            <section key={section.id}>
              <h3>{section.title}</h3>
              <EntryTable section={section} />
            </section>
          ))}
        </div>
      )}
    </Overlay>
  )
}

const refusalOf = (error: unknown): readonly ShownProblem[] | undefined =>
  error instanceof Refusal ? error.problems : error ? [] : undefined

/** Step by step, in the order it is done: what is in the way goes first. */
function Steps({ will, side, way }: { readonly will: Reversal; readonly side: Side; readonly way: TakeBack }) {
  const first = way === 'reverse' ? will.first : []
  return (
    <>
      {first.length > 0 && <p role="note">{t('web.take_back.in_the_way', { count: first.length })}</p>}
      {first.map(({ document, ...one }) => (
        <section key={document.id} aria-label={relatedName(document)}>
          <h3>{t('web.take_back.first', { document: relatedName(document) })}</h3>
          <ol className="steps"><StepsOf one={one} side={document.side} /></ol>
        </section>
      ))}
      {first.length > 0 && <h3>{t('web.take_back.then')}</h3>}
      <ol className="steps">
        <StepsOf one={will} side={side} />
        {way === 'correct' && <li>{t(will.reopens.length > 0 ? 'web.take_back.goes_on_order' : 'web.take_back.goes_on_copy')}</li>}
      </ol>
    </>
  )
}

/** What taking one document back does. */
function StepsOf({ one, side }: { readonly one: Omit<Reversal, 'first'>; readonly side: Side }) {
  const hasMoney = one.posts.some(kind => kind === 'invoice' || kind === 'credit_memo')
  const posts = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(
    one.posts.map(kind => relatedName({ side: postedSide(side, kind), kind, number: '' }).trim().toLocaleLowerCase()),
  )
  return (
    <>
      {one.unapplies.map(({ entryNo, documentType, documentNumber }) => (
        <li key={entryNo}>{t('web.take_back.unapplies', { document: relatedName({ side, kind: documentType as 'payment', number: documentNumber }) })}</li>
      ))}
      <li>{t(hasMoney ? 'web.take_back.posts' : 'web.take_back.moves', { documents: posts, date: formatDate(one.postingDate), amount: formatMoney(one.grossTotal, one.currency) })}</li>
      {one.goods.map(({ lineNo, itemNumber, description, quantity }) => (
        <li key={`${lineNo} ${itemNumber}`}>
          {t('web.take_back.goods', { way: quantity.startsWith('-') ? 'out' : 'in', quantity: formatDecimal(quantity.replace('-', '')), item: `${itemNumber} ${description}` })}
        </li>
      ))}
      {one.reopens.map(({ id, side: of, kind, number, lines }) => (
        <li key={id}>{t('web.take_back.reopens', { document: relatedName({ side: of, kind, number }), lines })}</li>
      ))}
    </>
  )
}
