import { useQuery } from '@tanstack/react-query'
import { type TakeBack, TakingBack } from '../posting/taking-back.tsx'
import { call, preview } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { queries } from '../shell/session.ts'
import { formatDate, formatMoney, formatDecimal } from '../ui/format.ts'
import { currentLanguage, t } from '../ui/texts.ts'
import { type Side } from './calls.ts'
import { type PostedKind, postedSide } from './kinds.ts'
import { relatedName } from './related-table.tsx'

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
  const will = useQuery({ queryKey: [`${operation}.reversal`, id], queryFn: () => call(`${operation}.reversal`, { id }), retry: false, gcTime: 0 })
  const asked = { id, ...(way === 'reverse' && will.data && will.data.first.length > 0 && { first: will.data.first.map(({ document }) => document.id) }) }
  const entries = useQuery({
    queryKey: [`${operation}.${way}`, 'preview', asked], queryFn: () => preview(`${operation}.${way}`, asked), enabled: !will.isPending, retry: false, gcTime: 0,
  })
  const run = async (idempotencyKey: string): Promise<void> => {
    onDone((await call(`${operation}.${way}`, asked, { idempotencyKey })) as TakenBack)
    await queries.invalidateQueries()
  }
  return (
    <TakingBack way={way} action={t(`web.action.${way}`, { kind })} name={name} entries={entries} error={will.error} isPending={will.isPending} onRun={run} onClose={onClose}>
      {will.data && <Steps will={will.data} side={side} way={way} />}
    </TakingBack>
  )
}

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
