/** What can be taken back of the edits of a draft, as data: steps done, steps taken back. Pure; undo.ts carries them out. */
import type { Entry } from '../ui/grid/columns.ts'
import type { DocumentView, LineView } from './calls.ts'
import type { DraftLine } from './draft-state.ts'

/** What somebody did, so that it can be done once more. */
export type Deed =
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'delete' | 'insert'; readonly lineNos: readonly number[] }
  | { readonly kind: 'move'; readonly lineNos: readonly number[]; readonly after: number; readonly from: number }
  | { readonly kind: 'header'; readonly name: string; readonly text: string; readonly fields: Readonly<Record<string, unknown>> }

export interface Step {
  readonly deed: Deed
  /** The lines concerned as they were; undefined for one that was not there. */
  readonly before: ReadonlyMap<number, DraftLine | undefined>
  /** The document as it was, when the deed is one of its header. */
  readonly document?: DocumentView
}

/** What one key press takes back: mostly one step. */
export type Group = readonly Step[]

const longest = 500

/** A line the server has been told of and has not answered yet. */
const isUnanswered = (line: DraftLine | undefined): boolean =>
  line !== undefined && !line.server && Object.values(line.typed).some(each => each.change !== undefined)

/** What was known of a line, with what an answer adds to it: its server's side, and the number a look-up gave. */
function withAnswer(line: DraftLine, server: LineView, carried: readonly string[]): DraftLine {
  const { number } = line.typed
  const named: DraftLine['typed'] = number?.change === undefined || number.problem ? {} : { number: { ...number, text: server.itemNumber ?? server.account ?? number.text } }
  const typed = { ...line.typed, ...named }
  // What travelled along but was typed later is not what the server had proposed.
  const isWhole = line.server !== undefined || carried.every(column => column in typed || column === 'type')
  return isWhole ? { ...line, typed, server: line.server ?? server } : { ...line, typed }
}

const mapLines = (step: Step, change: (line: DraftLine, lineNo: number) => DraftLine): Step => ({
  ...step,
  before: new Map([...step.before].map(([lineNo, line]) => [lineNo, line && change(line, lineNo)])),
})

const moved = (lineNo: number, numbers: ReadonlyMap<number, number>): number => numbers.get(lineNo) ?? lineNo

function renumberedDeed(deed: Deed, numbers: ReadonlyMap<number, number>): Deed {
  if (deed.kind === 'header') return deed
  if (deed.kind === 'entries')
    return { ...deed, entries: deed.entries.map(entry => ({ ...entry, rowKey: String(moved(Number(entry.rowKey), numbers)) })) }
  const lineNos = deed.lineNos.map(lineNo => moved(lineNo, numbers))
  if (deed.kind !== 'move') return { ...deed, lineNos }
  return { ...deed, lineNos, after: moved(deed.after, numbers), from: moved(deed.from, numbers) }
}

/** A step under the numbers lines have after some were moved. */
export const renumberedStep = (step: Step, numbers: ReadonlyMap<number, number>): Step => ({
  ...step,
  deed: renumberedDeed(step.deed, numbers),
  before: new Map([...step.before].map(([lineNo, line]) => [moved(lineNo, numbers), line && { ...line, lineNo: moved(lineNo, numbers) }])),
})

/** The steps of one draft, latest last. */
export class History {
  #done: Group[] = []
  #undone: Group[] = []

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** The group taken back last, and the one done last: with the numbers their lines have now. */
  get latest(): { readonly undone: Group | undefined; readonly done: Group | undefined } {
    return { undone: this.#undone.at(-1), done: this.#done.at(-1) }
  }

  /** Remembers a step; what was taken back before it cannot be done again. */
  record(step: Step): void {
    this.#done = [...this.#done.slice(1 - longest), [step]]
    this.#undone = []
  }

  /**
   * Takes off the latest step. One that changed a line whose first answer was never told apart from it goes together with
   * the step that made the line.
   */
  takeUndo(): Group | undefined {
    const group = [...(this.#done.at(-1) ?? [])]
    if (group.length === 0) return undefined
    let left = this.#done.slice(0, -1)
    while (left.length > 0 && [...group[0]!.before.values()].some(isUnanswered)) {
      group.unshift(...left.at(-1)!)
      left = left.slice(0, -1)
    }
    this.#done = left
    this.#undone = [...this.#undone, group]
    return group
  }

  takeRedo(): Group | undefined {
    const group = this.#undone.at(-1)
    if (!group) return undefined
    this.#undone = this.#undone.slice(0, -1)
    this.#done = [...this.#done, group]
    return group
  }

  /** Learns what the server made of lines that were not answered when a step was taken. */
  learn(server: LineView, carried: readonly string[]): void {
    const know = (group: Group): Group =>
      group.map(step =>
        step.before.has(server.lineNo)
          ? mapLines(step, (line, lineNo) => (lineNo === server.lineNo && Object.keys(line.typed).length > 0 ? withAnswer(line, server, carried) : line))
          : step,
      )
    this.#done = this.#done.map(know)
    this.#undone = this.#undone.map(know)
  }

  /** Every number of a line the steps speak of. */
  lineNos(): number[] {
    return [...this.#done, ...this.#undone].flatMap(group => group.flatMap(step => [...step.before.keys()]))
  }

  renumber(numbers: ReadonlyMap<number, number>): void {
    const change = (group: Group): Group => group.map(step => renumberedStep(step, numbers))
    this.#done = this.#done.map(change)
    this.#undone = this.#undone.map(change)
  }

  /** Nothing from before can be taken back any more: somebody else changed the document, or it was posted. */
  forget(): void {
    this.#done = []
    this.#undone = []
  }
}
