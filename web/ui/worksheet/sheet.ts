/**
 * Rows typed in a grid, sent in order, one call at a time, while the hands go on. A row is made as soon as it says
 * enough; after that each cell is a change. What the server refuses stays in its cell with the reason.
 */
import { v4 } from 'uuid'
import { type CallOptions, Refusal, type ShownProblem, SignedOut } from '../../shell/client.ts'
import { onResume } from '../../shell/session.ts'
import {
  type SheetRow,
  type SheetState,
  type StatedColumn,
  beginSheet,
  waitingFields,
  withAnswer,
  withCall,
  withCheck,
  withLine,
  withRefusal,
  withTyped,
  without,
  withoutLine,
  withoutProblems,
} from './sheet-state.ts'

/** Where rows come from and go to. */
export interface SheetSource {
  readonly columns: readonly StatedColumn[]
  readonly keyOf: (row: SheetRow) => string
  /** Whether fields are enough to make the row of a key. */
  readonly isReady: (fields: SheetRow, key: string) => boolean
  readonly create: (fields: SheetRow, options: CallOptions) => Promise<SheetRow>
  readonly change: (row: SheetRow, fields: SheetRow, options: CallOptions) => Promise<SheetRow>
  readonly remove: (row: SheetRow) => Promise<void>
  /** After every answer: whoever shows sums of the rows reads them anew. */
  readonly onSaved?: () => void
}

/** A call for a line; once made it is made again as it was, until it is answered. */
interface Work {
  readonly key: string
  readonly idempotencyKey: string
  readonly acknowledged: readonly string[]
  readonly made?: { readonly call: number; readonly fields: SheetRow }
}

const pause = 2_000

/** What an entry means, or why it cannot be read. */
export type Reading = { readonly value: unknown } | { readonly problem: string }

export class Sheet {
  readonly source: SheetSource
  #state: SheetState
  readonly #listeners = new Set<() => void>()
  #waiting: Work[] = []
  #isRunning = false
  #lastCall = 0
  readonly #readings = new Set<Promise<void>>()
  #idle: (() => void)[] = []
  readonly #stopResume: () => void

  constructor(source: SheetSource, rows: readonly SheetRow[]) {
    this.source = source
    this.#state = beginSheet(rows, source.keyOf)
    this.#stopResume = onResume(() => void this.#run())
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): SheetState => this.#state

  #update(change: (state: SheetState) => SheetState): void {
    this.#state = change(this.#state)
    for (const listener of this.#listeners) listener()
  }

  /** A cell was typed in; `problem` where its text cannot be read. */
  enter(key: string, column: string, text: string, read: Reading): void {
    this.#update(state => withTyped(state, key, column, { text, ...read }))
    if ('value' in read) this.#send(key)
  }

