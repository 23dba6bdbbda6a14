/**
 * Sends what is typed in a document, in order, one call at a time, while the hands go on: a cell never waits for the
 * server. Nothing typed is lost: what the server refuses stays in its cell with the reason, and what could not be sent
 * is sent again.
 */
import { v4 } from 'uuid'
import { type CallOptions, Refusal, type ShownProblem, SignedOut, call } from '../shell/client.ts'
import { onResume } from '../shell/session.ts'
import { t } from '../ui/texts.ts'
import { clashes, withNumbers } from './renumber.ts'
import { readTheirs } from './read-theirs.ts'
import { type DocumentView, type Kind, type LinesChanged, type Side, callDocument } from './calls.ts'
import { History } from './history.ts'
import {
  type DraftState, beginState, columnOf, placeOf, withDocument, withLine, questions, seenIn, withLinesChanged, withProblems, withoutLines,
} from './draft-state.ts'

type Fields = Record<string, unknown>

/** A text that may mean an item: the best match of one that was typed, the only match of one that was pasted. */
export interface Sought {
  readonly text: string
  readonly takes: 'best' | 'only'
}

export interface Change {
  readonly no: number
  readonly kind: 'create' | 'change' | 'delete' | 'move' | 'header'
  readonly lineNo: number
  readonly fields: Fields
  /** A text no look-up was taken for: when it is no item's number, the best match is looked up and sent instead. */
  readonly search?: Sought
}

interface Batch {
  readonly key: string
  readonly changes: readonly Change[]
}

const firstPause = 1_000
const longestPause = 15_000

/** Changes that say all there is to say: nothing later is added to them. */
const isClosed: ReadonlySet<Change['kind']> = new Set(['delete', 'move'])

export class Draft {
  readonly side: Side
  readonly kind: Kind
  readonly history = new History()
  /** Names this page among those that have the document open. */
  readonly tab = v4()
  #state: DraftState
  readonly #listeners = new Set<() => void>()
  #waiting: Change[] = []
  /** What is under way or is to be sent again under the same key. */
  #batch: Batch | undefined
  #isRunning = false
  #pause = firstPause
  #lastChange = 0
  #idle: (() => void)[] = []
  #turn: Promise<unknown> = Promise.resolve()
  #isHeldBack = false
  readonly #stopResume: () => void

  constructor(side: Side, kind: Kind, document: DocumentView) {
    this.side = side
    this.kind = kind
    this.#state = beginState(document)
    const resume = (): void => void this.#run()
    const stop = onResume(resume)
    addEventListener('online', resume)
    this.#stopResume = () => {
      stop()
      removeEventListener('online', resume)
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DraftState => this.#state

  update(change: (state: DraftState) => DraftState): void {
    this.#state = change(this.#state)
    if (!this.#isHeldBack) for (const listener of this.#listeners) listener()
  }

  /** Many updates that are shown once, at the end. */
  together(action: () => void): void {
    this.#isHeldBack = true
    try {
      action()
    } finally {
      this.#isHeldBack = false
    }
    this.update(state => state)
  }

  /** Whether something typed is not yet with the server. */
  get isBusy(): boolean {
    return this.#batch !== undefined || this.#waiting.length > 0
  }

  nextChange(): number {
    return ++this.#lastChange
  }

  /** Queues a change; one that waits for the same line takes it in. Gives the number of the change that carries it. */
  enqueue(change: Omit<Change, 'no'>): number {
    const waiting = this.#waiting.findIndex(
      each => each.lineNo === change.lineNo && (each.kind === change.kind || (each.kind === 'create' && change.kind === 'change')),
    )
    const known = this.#waiting[waiting]
    if (known && !isClosed.has(change.kind)) {
      const search = 'itemNumber' in change.fields || 'account' in change.fields ? change.search : known.search
      this.#waiting[waiting] = { ...known, search, fields: { ...known.fields, ...change.fields } }
      void this.#run()
      return known.no
    }
    const no = this.nextChange()
    this.#waiting.push({ ...change, no })
    void this.#run()
    return no
  }

  /** Resolves when everything typed is answered; false when something stands in the way. */
  async settle(): Promise<boolean> {
    if (this.isBusy && !this.#state.trouble) await new Promise<void>(resolve => this.#idle.push(resolve))
    return !this.isBusy && !this.#state.trouble
  }

  /** Does something once everything typed before it is answered, or cannot be; one after another. */
  inTurn<T>(action: () => T): Promise<T> {
    const next = this.#turn.then(async () => {
      await this.settle()
      return action()
    })
    this.#turn = next.catch(() => undefined)
    return next
  }

