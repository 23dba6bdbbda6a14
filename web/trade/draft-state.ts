/**
 * A document while somebody works on it, as data: what the server has, what was typed and is not yet answered, and
 * what is wrong with it. Pure; draft.ts sends and receives.
 */
import type { ShownProblem } from '../shell/client.ts'
import type { DocumentView, LineView, LinesChanged } from './calls.ts'
import type { Difference } from './differences.ts'

/** Something typed that the server has not taken (yet). */
/** What is asked of a person before a change of the header is made, and the words of the question. */
export const questions: Readonly<Record<string, { readonly title: string; readonly yes: string }>> = {
  'trade.rebuild_lines_needed': { title: 'web.rebuild.title', yes: 'web.rebuild.yes' },
  'trade.discount_after_invoicing': { title: 'web.discount_again.title', yes: 'web.discount_again.yes' },
}

/** What a person has said yes to already. */
export const seenIn = ({ acknowledged }: Readonly<Record<string, unknown>>): readonly string[] => (acknowledged as readonly string[] | undefined) ?? []

export interface Typed {
  readonly text: string
  /** Which change carries it; none while it waits for the rest of its line, or cannot be read. */
  readonly change?: number
  readonly problem?: string
}

export interface DraftLine {
  readonly lineNo: number
  readonly server?: LineView
  readonly typed: Readonly<Record<string, Typed>>
  /** Columns the last answer changed by itself. */
  readonly changed: readonly string[]
  /** What is wrong with the line as a whole. */
  readonly problem?: string
  /** What a command on the whole document found wrong, by column; gone with the next answer. */
  readonly checks?: Readonly<Record<string, string>>
  /** Taken off by the user; stays until the server has taken it off too. */
  readonly isGone?: boolean
}

/** What somebody else made of the document. */
export interface Theirs {
  readonly by: string
  readonly changes: readonly Difference[]
  /** Posted or deleted. */
  readonly isGone?: boolean
}

export interface DraftState {
  readonly document: DocumentView
  readonly lines: readonly DraftLine[]
  readonly header: Readonly<Record<string, Typed>>
  readonly isSaving: boolean
  /** `stale`: somebody else changed it; `lost`: the server cannot be reached. */
  readonly trouble?: 'stale' | 'lost'
  readonly theirs?: Theirs
  /** Refusals that sit on no field. */
  readonly problems: readonly ShownProblem[]
  /** What a command on the whole document found wrong in the header, by field; gone with the next answer. */
  readonly checks?: Readonly<Record<string, string>>
  /** A header change the lines must follow, waiting for a yes. */
  readonly question?: { readonly fields: Readonly<Record<string, unknown>>; readonly problem: ShownProblem }
}

export const lineStep = 10_000

export const beginState = (document: DocumentView): DraftState => ({
  document,
  lines: document.lines.map(line => lineOf(line)),
  header: {},
  isSaving: false,
  problems: [],
})

const lineOf = (server: LineView, before?: DraftLine): DraftLine => ({
  lineNo: server.lineNo,
  server,
  typed: before?.typed ?? {},
  isGone: before?.isGone,
  changed: before?.server ? changedColumns(before, server) : [],
})

/** Columns that came out otherwise than they were, and that nobody typed. */
function changedColumns({ server: before, typed }: DraftLine, after: LineView): string[] {
  const names = ['unitPrice', 'lineDiscountPercent', 'description', 'unit', 'quantityToHandle', 'quantityToInvoice', 'shipmentDate'] as const
  return names.filter(name => before?.[name] !== after[name] && !(name in typed))
}

/** The line number of a new line at the end, and those after it. */
export function numbersAfter(lines: readonly DraftLine[], count: number): number[] {
  const last = lines.at(-1)?.lineNo ?? 0
  const first = Math.floor(last / lineStep) * lineStep + lineStep
  return Array.from({ length: count }, (_, index) => first + index * lineStep)
}

/** A line number between a line and the one above it; undefined where there is no room. */
export function numberAbove(lines: readonly DraftLine[], lineNo: number): number | undefined {
  const at = lines.findIndex(line => line.lineNo === lineNo)
  const above = at > 0 ? lines[at - 1]!.lineNo : 0
  const between = Math.floor((above + lineNo) / 2)
  return at === -1 || between === above ? undefined : between
}

/** Changes one line, making it in its place when it is not there. */
export function withLine(state: DraftState, lineNo: number, change: (line: DraftLine) => DraftLine): DraftState {
  const isThere = state.lines.some(line => line.lineNo === lineNo)
  if (isThere) return { ...state, lines: state.lines.map(line => (line.lineNo === lineNo ? change(line) : line)) }
  const line = change({ lineNo, typed: {}, changed: [] })
  return { ...state, lines: [...state.lines, line].sort((a, b) => a.lineNo - b.lineNo) }
}

const without = <T extends object>(record: Readonly<Record<string, T>>, drop: (value: T, key: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key, value]) => !drop(value, key)))

const isCarried = (typed: DraftLine['typed'], changes: ReadonlySet<number>): boolean =>
  Object.values(typed).some(each => each.change !== undefined && changes.has(each.change))

