/** The lines an action is about, and how their marks are turned. */
import type { Draft } from '../draft.ts'
import { enterLines } from '../enter-lines.ts'

export type Mark = 'dropShipment' | 'specialOrder'

/** The lines that are marked in the grid, or the one somebody is on; those the server knows. */
export function linesInHand(draft: Draft, marked: readonly number[], active: string | undefined): number[] {
  const wanted = marked.length > 0 ? marked : [Number(active)]
  return draft.state().lines.flatMap(({ lineNo, server, isGone }) => (server && !isGone && wanted.includes(lineNo) ? [lineNo] : []))
}

/** Lines that are bought for the sale alone and have no purchase yet. */
export const waitingLines = (draft: Draft): number[] =>
  draft.state().document.lines.flatMap(({ lineNo, dropShipment, specialOrder, link }) => ((dropShipment || specialOrder) && !link ? [lineNo] : []))

/** Gives lines a mark, or takes it off where all have it; a line has one of the two. One step that can be taken back. */
export function turnMarks(draft: Draft, mark: Mark, lineNos: readonly number[]): void {
  const lines = draft.state().document.lines.filter(({ lineNo }) => lineNos.includes(lineNo))
  const other = mark === 'dropShipment' ? 'specialOrder' : 'dropShipment'
  const text = lines.every(line => line[mark]) ? '' : 'true'
  enterLines(draft, lines.flatMap(line => [
    ...(text && line[other] ? [{ rowKey: String(line.lineNo), column: other, text: '' }] : []),
    { rowKey: String(line.lineNo), column: mark, text },
  ]))
}
