import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { call } from '../../shell/client.ts'
import { t } from '../../ui/texts.ts'
import { documentPath } from '../kinds.ts'
import type { Draft } from '../draft.ts'
import type { Open } from '../use-document.ts'
import { type Mark, turnMarks, waitingLines } from './lines-in-hand.ts'

type Run = (title: string, command: () => Promise<void>) => Promise<void>

/** What buying for a sale needs of its page: which lines are marked, what is to be bought, and the order at the other end. */
export function useBuying(draft: Draft, run: Run, setOpen: (open: Open) => void) {
  const navigate = useNavigate()
  const [marked, setMarked] = useState<readonly number[]>([])
  const mark = useCallback((rowKeys: readonly string[]): void => setMarked(rowKeys.map(Number)), [])
  const buy = (): void =>
    void run(t('web.buying.refused'), async () => setOpen({ what: 'buying', view: await call('sales.order.buying', { id: draft.state().document.id }) }))
  const invoiceSale = (): void => void run(t('web.buying.refused'), async () => setOpen({ what: 'purchase-invoice' }))
  const buyForLines = (lineNos: readonly number[]): void => {
    const waiting = waitingLines(draft)
    void run(t('web.buying.refused'), async () => setOpen({ what: 'buy_for_lines', lineNos: lineNos.length > 0 ? lineNos : waiting }))
  }
  /** The order that the line somebody is on belongs to, or the first that any does. */
  const openLink = (lineNos: readonly number[]): void => {
    const linked = draft.state().document.lines.filter(({ link }) => link !== null)
    const link = (linked.find(({ lineNo }) => lineNos.includes(lineNo)) ?? linked[0])?.link
    if (link) void navigate({ to: documentPath(draft.side === 'sales' ? 'purchase' : 'sales', 'order', link.documentId) })
  }
  return { marked, mark, buy, invoiceSale, buyForLines, openLink, turnMark: (which: Mark, lineNos: readonly number[]): void => turnMarks(draft, which, lineNos) }
}
