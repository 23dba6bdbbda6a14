/** A document that gives up its lines and takes over another's header and lines, in one edit. */
import type { Context } from '#platform/command'
import { refuse } from '#platform/problem'
import type { CreateInput } from '../contract/documents.ts'
import type { LineInput, LinesChanged } from '../contract/lines.ts'
import { checkHeader, checkHeaderLock, checkParties } from '../edit/check-header.ts'
import { type PartyKnown, changedDocument } from '../edit/defaults.ts'
import { changedFields } from '../edit/draft.ts'
import { lineAsk } from '../edit/edit-documents.ts'
import { checkDelete, newLines, writeEdit } from '../edit/edit-lines.ts'
import { loadHeaderFacts } from '../edit/load-header.ts'
import { type Held, loadLineFacts } from '../edit/load-lines.ts'
import { problem } from './problems.ts'

/** Takes a document that is held and what its copy enters. Refused until the user agrees, where it has lines. */
export async function refillDocument(context: Context, held: Held, header: Omit<CreateInput, 'lines' | 'number'>, lines: readonly LineInput[]): Promise<LinesChanged> {
  const { document: before } = held
  const { side, kind, number } = before
  refuse(checkHeaderLock(before, header))
  const facts = await loadHeaderFacts(context, { ...header, side, kind, onDate: header.postingDate ?? before.postingDate ?? context.workDate })
  refuse(checkParties(header, side, facts))
  const after = changedDocument(before, header, facts as PartyKnown)
  const { facts: lineFacts, loaded } = await loadLineFacts(context, after, { ...lineAsk(lines), allLines: true })
  const old = loaded.lines
  if (old.length > 0) refuse([{ ...problem('copy_replaces_lines', { number, lines: old.length }), severity: 'warning' }], context.acknowledged)
  const { edited, problems } = newLines(after, lines, lineFacts, 0, context.newId)
  return writeEdit(context, { ...held, document: after }, lineFacts, { ...loaded, lines: [] }, {
    edited, removed: old.map(({ id }) => id), header: changedFields(before, after),
    problems: [...checkHeader(after, header, facts as PartyKnown), ...old.flatMap(line => checkDelete(line, side)), ...problems],
  })
}
