/** The lines of standard codes on a document, as if they were typed there (documents.md §19). */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import { roundAmount, rounder } from '../amounts/index.ts'
import type { LineInput } from '../contract/lines.ts'
import { checkLock } from '../edit/check-header.ts'
import type { DraftLine } from '../edit/draft.ts'
import { newLines, writeEdit } from '../edit/edit-lines.ts'
import { changedLine } from '../edit/line-defaults.ts'
import type { Asked, LineContext } from '../edit/line-object.ts'
import { type Held, loadLineFacts } from '../edit/load-lines.ts'
import { refuse } from '#platform/problem'
import type { StandardLine } from './load.ts'

/** Puts lines at the end of a document that is held. Refuses what typing them would, and a released document. */
export async function putOn(context: Context, held: Held, lines: readonly StandardLine[]): Promise<void> {
  const { document } = held
  refuse(checkLock(document, ['lines']))
  const itemIds = lines.flatMap(({ itemId }) => itemId ?? [])
  const accounts = lines.flatMap(({ account }) => account ?? [])
  const { facts, loaded } = await loadLineFacts(context, document, { itemIds, accounts, allLines: held.spreadsDiscount })
  const made = newLines(document, lines.map(typed), facts, loaded.lastLineNo, context.newId)
  refuse(made.problems)
  const finished = made.edited.map((line, at) => changedLine(line, ownValues(line, lines[at]!, { document, facts }), { document, facts }))
  const problems = finished.flatMap(each => each.problems)
  await writeEdit(context, held, facts, loaded, { edited: finished.map(({ line }) => line), removed: [], problems })
}

/** What somebody would have typed; what is left out comes from the item or the account. */
const typed = (line: StandardLine): LineInput => ({
  type: line.type,
  ...(line.itemId !== null && { itemId: line.itemId }),
  ...(line.account !== null && { account: line.account }),
  ...(line.variant !== '' && { variant: line.variant }),
  ...(line.description !== '' && { description: line.description }),
  ...(line.unit !== null && { unit: line.unit }),
  ...(line.type !== 'text' && { quantity: line.quantity }),
})

const hundred = dec(100)

/** Its price, which is kept without VAT, as the document has prices; its dimensions over those that were proposed. */
function ownValues(line: DraftLine, { amount, dimensions }: StandardLine, { document, facts }: LineContext): Asked {
  const rate = document.pricesIncludingTax && line.taxCalculation === 'normal' ? line.taxRate : dec(0)
  const price = roundAmount(amount.plus(amount.times(rate).dividedBy(hundred)), rounder(facts.currency.unitPrecision))
  return {
    ...(!amount.isZero() && { unitPrice: price }),
    ...(Object.keys(dimensions).length > 0 && { dimensions: { ...line.dimensions, ...dimensions } }),
  }
}
