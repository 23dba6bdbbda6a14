/** `sales.order.standard_lines`, `.get_standard_lines` and their brothers: what recurs for a party, onto its document. */
import { type Context, implement } from '#platform/command'
import { problemText } from '#platform/i18n'
import { type Problem, refuse } from '#platform/problem'
import { trade } from '../contract.ts'
import type { DocumentView } from '../contract/documents.ts'
import type { GetStandardInput, StandardLinesView } from '../contract/standard-lines.ts'
import type { DraftDocument } from '../edit/draft.ts'
import { holdDocument } from '../edit/load-lines.ts'
import { getDocument } from '../find/get-document.ts'
import { type OfferedKind, offeredKinds } from '../kinds.ts'
import { type Side, sides } from '../sides.ts'
import { type Receiving, checkInsertion, insertionOn, proposalFor } from './check.ts'
import { loadAssignments, loadStandardLines } from './load.ts'
import { problem } from './problems.ts'
import { putOn } from './put-on.ts'

/** A problem with its sentence, for lists of what could not be done. */
export const worded = ({ language }: Context, found: Problem) => ({ code: found.code, params: { ...found.params }, message: problemText(language, found) })

const receiving = ({ kind, currency, documentDate }: DraftDocument): Receiving => ({ kind, currency, day: documentDate })

async function offer(context: Context, side: Side, kind: OfferedKind, { id }: { id: string }): Promise<StandardLinesView> {
  const { lines, partyId, currency, documentDate, status } = await getDocument(context, side, kind, id)
  const assignments = await loadAssignments(context, side, { partyId })
  const document: Receiving = { kind, currency, day: documentDate as Receiving['day'] }
  return {
    proposal: lines.length > 0 || status !== 'open' ? 'none' : proposalFor(assignments, document),
    codes: assignments.map(each => ({
      code: each.code,
      description: each.description,
      currency: each.currency,
      lines: each.lines,
      insertion: insertionOn(each, kind),
      validFrom: each.validFrom,
      validTo: each.validTo,
      problems: checkInsertion(each, document).map(found => worded(context, found)),
    })),
  }
}

async function get(context: Context, side: Side, kind: OfferedKind, { codes, ...target }: GetStandardInput): Promise<DocumentView> {
  const held = await holdDocument(context, side, kind, target)
  const { partyId } = held.document
  const assignments = await loadAssignments(context, side, { partyId, codes })
  const party = String(held.document.partyAddress.name ?? '')
  refuse(codes.flatMap((code, at) => {
    const assignment = assignments.find(each => each.code === code)
    const found = assignment ? checkInsertion(assignment, receiving(held.document)) : [problem('standard_not_assigned', { code, party })]
    return found.map(each => ({ ...each, field: `codes.${at}` }))
  }))
  const lines = await loadStandardLines(context, side, codes)
  await putOn(context, held, codes.flatMap(code => lines.get(code) ?? []))
  return getDocument(context, side, kind, held.document.id)
}

for (const side of Object.keys(sides) as Side[])
  for (const kind of offeredKinds) {
    implement(trade, `${side}.${kind}.standard_lines`, (context, input) => offer(context, side, kind, input))
    implement(trade, `${side}.${kind}.get_standard_lines`, (context, input) => get(context, side, kind, input))
  }
