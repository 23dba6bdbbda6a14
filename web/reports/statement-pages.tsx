/** Reports from which statements go out: the statement itself to its party, the aged balances to everybody with something open. */
import { useState } from 'react'
import { SendDrawer } from '../delivery/send-drawer.tsx'
import { call } from '../shell/client.ts'
import { mayRun } from '../shell/session.ts'
import type { PageAction } from '../ui/action-bar.tsx'
import { mostAtOnce } from '../ui/list/chosen.ts'
import type { ReportDeclaration, ReportView } from '../ui/report/declaration.ts'
import { ReportPage, type ShownReport } from '../ui/report/report-page.tsx'
import { t } from '../ui/texts.ts'
import { lookForNotifications } from '../work/use-notifications.ts'
import { type Role, type StatementParty, maySendStatements, useStatements } from './use-statements.tsx'

interface Props {
  readonly report: ReportDeclaration
  readonly role: Role
}

type Row = ReportView['sections'][number]['rows'][number] & { readonly partyId: string; readonly number: string; readonly name: string; readonly entryNo: number | null }

/** Whoever the report names, each once; where it has a section for each party, by what that is called. */
export function partiesOf(view: ReportView): StatementParty[] {
  const found = view.sections.flatMap(({ caption, rows }) =>
    (rows as readonly Row[]).map(({ partyId, number, name, entryNo }) => [partyId, entryNo === null ? `${number} ${name}` : caption] as const))
  return [...new Map(found)].map(([id, label]) => ({ id, label }))
}

/** Balances by age, with statements for everybody in them. */
export function AgedPage({ report, role }: Props) {
  const { ask, over } = useStatements(role)
  const actions = ({ view, asked }: ShownReport): PageAction[] => {
    if (!maySendStatements(role)) return []
    const parties = view ? partiesOf(view) : []
    const blocked = parties.length === 0 ? t('web.statements.nobody') : parties.length > mostAtOnce ? t('web.bulk.too_many', { most: mostAtOnce }) : undefined
    return [
      { id: 'statements', caption: t('web.statements.send'), keys: 'Alt+E', place: 'bar', ...(blocked ? { blocked } : {}), run: () => ask({ parties, to: asked.to }) },
    ]
  }
  return (
    <ReportPage report={report} actions={actions}>
      {over}
    </ReportPage>
  )
}

type Parameters = Readonly<Record<string, string>>

/** The account of one party, sent to it. */
export function StatementPage({ report, role }: Props) {
  const [sending, setSending] = useState<{ readonly parameters: Parameters; readonly title: string }>()
  const operation = `reports.${role}_statement` as 'reports.customer_statement'
  const close = (): void => setSending(undefined)
  const actions = ({ view, asked: { parameters } }: ShownReport): PageAction[] =>
    mayRun(`${operation}.send`)
      ? [
          {
            id: 'send', caption: t('web.action.send'), keys: 'Alt+E', place: 'bar', ...(view ? {} : { blocked: t('web.report.choose') }),
            run: () => setSending({ parameters, title: t('web.mail.title', { document: [view!.title, view!.subtitles[0]].join(' ') }) }),
          },
        ]
      : []
  const said = (language: string | undefined): { partyId: string } => ({ ...sending!.parameters, ...(language ? { language } : {}) }) as unknown as { partyId: string }
  return (
    <ReportPage report={report} actions={actions}>
      {sending && (
        <SendDrawer
          title={sending.title}
          name={[operation, JSON.stringify(sending.parameters)]}
          draft={language => call(`${operation}.message`, said(language))}
          paper={language => call('reports.file', { report: `${role}_statement`, parameters: said(language), format: 'pdf' })}
          send={({ attachments: _, ...words }, options) => call(`${operation}.send`, { ...said(undefined), ...words }, options)}
          onSent={() => {
            close()
            void lookForNotifications()
          }}
          onClose={close}
        />
      )}
    </ReportPage>
  )
}
