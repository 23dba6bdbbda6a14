/** `purchase.order.approve_over_receipt`: somebody agrees to what came in on top (documents.md §18). */
import { type Context, implement } from '#platform/command'
import { refuse } from '#platform/problem'
import { implementRecord } from '#platform/record'
import { declareReferences } from '#platform/references'
import { trade } from '../contract.ts'
import type { DocumentView, TargetInput } from '../contract/documents.ts'
import { overReceiptCodeOperations, overReceiptCodes } from '../contract/over-receipt.ts'
import { holdDocument, loadLineFacts } from '../edit/load-lines.ts'
import { writeChange } from '../edit/write.ts'
import { getDocument } from '../find/get-document.ts'
import { problem } from './problems.ts'

async function approve(context: Context, input: TargetInput): Promise<DocumentView> {
  const { document } = await holdDocument(context, 'purchase', 'order', input)
  const { loaded } = await loadLineFacts(context, document, { allLines: true, unwarned: true })
  const waiting = loaded.lines.filter(line => line.overReceiptPending)
  if (waiting.length === 0) refuse([problem('nothing_to_approve', { number: document.number })])
  await writeChange(context, document, {}, waiting.map(line => ({ ...line, overReceiptPending: false })))
  return getDocument(context, 'purchase', 'order', document.id)
}

implement(trade, 'purchase.order.approve_over_receipt', approve)

implementRecord(overReceiptCodeOperations, 'trade.over_receipt_codes', overReceiptCodes, { table: 'trade.over_receipt_codes' })

const names = (table: string) => ({ table, column: 'over_receipt_code', field: 'overReceiptCode', to: 'trade.over_receipt_codes', toColumn: 'code' })

declareReferences(names('items.items'), names('parties.parties'), names('trade.lines'))
