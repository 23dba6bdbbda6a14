/** Statements of account sent to many parties: asked once more, put into the queue by the worker, each with a result of its own. */
import { type ReactNode, useState } from 'react'
import { mayRun } from '../shell/session.ts'
import { Confirm } from '../ui/dialog.tsx'
import { t } from '../ui/texts.ts'
import { named } from '../work/use-bulk-delete.tsx'
import { useBulk } from '../work/use-bulk.tsx'

export type Role = 'customer' | 'vendor'

export interface StatementParty {
  readonly id: string
  /** Number and name. */
  readonly label: string
}

interface Asked {
  readonly parties: readonly StatementParty[]
  /** The last day; the work date when left out. */
  readonly to?: string
  /** Done once it was answered. */
  readonly onYes?: () => void
}

export const maySendStatements = (role: Role): boolean => mayRun(`reports.${role}_statement.send`) && mayRun('work.run_each')

/** Asks whether statements are to be sent, and what stands over the page meanwhile. */
export function useStatements(role: Role): { readonly ask: (asked: Asked) => void; readonly over: ReactNode } {
  const bulk = useBulk()
  const [asked, setAsked] = useState<Asked>()
  const send = ({ parties, to, onYes }: Asked): void => {
    setAsked(undefined)
    onYes?.()
    bulk.each({
      operation: `reports.${role}_statement.send`,
      title: t(`web.statements.${role}`),
      rows: parties.map(({ id, label }) => ({ label, input: { partyId: id, ...(to ? { to } : {}) }, target: { kind: role, id } })),
    })
  }
  return {
    ask: setAsked,
    over: (
      <>
        {bulk.notice}
        {asked && (
          <Confirm
            title={t('web.statements.title', { count: asked.parties.length })}
            text={named(asked.parties.map(({ label }) => label))}
            action={t('web.action.send_now')}
            onYes={() => send(asked)}
            onNo={() => setAsked(undefined)}
          />
        )}
      </>
    ),
  }
}
