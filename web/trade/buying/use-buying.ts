import { useCallback, useState } from 'react'
import { call } from '../../shell/client.ts'
import { t } from '../../ui/texts.ts'
import type { Draft } from '../draft.ts'
import type { Open } from '../use-document.ts'

type Run = (title: string, command: () => Promise<void>) => Promise<void>

/** What buying for a sale needs of its page: which lines are marked, and the proposal of what is to be bought. */
export function useBuying(draft: Draft, run: Run, setOpen: (open: Open) => void) {
  const [marked, setMarked] = useState<readonly number[]>([])
  const mark = useCallback((rowKeys: readonly string[]): void => setMarked(rowKeys.map(Number)), [])
  const buy = (): void =>
    void run(t('web.buying.refused'), async () => setOpen({ what: 'buying', view: await call('sales.order.buying', { id: draft.state().document.id }) }))
  const invoiceSale = (): void => void run(t('web.buying.refused'), async () => setOpen({ what: 'purchase-invoice' }))
  return { marked, mark, buy, invoiceSale }
}
