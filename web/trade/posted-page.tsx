import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { SentLine } from '../delivery/sent-line.tsx'
import { partyAddress } from '../posting/entry-address.ts'
import { EntryTable } from '../posting/entry-table.tsx'
import { postedSections } from '../posting/entry-sections.ts'
import { call } from '../shell/client.ts'
import { mayRun } from '../shell/session.ts'
import type { Output } from '../shell/operations.ts'
import { FastTab } from '../ui/fields/fast-tab.tsx'
import { ReadField } from '../ui/fields/read-field.tsx'
import { formatMoney } from '../ui/format.ts'
import { usePartKeys } from '../ui/part-keys.ts'
import { Failure } from '../ui/problems.tsx'
import { caption, t } from '../ui/texts.ts'
import { AmendedField } from './amended-field.tsx'
import { ChainPanel } from './chain/chain-panel.tsx'
import { type Side } from './calls.ts'
import { type PostedKind, roleOf } from './kinds.ts'
import { PostedActions } from './posted-actions.tsx'
import { type PostedField, postedTabs } from './posted-fields.ts'
import { PostedLines } from './posted-lines.tsx'
import { RelatedTable } from './related-table.tsx'
import { RemarksChip } from './remarks/remarks-chip.tsx'
import { RemarksDrawer } from './remarks/remarks-drawer.tsx'
import { summaryOf } from './summary.ts'
import { TotalsFoot } from './totals-foot.tsx'

export type PostedView = Output<'sales.posted_invoice.get'>

interface Props {
  readonly side: Side
  readonly kind: PostedKind
  readonly id: string
}

/** A posted document: what it said, what it came to, and every entry it made. */
export function PostedPage({ side, kind, id }: Props) {
  const name = `${side}.posted_${kind}` as 'sales.posted_invoice'
  usePartKeys()
  const [tab, setTab] = useState('lines')
  const [isRemarksOpen, setRemarksOpen] = useState(false)
  const query = useQuery({ queryKey: [`${name}.get`, id], queryFn: () => call(`${name}.get`, { id }) })
  if (query.error) return <Failure error={query.error} />
  if (!query.data) return <p className="empty">{t('web.loading')}</p>
  const document = query.data
  const isMoney = kind === 'invoice' || kind === 'credit_memo'
  return (
    <>
      <Title side={side} kind={kind} document={document} onRemarks={() => setRemarksOpen(true)} />
      <PostedActions side={side} kind={kind} document={document} onChain={() => setTab('related')} onRemarks={() => setRemarksOpen(true)} />
      {isRemarksOpen && (
        <RemarksDrawer
          side={side}
          documentId={id}
          title={t('web.remarks.title', { document: t(`web.document_type.${side}_${kind}`, { number: document.number }) })}
          lines={document.lines}
          isPosted
          onClose={() => setRemarksOpen(false)}
        />
      )}
      <section className="panel" aria-label={t('web.document.header')}>
        {postedTabs(kind).map(tab => (
          <FastTab key={tab.id} id={`posted.${tab.id}`} title={t(`web.tab.${tab.id}`)} summary={summaryOf(tab.summary, document)} isOpenAtFirst={tab.isOpen}>
            <dl className="fields" data-dense>
              {tab.fields.map(field => (
                <Field key={`${field.field} ${field.part ?? ''}`} name={name} side={side} document={document} field={field} />
              ))}
            </dl>
          </FastTab>
        ))}
      </section>
      <PostedTabs name={name} document={document} side={side} isMoney={isMoney} tab={tab} onTab={setTab} />
      {isMoney && <TotalsFoot totals={document.totals} taxSummary={document.taxSummary} currency={document.currency} />}
    </>
  )
}

interface FieldProps {
  readonly name: string
  readonly side: Side
  readonly document: PostedView
  readonly field: PostedField
}

/** A field one reads, or one that may be said otherwise after all. */
function Field({ name, side, document, field }: FieldProps) {
  const { field: of, kind, part, amends, isLong } = field
  const label = caption(`trade.${part ?? of}`, { side })
  if (amends && (amends === 'always' || document.open) && mayRun(`${name}.change`))
    return (
      <div className={isLong && 'field-wide'}>
        <dt className="visually-hidden">{label}</dt>
        <dd className="field-typed">
          <AmendedField operation={name} document={document} label={label} field={field} />
        </dd>
      </div>
    )
  return <ReadField label={label} kind={kind} field={of} value={part ? (document[of] as Record<string, unknown>)[part] : document[of]} />
}

function Title({ side, kind, document, onRemarks }: Omit<Props, 'id'> & { readonly document: PostedView; readonly onRemarks: () => void }) {
  const { open, remaining, currency } = document
  return (
    <header className="page-head">
      <h1>{t(`web.document_type.${side}_${document.prepayment ? 'prepayment_' : ''}${kind}`, { number: document.number })}</h1>
      <span className="title-part">
        <PartyLink side={side} document={document} />
      </span>
      <span className="chip" data-meaning="done">
        <span aria-hidden="true">●</span>
        {t('web.state.posted')}
      </span>
      {open !== null && (
        <span className="title-part">
          {open ? t('web.state.open_amount', { amount: formatMoney(remaining ?? '0', currency) }) : t('web.state.settled')}
        </span>
      )}
      <RemarksChip side={side} documentId={document.id} onOpen={onRemarks} />
      <SentLine documentId={document.id} />
    </header>
  )
}

function PartyLink({ side, document: { partyId, partyNumber, partyName } }: { readonly side: Side; readonly document: PostedView }) {
  const address = partyAddress(roleOf(side), partyId)
  const name = `${partyNumber} ${partyName}`
  return address ? <Link to={address.path}>{name}</Link> : <>{name}</>
}

interface TabsProps {
  readonly name: 'sales.posted_invoice'
  readonly document: PostedView
  readonly side: Side
  readonly isMoney: boolean
  readonly tab: string
  readonly onTab: (tab: string) => void
}

/** Lines first, then the entries of each ledger, then what stands around the document. */
function PostedTabs({ name, document, side, isMoney, tab, onTab }: TabsProps) {
  const query = useQuery({ queryKey: [`${name}.entries`, document.id], queryFn: () => call(`${name}.entries`, { id: document.id }) })
  const sections = query.data ? postedSections(query.data) : []
  return (
    <section className="panel lines-panel" aria-label={t('web.document.lines_and_entries')}>
      <Tabs selectedKey={tab} onSelectionChange={key => onTab(String(key))} className="tabs">
        <TabList className="tab-list" aria-label={t('web.document.lines_and_entries')}>
          <Tab id="lines" className="tab">
            {t('web.document.lines')}
          </Tab>
          {sections.map(section => (
            <Tab key={section.id} id={section.id} className="tab">
              {section.title} ({section.count})
            </Tab>
          ))}
          <Tab id="related" className="tab">
            {t('web.related.title')}
          </Tab>
        </TabList>
        <TabPanel id="lines" className="table-box">
          <PostedLines lines={document.lines} side={side} isMoney={isMoney} />
        </TabPanel>
        {sections.map(section => (
          <TabPanel key={section.id} id={section.id} className="table-box">
            <EntryTable section={section} />
          </TabPanel>
        ))}
        <TabPanel id="related" className="table-box">
          <ChainPanel id={document.id} />
          <RelatedTable related={document.related} />
        </TabPanel>
      </Tabs>
    </section>
  )
}
