/** What is done to many posted documents from their list: sent, each with a result of its own. */
import { type ReactNode, useState } from 'react'
import { mayRun } from '../shell/session.ts'
import type { PageAction } from '../ui/action-bar.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { type Chosen, rowAction } from '../ui/list/chosen.ts'
import type { RowOf } from '../ui/list/declaration.ts'
import { t } from '../ui/texts.ts'
import { named } from '../work/use-bulk-delete.tsx'
import { useBulk } from '../work/use-bulk.tsx'
import type { Side } from './calls.ts'
import type { PostedKind } from './kinds.ts'

type Row = RowOf<'sales.posted_invoice.list'>

export function usePostedBulk(side: Side, kind: PostedKind): { readonly rowActions: (chosen: Chosen<Row>) => readonly PageAction[]; readonly over: ReactNode } {
  const bulk = useBulk()
  const [asked, setAsked] = useState<{ readonly rows: readonly Row[]; readonly clear: () => void }>()
  const record = `${side}.posted_${kind}`
  const send = (rows: readonly Row[]): void =>
    bulk.each({
      operation: `${record}.send`,
      title: `${t(`web.page.posted_${side}_${kind}s`)}: ${t('web.action.send_now').toLowerCase()}`,
      rows: rows.map(row => ({ label: labelOf(row), input: { id: row.id }, target: { kind: record, id: row.id } })),
    })
  const answer = (): void => {
    asked?.clear()
    setAsked(undefined)
    if (asked) send(asked.rows)
  }
  return {
    rowActions: chosen =>
      mayRun(`${record}.send`) && mayRun('work.run_each')
        ? [rowAction(chosen, { id: 'send', caption: t('web.action.send_now'), keys: 'Alt+E', place: 'bar', act: rows => setAsked({ rows, clear: chosen.clear }) })]
        : [],
    over: (
      <>
        {bulk.notice}
        {asked && (
          <Confirm
            title={t('web.bulk.send_title', { count: asked.rows.length })}
            text={named(asked.rows.map(labelOf))}
            action={t('web.action.send_now')}
            onYes={answer}
            onNo={() => setAsked(undefined)}
          />
        )}
      </>
    ),
  }
}

const labelOf = ({ number, partyName }: Row): string => `${number} ${partyName}`.trim()