  /** A row that may be made only now, as it was left: what waits in it is sent. */
  offer(key: string): void {
    if (this.#line(key)) this.#send(key)
  }

  /** A cell was typed in whose meaning is still being looked up; what is typed over it meanwhile stands. */
  enterLater(key: string, column: string, text: string, reading: Promise<Reading>): void {
    this.#update(state => withTyped(state, key, column, { text }))
    const typed = this.#line(key)?.typed[column]
    const read = reading.then(found => {
      this.#readings.delete(read)
      if (this.#line(key)?.typed[column] === typed) this.enter(key, column, text, found)
    })
    this.#readings.add(read)
  }

  /** What was typed in a cell and not taken is given up; the rest of the line is sent. */
  giveUp(key: string, column: string): void {
    const line = this.#line(key)
    if (!line || line.typed[column]?.call !== undefined) return
    const typed = without(line.typed, column)
    if (!line.server && Object.keys(typed).length === 0) this.#update(state => withoutLine(state, key))
    else this.#update(state => withLine(withoutProblems(state, key), key, each => ({ ...each, typed: without(each.typed, column) })))
    if (Object.keys(typed).length > 0) this.#send(key)
  }

  /** Takes a row away; one the server never had is simply gone. */
  async remove(key: string): Promise<void> {
    const line = this.#line(key)
    if (!line) return
    await this.settle()
    const { server } = this.#line(key) ?? {}
    if (!server) return this.#update(state => withoutLine(state, key))
    try {
      await this.source.remove(server)
      this.#update(state => ({ ...withoutLine(state, key), refused: [], warned: undefined }))
      this.source.onSaved?.()
    } catch (error) {
      if (error instanceof Refusal) this.#update(state => ({ ...state, refused: error.problems, warned: undefined }))
      else if (!(error instanceof SignedOut)) this.#update(state => ({ ...state, isLost: true }))
    }
    return undefined
  }

  /** Sends the warned line once more, with its warnings seen. */
  goOn(): void {
    const { warned: key, refused } = this.#state
    if (key === undefined) return
    this.#update(state => ({ ...withoutProblems(state, key), refused: [], warned: undefined }))
    this.#send(key, refused.map(({ code }) => code))
  }

  /** What was refused of all rows together: each problem on its cell, by the row it names. */
  tell(problems: readonly ShownProblem[], rowOf: (problem: ShownProblem) => { readonly key: string; readonly field: string } | undefined): void {
    for (const problem of problems) {
      const place = rowOf(problem)
      if (place && this.#line(place.key)) this.#update(state => withCheck(state, place, problem.message, this.source.columns))
    }
  }

  /** What was said of the rows is taken back: they are asked about anew. */
  forget(): void {
    this.#update(state => ({ ...state, lines: state.lines.map(line => ({ ...line, checks: {} })), refused: [], warned: undefined }))
  }

  dismiss(): void {
    this.#update(state => ({ ...state, refused: [], warned: undefined }))
  }

  /** Rows read anew; what is typed in them stays. */
  take(rows: readonly SheetRow[]): void {
    const { keyOf } = this.source
    this.#update(state => {
      const known = new Map(state.lines.flatMap(line => (line.server ? [[keyOf(line.server), line] as const] : [])))
      const read = rows.map(server => {
        const line = known.get(keyOf(server))
        return line ? { ...line, server } : { key: keyOf(server), server, typed: {}, checks: {} }
      })
      return { ...state, lines: [...read, ...state.lines.filter(line => !line.server)] }
    })
  }

  /** Resolves when everything typed is answered; false when something stands in the way. */
  async settle(): Promise<boolean> {
    await Promise.all(this.#readings)
    if (this.#isRunning) await new Promise<void>(resolve => this.#idle.push(resolve))
    return !this.#state.isLost && this.#state.lines.every(line => Object.keys(line.typed).length === 0 && line.problem === undefined)
  }

  close(): void {
    this.#stopResume()
  }

  #line(key: string) {
    return this.#state.lines.find(line => line.key === key)
  }

  #send(key: string, acknowledged: readonly string[] = []): void {
    if (!this.#waiting.some(work => work.key === key && !work.made)) this.#waiting.push({ key, idempotencyKey: v4(), acknowledged })
    void this.#run()
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    // Entries of the same moment travel together.
    await Promise.resolve()
    this.#update(state => ({ ...state, isSaving: true }))
    for (let work = this.#waiting.shift(); work; work = this.#waiting.shift()) {
      const unanswered = await this.#deliver(work)
      if (!unanswered) continue
      this.#waiting.unshift(unanswered)
      break
    }
    this.#isRunning = false
    this.#update(state => ({ ...state, isSaving: false }))
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  /** One call. Gives what is still to be answered. */
  async #deliver(work: Work): Promise<Work | undefined> {
    const { key, idempotencyKey, acknowledged } = work
    const { source } = this
    const line = this.#line(key)
    if (!line) return undefined
    const fields = work.made?.fields ?? waitingFields(line, source.columns)
    if (Object.keys(fields).length === 0 || (!line.server && !source.isReady(fields, key))) return undefined
    const call = work.made?.call ?? ++this.#lastCall
    if (!work.made) this.#update(state => withCall(state, key, call))
    const options = { idempotencyKey, acknowledged }
    try {
      const row = line.server ? await source.change(line.server, fields, options) : await source.create(fields, options)
      this.#update(state => withAnswer(state, key, call, row))
      source.onSaved?.()
      return undefined
    } catch (error) {
      if (error instanceof Refusal) {
        this.#update(state => withRefusal(state, { key, call, problems: error.problems, columns: source.columns }))
        return undefined
      }
      if (!(error instanceof SignedOut)) {
        this.#update(state => ({ ...state, isLost: true }))
        setTimeout(() => void this.#run(), pause)
      }
      return { ...work, made: { call, fields } }
    }
  }
}
