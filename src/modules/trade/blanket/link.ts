/**
 * `sales.order.link_blanket_line`: a line that was typed calls off a blanket order after all, and takes over what was agreed
 * there (documents.md §14). Orders and invoices of both sides.
 */
import { type Context, implement } from '#platform/command'
import { Refused, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { BlanketLinesInput, BlanketLinesView, LinkBlanketInput } from '../contract/blanket.ts'
import type { DocumentView } from '../contract/documents.ts'
import { checkLock } from '../edit/check-header.ts'
import { type DraftLine, type JsonRow, lineJson, readDocument, readLine } from '../edit/draft.ts'
import { writeEdit } from '../edit/edit-lines.ts'
import { changedLine } from '../edit/line-defaults.ts'
import { holdDocument, loadLineFacts } from '../edit/load-lines.ts'
import { getDocument } from '../find/get-document.ts'
import { problem as editProblem } from '../problems.ts'
import { type Side, sides } from '../sides.ts'
import { type BlanketLine, checkBlanketLink } from './check-link.ts'
import { problem } from './problems.ts'

export const blanketKinds = ['order', 'invoice'] as const
type LinkedKind = (typeof blanketKinds)[number]

/** The line of a blanket order under an id, held so that it is not deleted meanwhile; null when it is not there. */
async function loadBlanketLine({ tx, companyId }: Context, side: Side, id: string): Promise<BlanketLine | null> {
  const row = await tx.maybeOne<{ line: JsonRow; document: JsonRow }>('trade.blanket_line', blanketLine, [companyId, side, id])
  return row ? { line: readLine(row.line), document: readDocument(row.document) } : null
}

const blanketLine = `
select ${lineJson('l', 's.pairs')} as line, to_jsonb(d) as document
from trade.lines l join trade.documents d on d.company_id = $1 and d.id = l.document_id
left join dimensions.sets s on s.company_id = l.company_id and s.id = l.dimension_set_id
where l.company_id = $1 and l.id = $3 and l.side = $2 and l.kind = 'blanket_order' for key share of l`

/** What a line takes over: what it is of, and what was agreed about its price. */
const agreed = ({ type, variant, location, unit, unitPrice, lineDiscountPercent }: DraftLine) => ({
  ...(type === 'item' && { variant, location, ...(unit !== null && { unit }) }), unitPrice, lineDiscountPercent,
})

/** Makes or ends the link. Refuses what does not fit, what is shipped or invoiced, and a document that is not open. */
async function linkLine(context: Context, side: Side, kind: LinkedKind, { id, version, lineId, blanketLineId }: LinkBlanketInput): Promise<DocumentView> {
  const held = await holdDocument(context, side, kind, { id, version })
  const { document, spreadsDiscount } = held
  refuse(checkLock(document, ['lines']))
  const { facts, loaded } = await loadLineFacts(context, document, { lineIds: [lineId], allLines: spreadsDiscount })
  const line = loaded.lines.find(each => each.id === lineId)
  if (!line) throw new Refused([editProblem('unknown_line', { id: lineId })])
  const blanket = blanketLineId === null ? null : await loadBlanketLine(context, side, blanketLineId)
  if (blanketLineId !== null && blanket === null) refuse([problem('blanket_line_gone', { lineNo: line.lineNo }, { field: `lines.${line.lineNo}.blanketLineId` })])
  refuse(checkBlanketLink(line, document, blanket))
  const outcome = blanket === null ? { line, problems: [] } : changedLine(line, agreed(blanket.line), { document, facts })
  const origin = blanket === null ? {} : { priceOrigin: blanket.line.priceOrigin }
  await writeEdit(context, held, facts, loaded, { edited: [{ ...outcome.line, ...origin, blanketLineId }], removed: [], problems: outcome.problems })
  return getDocument(context, side, kind, id)
}

/** What could be called off, what the line calls off already first. */
const findLines = async ({ tx, companyId }: Context, side: Side, kind: LinkedKind, { id, lineId }: BlanketLinesInput): Promise<BlanketLinesView> => ({
  lines: await tx.query<BlanketLinesView['lines'][number]>('trade.blanket_lines', blanketLines, [companyId, side, kind, id, lineId]),
})

const blanketLines = `
select b.id, d.id as "documentId", d.number, b.line_no as "lineNo", b.description, b.variant, b.location, b.unit,
  b.unit_price::text as "unitPrice", b.line_discount_percent::text as "lineDiscountPercent", b.quantity::text as quantity,
  (b.quantity - b.handled_quantity - coalesce((select sum(o.quantity - o.handled_quantity) from trade.lines o
    where o.company_id = $1 and o.blanket_line_id = b.id and o.movement_id is null and o.id <> l.id), 0))::text as "left",
  l.blanket_line_id is not distinct from b.id as linked
from trade.lines l
join trade.documents me on me.company_id = $1 and me.id = l.document_id and me.side = $2 and me.kind = $3
join trade.documents d on d.company_id = $1 and d.side = $2 and d.kind = 'blanket_order' and d.party_id = me.party_id and d.bill_to_id = me.bill_to_id
  and d.currency = me.currency and d.prices_including_tax = me.prices_including_tax
join trade.lines b on b.company_id = $1 and b.document_id = d.id and b.type = l.type and b.item_id is not distinct from l.item_id
  and b.account is not distinct from l.account
where l.company_id = $1 and l.document_id = $4 and l.id = $5 and l.type <> 'text'
order by 13 desc, d.number, b.line_no`

for (const side of Object.keys(sides) as Side[])
  for (const kind of blanketKinds) {
    implement(trade, `${side}.${kind}.blanket_lines`, (context, input) => findLines(context, side, kind, input))
    implement(trade, `${side}.${kind}.link_blanket_line`, (context, input) => linkLine(context, side, kind, input))
  }