  /** Lines have other numbers now: those of what waits follow. */
  renumber(numbers: ReadonlyMap<number, number>): void {
    const follow = (change: Change): Change => ({ ...change, lineNo: numbers.get(change.lineNo) ?? change.lineNo })
    this.#waiting = this.#waiting.map(follow)
    if (this.#batch) this.#batch = { ...this.#batch, changes: this.#batch.changes.map(follow) }
    this.history.renumber(numbers)
    this.update(state => withNumbers(state, numbers))
  }

  /** Takes in the document as somebody else left it; lines only known here make room for theirs. */
  #takeIn(document: DocumentView): void {
    this.together(() => {
      this.renumber(clashes(this.#state.lines, document.lines.map(line => line.lineNo)))
      this.history.forget()
      this.update(state => withDocument(state, document))
    })
  }

  /** Reads the document anew, keeps what is typed, and sends it again. */
  async reload(): Promise<void> {
    const document = await callDocument(this.side, this.kind, 'get', { id: this.#state.document.id })
    // Sent once more with the version now read: another key, because it is another question.
    if (this.#batch) this.#batch = { ...this.#batch, key: v4() }
    this.#takeIn(document)
    this.update(state => ({ ...state, trouble: undefined, theirs: undefined, problems: [] }))
    void this.#run()
  }

  /** Reads the document anew and drops what was typed and not taken. */
  async reloadWithoutMine(): Promise<void> {
    this.#batch = undefined
    this.#waiting = []
    this.update(state => ({ ...state, header: {}, lines: state.lines.filter(line => line.server).map(line => ({ ...line, typed: {}, isGone: false })) }))
    await this.reload()
  }

  /** Finds out what somebody else changed, and by whom; takes it in where nothing typed here waits for the server. */
  async seeTheirs(): Promise<void> {
    const theirs = await readTheirs(this)
    if (!theirs || (theirs.document && theirs.document.version <= this.#state.document.version)) return
    const { document, by, changes } = theirs
    if (!document) return this.update(state => ({ ...state, trouble: 'stale', theirs: { by, changes, isGone: true } }))
    const isFree = !this.isBusy && this.#state.trouble === undefined
    if (isFree) this.#takeIn(document)
    this.update(state => ({ ...state, theirs: changes.length > 0 ? { by, changes } : undefined }))
    return undefined
  }

  /** Takes in a document that another command gave. */
  take(document: DocumentView): void {
    this.update(state => ({ ...withDocument(state, document), problems: [] }))
  }

  /** Answers the question whether the lines follow a change of the header. */
  answer(isYes: boolean): void {
    const { question } = this.#state
    this.update(state => ({ ...state, question: undefined, header: isYes ? state.header : {} }))
    if (question && isYes) this.enqueue({ kind: 'header', lineNo: 0, fields: { ...question.fields, acknowledged: [...seenIn(question.fields), question.problem.code] } })
  }

  close(): void {
    this.#stopResume()
  }

  async #run(): Promise<void> {
    if (this.#isRunning || this.#state.trouble === 'stale') return
    this.#isRunning = true
    // Entries of the same moment travel together.
    await Promise.resolve()
    this.update(state => ({ ...state, isSaving: true }))
    while (this.#batch || this.#waiting.length > 0) {
      this.#batch ??= this.#nextBatch()
      const isDone = await this.#send(this.#batch)
      if (!isDone) break
      this.#batch = undefined
    }
    this.#isRunning = false
    this.update(state => ({ ...state, isSaving: false }))
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  #nextBatch(): Batch {
    const { kind } = this.#waiting[0]!
    const end = kind === 'move' ? 1 : this.#waiting.findIndex(change => change.kind !== kind)
    return { key: v4(), changes: this.#waiting.splice(0, end === -1 ? this.#waiting.length : end) }
  }

  /** Sends one call's worth. Gives whether it is answered; otherwise it stays to be sent again. */
  async #send(batch: Batch): Promise<boolean> {
    try {
      await this.#deliver(batch)
      this.#pause = firstPause
      return true
    } catch (error) {
      if (error instanceof Refusal) return await this.#refused(batch, error)
      if (error instanceof SignedOut) return false
      this.update(state => ({ ...state, trouble: 'lost' }))
      setTimeout(() => void this.#run(), this.#pause)
      this.#pause = Math.min(this.#pause * 2, longestPause)
      return false
    }
  }

  async #deliver({ key, changes }: Batch): Promise<void> {
    const { document } = this.#state
    const numbers = new Set(changes.map(change => change.no))
    const options: CallOptions = { idempotencyKey: key }
    const target = { documentId: document.id, version: document.version }
    const kind = changes[0]!.kind
    if (kind === 'header') {
      const fields = Object.assign({}, ...changes.map(change => change.fields)) as Fields
      const answer = await callDocument(this.side, this.kind, 'change', { id: document.id, version: document.version, ...fields }, options)
      this.update(state => ({ ...withDocument(state, answer, numbers), trouble: undefined, problems: [] }))
      return
    }
    if (kind === 'delete') return this.#deliverDeletion(changes, target, options)
    const lines = changes.map(change => this.#lineOf(change))
    const answer: LinesChanged =
      kind === 'move'
        ? await callDocument(this.side, this.kind, 'lines.move', { ...target, ...changes[0]!.fields } as never, options)
        : kind === 'create'
          ? await callDocument(this.side, this.kind, 'lines.create', { ...target, lines: lines as never }, options)
          : await callDocument(this.side, this.kind, 'lines.change', { ...target, lines: lines as never }, options)
    this.#learn(changes, answer)
    this.update(state => ({ ...withLinesChanged(state, answer, numbers), trouble: undefined, problems: [] }))
  }

  async #deliverDeletion(changes: readonly Change[], target: { documentId: string; version: number }, options: CallOptions): Promise<void> {
    const numbers = new Set(changes.map(change => change.lineNo))
    const ids = [...numbers].flatMap(lineNo => this.idOf(lineNo) ?? [])
    // A line the server refused to make is not there to be deleted.
    if (ids.length === 0) return this.update(state => withoutLines(state, numbers))
    const answer = await callDocument(this.side, this.kind, 'lines.delete', { ...target, ids }, options)
    return this.update(state => ({ ...withLinesChanged(withoutLines(state, numbers), answer, new Set()), trouble: undefined, problems: [] }))
  }

  /** Tells the history what the server made of lines it had not answered. */
  #learn(changes: readonly Change[], answer: LinesChanged): void {
    const carried = new Map(changes.map(({ lineNo, fields }) => [lineNo, Object.keys(fields).map(columnOf)]))
    for (const line of answer.lines) if (carried.has(line.lineNo)) this.history.learn(line, carried.get(line.lineNo)!)
  }

  readonly idOf = (lineNo: number): string | undefined => this.#state.lines.find(line => line.lineNo === lineNo)?.server?.id

  #lineOf({ kind, lineNo, fields }: Change): Fields {
    return { ...(kind === 'create' ? { lineNo } : { id: this.idOf(lineNo) }), ...fields }
  }

  /** The changes with what their texts mean, when nobody waited for the look-up; undefined when that makes none better. */
  async #lookedUp(changes: readonly Change[], unknown: ReadonlySet<number | undefined>): Promise<Change[] | undefined> {
    const wanted = changes.filter(change => change.search && unknown.has(change.lineNo))
    const found = new Map<number, string>()
    for (const { no, search } of wanted) {
      const { items } = await call('trade.items.find', { side: this.side, search: search!.text, documentId: this.#state.document.id, limit: 5 })
      const [best, ...others] = items.filter(item => !item.blocked)
      if (best && (search!.takes === 'best' || others.length === 0)) found.set(no, best.number)
    }
    if (found.size === 0) return undefined
    return changes.map(change => {
      const itemNumber = found.get(change.no)
      return itemNumber === undefined ? change : { ...change, search: undefined, fields: { ...change.fields, itemNumber } }
    })
  }

  /** A refusal is an answer too: said in its place. Other lines of the same call are sent again without the bad ones. */
  async #refused({ changes }: Batch, refusal: Refusal): Promise<boolean> {
    const isStale = refusal.problems.some(problem => problem.code === 'trade.stale_version')
    if (isStale) {
      this.#becomeStale()
      return false
    }
    const asked = refusal.problems.find(problem => problem.code in questions)
    const isHeader = changes[0]!.kind === 'header'
    if (asked && isHeader) {
      const fields = Object.assign({}, ...changes.map(change => change.fields)) as Fields
      this.update(state => ({ ...state, question: { fields, problem: asked } }))
      return true
    }
    const sent = changes.map(change => change.lineNo)
    const unknown = refusal.problems.filter(problem => problem.code === 'trade.unknown_item')
    const better = unknown.length > 0 ? await this.#lookedUp(changes, new Set(unknown.map(problem => placeOf(problem, sent).lineNo))) : undefined
    if (better) {
      this.#waiting.unshift(...better)
      return true
    }
    const bad = new Set(refusal.problems.map(problem => placeOf(problem, sent).lineNo))
    const good = changes.filter(change => !bad.has(change.lineNo))
    const isSplit = changes.length > 1 && !bad.has(undefined) && good.length < changes.length
    if (isSplit) this.#waiting.unshift(...good)
    this.update(state => withProblems(state, refusal.problems, sent, isHeader))
    this.#release(isSplit ? changes.filter(change => !good.includes(change)) : changes)
    return true
  }

  /** Typed values of a refused call stay in their cells, and wait for whoever mends them. */
  #release(changes: readonly Change[]): void {
    const numbers = new Set(changes.map(change => change.no))
    for (const { lineNo, kind } of changes)
      if (kind === 'delete') this.update(state => withLine(state, lineNo, line => ({ ...line, isGone: false })))
      else if (kind === 'create' || kind === 'change')
        this.update(state =>
          withLine(state, lineNo, line => ({
            ...line,
            typed: Object.fromEntries(
              Object.entries(line.typed).map(([name, typed]) => [
                name,
                typed.change !== undefined && numbers.has(typed.change) ? { ...typed, change: undefined } : typed,
              ]),
            ),
          })),
        )
  }

  /** Somebody else changed the document: nothing more is sent until the person has seen what. */
  #becomeStale(): void {
    this.update(state => ({ ...state, trouble: 'stale' }))
    void this.seeTheirs()
  }

  /** Says what stands in the way of a command on the whole document. */
  tell(problems: readonly ShownProblem[]): void {
    const sent = this.#state.lines.map(line => line.lineNo)
    if (problems.some(problem => problem.code === 'trade.stale_version')) this.#becomeStale()
    else this.update(state => ({ ...withProblems(state, problems, sent, true), problems }))
  }

  /** Something typed in the header. */
  enterHeader(name: string, text: string, fields: Fields): void {
    const change = this.enqueue({ kind: 'header', lineNo: 0, fields })
    this.update(state => ({ ...state, header: { ...state.header, [name]: { text, change } } }))
  }

  /** What was typed in a field of the header is no longer wanted. */
  forgetHeader(name: string): void {
    this.update(state => ({ ...state, header: Object.fromEntries(Object.entries(state.header).filter(([field]) => field !== name)) }))
  }

  /** Something typed in the header that cannot be read. */
  refuseHeader(name: string, text: string, problem: string): void {
    this.update(state => ({ ...state, header: { ...state.header, [name]: { text, problem } } }))
  }
}

/** Whether what was typed is with the server: said as it is, also while something stands in the way. */
export function savingText(draft: Draft, { isSaving, trouble }: DraftState): string {
  if (draft.isBusy && trouble) return t('web.document.unsaved')
  return isSaving || draft.isBusy ? t('web.document.saving') : t('web.document.saved')
}
