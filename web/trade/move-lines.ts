/** Moves lines of a draft: they stand in their new place at once, and the server is told in its turn. */
import type { Draft } from './draft.ts'
import { renumbered, stepOf } from './renumber.ts'

/** Puts lines behind another, 0 for the front. Gives the numbers lines have now, by the numbers they had. */
export function moveBehind(draft: Draft, lineNos: readonly number[], after: number): void {
  const served = draft.state().lines.filter(line => line.server && !line.isGone).map(line => line.lineNo)
  const others = [...draft.state().lines.map(line => line.lineNo), ...draft.history.lineNos()]
  const numbers = renumbered(served, others, lineNos, after)
  const ids = lineNos.flatMap(lineNo => draft.idOf(lineNo) ?? [])
  draft.enqueue({ kind: 'move', lineNo: 0, fields: { ids, after: idBefore(draft, after, lineNos) } })
  draft.renumber(numbers)
}

/** The nearest line above a place that the server knows. */
function idBefore(draft: Draft, after: number, moving: readonly number[]): string | null {
  const above = draft.state().lines.filter(line => line.lineNo <= after && line.server && !line.isGone && !moving.includes(line.lineNo))
  return above.at(-1)?.server?.id ?? null
}

/** Moves lines one place up or down, after what was typed is answered. Gives the lines' new numbers; undefined where nothing moved. */
export const moveLines = (draft: Draft, lineNos: readonly number[], step: 1 | -1): Promise<readonly number[] | undefined> =>
  draft.inTurn(() => {
    const seen = draft.state().lines.filter(line => line.server && !line.isGone).map(line => line.lineNo)
    const moving = lineNos.filter(lineNo => seen.includes(lineNo))
    const after = moving.length > 0 && !draft.isBusy ? stepOf(seen, moving, step) : undefined
    if (after === undefined) return undefined
    const from = seen[seen.indexOf(moving[0]!) - 1] ?? 0
    const ids = moving.map(lineNo => draft.idOf(lineNo))
    draft.history.record({ deed: { kind: 'move', lineNos: moving, after, from }, before: new Map() })
    moveBehind(draft, moving, after)
    return draft.state().lines.filter(line => ids.includes(line.server?.id)).map(line => line.lineNo)
  })
