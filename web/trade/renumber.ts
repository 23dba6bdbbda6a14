/** The numbers lines have after some were moved, as the server gives them. Pure. */
import { type DraftLine, type DraftState, lineStep } from './draft-state.ts'

/**
 * Moves lines behind another (0: to the front) and numbers what the server has in steps of ten thousand; lines only we know
 * of, and those that can still be brought back, keep their place between their neighbours. Gives new numbers by old.
 */
export function renumbered(
  served: readonly number[], others: readonly number[], moving: readonly number[], after: number,
): ReadonlyMap<number, number> {
  const chosen = new Set(moving)
  const isServed = new Set(served)
  const all = [...new Set([...served, ...others])].sort((a, b) => a - b)
  const rest = all.filter(lineNo => !chosen.has(lineNo))
  const place = after === 0 ? 0 : rest.indexOf(after) + 1
  const ordered = [...rest.slice(0, place), ...moving, ...rest.slice(place)]
  const numbers = new Map<number, number>()
  let last = 0
  let between: number[] = []
  const close = (next: number): void => {
    between.forEach((lineNo, index) => numbers.set(lineNo, last + Math.floor(((next - last) * (index + 1)) / (between.length + 1))))
    between = []
  }
  for (const lineNo of ordered) {
    if (!isServed.has(lineNo)) {
      between.push(lineNo)
      continue
    }
    close(last - (last % lineStep) + lineStep)
    last = last - (last % lineStep) + lineStep
    numbers.set(lineNo, last)
  }
  between.forEach((lineNo, index) => numbers.set(lineNo, last + lineStep * (index + 1)))
  return numbers
}

/** The draft with its lines under new numbers. */
export const withNumbers = (state: DraftState, numbers: ReadonlyMap<number, number>): DraftState => ({
  ...state,
  lines: state.lines.map(line => numberedLine(line, numbers.get(line.lineNo) ?? line.lineNo)).sort((a, b) => a.lineNo - b.lineNo),
})

const numberedLine = (line: DraftLine, lineNo: number): DraftLine => ({
  ...line,
  lineNo,
  ...(line.server ? { server: { ...line.server, lineNo } } : {}),
})

/** Behind which line a line comes to stand when it goes a step up or down among those seen; undefined at the ends. */
export function stepOf(seen: readonly number[], moving: readonly number[], step: 1 | -1): number | undefined {
  const rest = seen.filter(lineNo => !moving.includes(lineNo))
  const first = seen.indexOf(moving[0]!)
  const last = seen.indexOf(moving.at(-1)!)
  if (step === -1) return first === 0 ? undefined : (rest[first - 2] ?? 0)
  return last === seen.length - 1 ? undefined : rest[first]
}

/**
 * Lines only known here whose numbers somebody else's lines have taken meanwhile, with the numbers they get instead: behind
 * the line they met, at the end where nothing follows.
 */
export function clashes(lines: readonly DraftLine[], theirs: readonly number[]): ReadonlyMap<number, number> {
  const taken = new Set([...theirs, ...lines.filter(line => !line.server).map(line => line.lineNo)])
  const numbers = new Map<number, number>()
  for (const { lineNo, server } of lines) {
    if (server || !theirs.includes(lineNo)) continue
    const next = Math.min(...[...taken].filter(each => each > lineNo))
    const number = Number.isFinite(next) ? Math.floor((lineNo + next) / 2) : lineNo - (lineNo % lineStep) + lineStep
    // Without room between the two it goes to the end.
    const free = taken.has(number) ? Math.max(...taken) + lineStep : number
    taken.add(free)
    numbers.set(lineNo, free)
  }
  return numbers
}
