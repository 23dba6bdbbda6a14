/** Deleting the chosen rows of a list of records, each by itself. */
import { type ReactNode, useState } from 'react'
import { mayRun } from '../shell/session.ts'
import type { OperationName } from '../shell/operations.ts'
import type { PageAction } from '../ui/action-bar.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { type Chosen, rowAction } from '../ui/list/chosen.ts'
import { t } from '../ui/texts.ts'
import { useBulk } from './use-bulk.tsx'

export interface Deletable<R> {
  /** `items.delete`. */
  readonly operation: OperationName
  /** The title of the list: what the records are called. */
  readonly title: string
  readonly row: (row: R) => { readonly label: string; readonly input: Readonly<Record<string, string>>; readonly target?: { readonly kind: string; readonly id: string } }
}

/** The action for the list's bar, and what stands over its rows meanwhile. */
export function useBulkDelete<R>({ operation, title, row }: Deletable<R>): { readonly rowActions: (chosen: Chosen<R>) => readonly PageAction[]; readonly over: ReactNode } {
  const bulk = useBulk()
  const [asked, setAsked] = useState<{ readonly rows: readonly R[]; readonly clear: () => void }>()
  const rows = asked?.rows.map(row) ?? []
  const rowActions = (chosen: Chosen<R>): readonly PageAction[] =>
    mayRun(operation) && mayRun('work.run_each')
      ? [rowAction(chosen, { id: 'delete', caption: t('web.action.delete'), keys: 'Ctrl+Delete', place: 'menu', danger: true, act: found => setAsked({ rows: found, clear: chosen.clear }) })]
      : []
  const remove = (): void => {
    asked?.clear()
    setAsked(undefined)
    bulk.each({ operation, title: `${t(title)}: ${t('web.action.delete').toLowerCase()}`, rows })
  }
  return {
    rowActions,
    over: (
      <>
        {bulk.notice}
        {asked && (
          <Confirm
            title={t('web.bulk.delete_title', { count: rows.length })}
            text={named(rows.map(({ label }) => label))}
            action={t('web.action.delete')}
            isDanger
            onYes={remove}
            onNo={() => setAsked(undefined)}
          />
        )}
      </>
    ),
  }
}

const namedAtMost = 5

/** What is meant, by its first few, a line each. */
export const named = (labels: readonly string[]): string =>
  [...labels.slice(0, namedAtMost), ...(labels.length > namedAtMost ? [t('web.bulk.and_more', { count: labels.length - namedAtMost })] : [])].join('\n')
