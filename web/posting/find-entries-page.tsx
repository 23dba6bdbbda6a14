import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { mayRun } from '../shell/session.ts'
import { AdjustmentBack } from '../stock/adjustment-back.tsx'
import { RelatedTable, relatedName, relatedPath } from '../trade/related-table.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { formatDate } from '../ui/format.ts'
import { usePartKeys } from '../ui/part-keys.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { documentAddress, documentName } from './document-address.ts'
import { findEntriesPath } from './entry-address.ts'
import { EntryTable } from './entry-table.tsx'
import { type Found, foundSections } from './found-sections.ts'

/** Everything under one document number: what was posted, ledger by ledger, and the documents that bear it. */
export function FindEntriesPage({ number }: { readonly number: string }) {
  const navigate = useNavigate()
  usePartKeys()
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.find_entries')}</h1>
      </header>
      <section className="panel">
        <div className="fields">
          <TextField
            key={number}
            name="number"
            label={t('web.find_entries.number')}
            value={number}
            isFirst
            onEnter={text => text.trim() && void navigate({ to: findEntriesPath(text.trim()) })}
          />
        </div>
      </section>
      {number === '' ? <p className="empty">{t('web.find_entries.hint')}</p> : <Everything number={number} />}
    </>
  )
}

function Everything({ number }: { readonly number: string }) {
  const entries = useQuery({ queryKey: ['ledger.find_entries', number], queryFn: () => call('ledger.find_entries', { number }) })
  const documents = useQuery({
    queryKey: ['documents.find', number],
    queryFn: () => call('documents.find', { number }),
    enabled: mayRun('documents.find'),
  })
  const open = documents.data?.documents.filter(({ state }) => state === 'open') ?? []
  if (entries.error) return <Failure error={entries.error} />
  if (!entries.data || documents.isLoading) return <p className="empty">{t('web.loading')}</p>
  if (entries.data.documents.length === 0 && open.length === 0) return <p className="empty">{t('web.find_entries.none', { number })}</p>
  return (
    <>
      <Documents posted={entries.data.documents} open={open} />
      {open.map(document => (
        <Posted key={document.id} document={document} />
      ))}
      {entries.data.ledgers.length > 0 && <Ledgers found={entries.data} />}
    </>
  )
}

type OpenDocument = Output<'documents.find'>['documents'][number]

/** The documents that bear the number, ours or the other side's. */
function Documents({ posted, open }: { readonly posted: Found['documents']; readonly open: readonly OpenDocument[] }) {
  const navigate = useNavigate()
  return (
    <section className="panel table-box">
      <table className="table" aria-label={t('web.find_entries.documents')}>
        <thead>
          <tr>
            <th scope="col">{t('web.entry.document')}</th>
            <th scope="col">{t('web.entry.external')}</th>
            <th scope="col">{t('web.entry.date')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {posted.map(document => (
            <Row key={document.id} path={documentAddress(document)} name={documentName(document)} external={document.externalNumber} date={document.postingDate}>
              {document.type === 'adjustment' && <AdjustmentBack id={document.id} name={documentName(document)} onDone={number => void navigate({ to: findEntriesPath(number) })} />}
            </Row>
          ))}
          {open.map(document => (
            <Row key={document.id} path={relatedPath(document)} name={relatedName(document)} external={document.externalNumber} date={document.date} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  readonly path: string | undefined
  readonly name: string
  readonly external: string
  readonly date: string | null
  /** What can be done with it here. */
  readonly children?: ReactNode
}

const Row = ({ path, name, external, date, children }: RowProps) => (
  <tr>
    <td>{path ? <Link to={path}>{name}</Link> : name}</td>
    <td>{external}</td>
    <td>{formatDate(date)}</td>
    <td>{children}</td>
  </tr>
)

/** What came of an open document: its own number is in no ledger, those of its postings are. */
function Posted({ document }: { readonly document: OpenDocument }) {
  const related = useQuery({ queryKey: ['documents.related', document.id], queryFn: () => call('documents.related', { id: document.id }) })
  return (
    <section className="panel table-box">
      <h2 className="table-title">{t('web.find_entries.came_of', { document: relatedName(document) })}</h2>
      {related.data && <RelatedTable related={related.data.related} />}
    </section>
  )
}

/** How many entries there are in each ledger, and the entries. */
function Ledgers({ found }: { readonly found: Found }) {
  const sections = foundSections(found)
  return (
    <section className="panel lines-panel" aria-label={t('web.find_entries.entries')}>
      <Tabs className="tabs">
        <TabList className="tab-list" aria-label={t('web.find_entries.entries')}>
          {sections.map(section => (
            <Tab key={section.id} id={section.id} className="tab">
              {section.title} ({section.count})
            </Tab>
          ))}
        </TabList>
        {sections.map(section => (
          <TabPanel key={section.id} id={section.id} className="table-box">
            <EntryTable section={section} />
          </TabPanel>
        ))}
      </Tabs>
    </section>
  )
}
