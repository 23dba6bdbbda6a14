import { Suspense, lazy, useState } from 'react'
import { mayRun } from '../../shell/session.ts'
import type { PageAction } from '../action-bar.tsx'
import { operation } from '../card/declaration.ts'
import { t } from '../texts.ts'
import type { NewRowsDeclaration } from './declaration.ts'
import { focusRow } from './focus-row.ts'

// What one types in comes with the first who does.
const NewRows = lazy(async () => ({ default: (await import('./new-rows.tsx')).NewRows }))

/** New records above their list: the action that opens them, for whoever may make them, and the rows. */
export function useNewRows(rows: NewRowsDeclaration | undefined) {
  const [asked, setAsked] = useState(0)
  if (!rows || !mayRun(operation(rows.record, 'create'))) return { actions: [], over: null }
  const actions: readonly PageAction[] = [
    { id: 'new_rows', caption: t('web.list.new_row'), keys: 'Ctrl+Insert', place: 'bar', run: () => setAsked(count => count + 1) },
  ]
  const close = (): void => {
    setAsked(0)
    focusRow()
  }
  return {
    actions,
    over: asked > 0 && (
      <Suspense fallback={null}>
        <NewRows rows={rows} asked={asked} onClose={close} />
      </Suspense>
    ),
  }
}
