/** What recurs for a party, when it is chosen on a new document: its lines come by themselves, or are asked for. */
import { mayRun } from '../../shell/session.ts'
import { type Kind, type Side, callDocument, operationOf } from '../calls.ts'

const asked = new Set<string>()

/**
 * Puts lines that come by themselves on a document just made, and notes that the others are to be asked for. What is
 * refused leaves the document as it is: its page offers to get the lines and says why not.
 */
export async function proposeStandardLines(side: Side, kind: Kind, id: string): Promise<void> {
  if (!mayRun(operationOf(side, kind, 'get_standard_lines'))) return
  try {
    const { proposal, codes } = await callDocument(side, kind, 'standard_lines', { id })
    const chosen = codes.find(({ insertion, problems }) => insertion === 'automatic' && problems.length === 0)
    if (proposal === 'insert' && chosen) await callDocument(side, kind, 'get_standard_lines', { id, codes: [chosen.code] })
    if (proposal === 'ask') asked.add(id)
  } catch {
    asked.add(id)
  }
}

/** Whether the lines of a document are to be asked for; once. */
export const takeAsked = (id: string): boolean => asked.delete(id)
