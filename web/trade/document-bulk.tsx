/** What is done to many open documents from their list: posted, released, opened again, deleted. */
import { type ReactNode, useState } from 'react'
import { call } from '../shell/client.ts'
import { mayRun } from '../shell/session.ts'
import type { PageAction } from '../ui/action-bar.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { type Chosen, rowAction } from '../ui/list/chosen.ts'
import type { RowOf } from '../ui/list/declaration.ts'
import { t } from '../ui/texts.ts'
import { named } from '../work/use-bulk-delete.tsx'
import { useBulk } from '../work/use-bulk.tsx'
import { type Kind, type Side, operationOf } from './calls.ts'
import { isChosen } from './kinds.ts'
import { goodsSide } from './line-columns.ts'
import { PostDialog, choiceInput } from './post-dialog.tsx'

type Row = RowOf<'sales.order.list'>
type Verb = 'post' | 'release' | 'reopen' | 'send' | 'delete'

interface DocumentDeed {
  readonly id: Verb
  readonly verb: string
  readonly keys?: string
  readonly place: 'bar' | 'menu'
  readonly danger?: boolean
  /** Asked before it is done. */
  readonly isAsked?: boolean
}

const deeds: readonly DocumentDeed[] = [
  { id: 'post', verb: 'post_many', keys: 'F9', place: 'bar', isAsked: true },
  { id: 'release', verb: 'release', keys: 'Ctrl+F9', place: 'bar' },
  { id: 'send', verb: 'send', place: 'bar', isAsked: true },
  { id: 'reopen', verb: 'reopen', place: 'menu' },
  { id: 'delete', verb: 'delete', keys: 'Ctrl+Delete', place: 'menu', danger: true, isAsked: true },
]

interface DocumentBulk {
  readonly rowActions: (chosen: Chosen<Row>) => readonly PageAction[]
  readonly over: ReactNode
}

export function useDocumentBulk(side: Side, kind: Kind): DocumentBulk {
  const bulk = useBulk()
  const [asked, setAsked] = useState<{ readonly id: Verb; readonly rows: readonly Row[]; readonly clear: () => void }>()

  const post = (rows: readonly Row[], choice: Partial<ReturnType<typeof choiceInput>> = {}): void =>
    bulk.begin(() => call(operationOf(side, kind, 'post_many') as 'sales.order.post_many', { ids: rows.map(({ id }) => id), ...choice }))
  const doEach = (verb: Verb, rows: readonly Row[]): void =>
    bulk.each({
      operation: operationOf(side, kind, verb),
      title: `${t(`web.page.${side}_${kind}s`)}: ${t(verb === 'send' ? 'web.action.send_now' : `web.action.${verb}`).toLowerCase()}`,
      rows: rows.map(row => ({ label: labelOf(row), input: { id: row.id }, target: { kind: `${side}.${kind}`, id: row.id } })),
    })
  const rowActions = (chosen: Chosen<Row>): readonly PageAction[] =>
    deeds
      .filter(({ verb }) => mayRun(operationOf(side, kind, verb)) && (verb === 'post_many' || mayRun('work.run_each')))
      .map(({ id, keys, place, danger, isAsked }) =>
        rowAction(chosen, {
          id, keys, place, danger,
          caption: t(id === 'send' ? 'web.action.send_now' : `web.action.${id}`),
          act: rows => (isAsked ? setAsked({ id, rows, clear: chosen.clear }) : doEach(id, rows)),
        }),
      )
  const close = (): void => setAsked(undefined)
  const answer = (deed: () => void) => (): void => {
    close()
    asked?.clear()
    deed()
  }
  const question = asked && { title: t(`web.bulk.${asked.id}_title`, { count: asked.rows.length }), action: t(asked.id === 'send' ? 'web.action.send_now' : `web.action.${asked.id}`) }
  return {
    rowActions,
    over: (
      <>
        {bulk.notice}
        {asked?.id === 'post' && isChosen(kind) && (
          <PostDialog side={side} goods={goodsSide(side, kind, 'quantityToHandle')} {...question!} onChoose={choice => answer(() => post(asked.rows, choiceInput(choice)))()} onClose={close} />
        )}
        {asked && (asked.id !== 'post' || !isChosen(kind)) && (
          <Confirm
            {...question!}
            text={named(asked.rows.map(labelOf))}
            isDanger={asked.id === 'delete'}
            onYes={answer(() => (asked.id === 'post' ? post(asked.rows) : doEach(asked.id, asked.rows)))}
            onNo={close}
          />
        )}
      </>
    ),
  }
}

const labelOf = ({ number, partyName }: Row): string => `${number} ${partyName}`.trim()