/** What was carried by changes that the server has taken is no longer only typed. */
export const settled = (typed: DraftLine['typed'], changes: ReadonlySet<number>): DraftLine['typed'] =>
  without(typed, each => each.change !== undefined && changes.has(each.change))

/** Takes in what changing lines gave: the lines that came out different, and what the document comes to. */
export function withLinesChanged(state: DraftState, answer: LinesChanged, changes: ReadonlySet<number>): DraftState {
  const answered = new Map(answer.lines.map(line => [line.lineNo, line]))
  const known = new Set(state.lines.map(line => line.lineNo))
  const lines = state.lines.map(line => {
    const server = answered.get(line.lineNo)
    // The same object where nothing of the line is another: it need not be drawn again.
    if (!server && !line.checks && !isCarried(line.typed, changes)) return line
    const kept = { ...line, typed: settled(line.typed, changes), checks: undefined }
    return server ? { ...lineOf(server, line), typed: kept.typed } : kept
  })
  const fresh = answer.lines.filter(line => !known.has(line.lineNo)).map(line => lineOf(line))
  const { version, totals, taxSummary, warnings } = answer
  return {
    ...state,
    document: { ...state.document, version, totals, taxSummary, warnings },
    checks: undefined,
    lines: [...lines, ...fresh].sort((a, b) => a.lineNo - b.lineNo),
  }
}

/** Takes in the whole document; what is typed and not yet taken stays on its fields. */
export function withDocument(state: DraftState, document: DocumentView, changes: ReadonlySet<number> = new Set()): DraftState {
  // By id where it is known: somebody may have moved lines, and what was typed goes with them.
  const ids = new Map(state.lines.flatMap(line => (line.server ? [[line.server.id, line] as const] : [])))
  const served = document.lines.map(line => {
    const known = ids.get(line.id)
    return { ...lineOf(line, known), typed: settled(known?.typed ?? {}, changes) }
  })
  const numbers = new Set(document.lines.map(line => line.lineNo))
  const unsent = state.lines.filter(line => !line.server && !numbers.has(line.lineNo) && Object.keys(line.typed).length > 0)
  return {
    ...state,
    document,
    checks: undefined,
    lines: [...served, ...unsent].sort((a, b) => a.lineNo - b.lineNo),
    header: settled(state.header, changes),
  }
}

/** Takes lines away that the server has deleted. */
export const withoutLines = (state: DraftState, numbers: ReadonlySet<number>): DraftState => ({
  ...state,
  lines: state.lines.filter(line => !numbers.has(line.lineNo)),
})

/** The column of the grid a field of the contract stands in. */
export const columnOf = (field: string): string => (['itemNumber', 'itemId', 'account'].includes(field) ? 'number' : field)

export interface ProblemPlace {
  readonly lineNo?: number
  readonly field?: string
}

/** Where a problem belongs: `lines.20000.quantity` names a line by number, `lines.0.quantity` by its place in what was sent. */
export function placeOf({ field, params }: ShownProblem, sent: readonly number[]): ProblemPlace {
  const [root, at, name] = field?.split('.') ?? []
  if (root === 'lines' && at !== undefined) {
    const number = Number(at)
    const lineNo = sent.includes(number) ? number : (sent[number] ?? number)
    return { lineNo, ...(name ? { field: columnOf(name) } : {}) }
  }
  const named = params?.lineNo === undefined ? undefined : Number(params.lineNo)
  if (named !== undefined && sent.includes(named)) return { lineNo: named, ...(field ? { field: columnOf(field) } : {}) }
  return field ? { field } : {}
}

/** Puts refusals on the cells and fields they name; what names none is for the page. */
export function withProblems(
  state: DraftState,
  problems: readonly ShownProblem[],
  sent: readonly number[],
  isHeader: boolean,
): DraftState {
  let next = state
  const general: ShownProblem[] = []
  for (const problem of problems) {
    const { lineNo, field } = placeOf(problem, sent)
    const target = lineNo ?? (field === undefined && sent.length === 1 && !isHeader ? sent[0] : undefined)
    if (target !== undefined) next = withLine(next, target, line => withLineProblem(line, field, problem.message))
    else if (isHeader && field && field in next.header)
      next = { ...next, header: { ...next.header, [field]: { ...next.header[field]!, problem: problem.message } } }
    else {
      general.push(problem)
      if (isHeader && field) next = { ...next, checks: { ...next.checks, [field.replace(/Id$/, 'Number')]: problem.message } }
    }
  }
  return { ...next, problems: general }
}

function withLineProblem(line: DraftLine, field: string | undefined, message: string): DraftLine {
  if (field === undefined) return { ...line, problem: message }
  const typed = line.typed[field]
  if (!typed) return { ...line, checks: { ...line.checks, [field]: message } }
  return { ...line, typed: { ...line.typed, [field]: { ...typed, problem: message } } }
}

/** Forgets what the last command on the document found wrong. */
export const withoutChecks = (state: DraftState): DraftState => ({
  ...state,
  problems: [],
  checks: undefined,
  lines: state.lines.map(line => (line.checks ? { ...line, checks: undefined } : line)),
})
