/** Rows being typed in a grid: what is typed, what the server has, what it refused. Pure, over plain data. */
import type { ShownProblem } from '../../shell/client.ts'

export type SheetRow = Readonly<Record<string, unknown>>

/** What stands in a cell until the server has answered to it. */
export interface SheetCell {
  readonly text: string
  /** As the operation takes it; undefined where the text cannot be read, or is being looked up. */
  readonly value?: unknown
  readonly problem?: string
  /** Number of the call it travels with. */
  readonly call?: number
}

export interface SheetLine {
  /** Stays the same while the row lives, saved or not. */
  readonly key: string
  readonly server?: SheetRow
  readonly typed: Readonly<Record<string, SheetCell>>
  /** What the server says is wrong with cells nobody typed in. */
  readonly checks: Readonly<Record<string, string>>
  /** What is wrong with the row as a whole. */
  readonly problem?: string
}

export interface SheetState {
  readonly lines: readonly SheetLine[]
  /** How many rows were begun: the blank row is the next one. */
  readonly begun: number
  readonly isSaving: boolean
  /** The server cannot be reached; what is typed is kept and sent again. */
  readonly isLost: boolean
  /** What was refused last, for the notice above the grid. */
  readonly refused: readonly ShownProblem[]
  /** The line that may go on though the server warns. */
  readonly warned?: string
}

/** What the state knows of a column. */
export interface StatedColumn {
  readonly id: string
  readonly field: string
  readonly part?: string
  /** Field of the row that has the other parts, where it is another. */
  readonly shownBy?: string
}

export const blankKey = (begun: number): string => `new-${begun}`

export const emptyLine = (key: string): SheetLine => ({ key, typed: {}, checks: {} })

export const beginSheet = (rows: readonly SheetRow[], keyOf: (row: SheetRow) => string): SheetState => ({
  lines: rows.map(server => ({ key: keyOf(server), server, typed: {}, checks: {} })),
  begun: 0,
  isSaving: false,
  isLost: false,
  refused: [],
})

/** A line changed; one that is typed in for the first time is added at the end, with those a paste begins before it. */
export function withLine(state: SheetState, key: string, change: (line: SheetLine) => SheetLine): SheetState {
  if (state.lines.some(line => line.key === key))
    return { ...state, lines: state.lines.map(line => (line.key === key ? change(line) : line)) }
  const number = Number(/^new-(\d+)$/.exec(key)?.[1] ?? state.begun)
  return { ...state, lines: [...state.lines, change(emptyLine(key))], begun: Math.max(state.begun, number + 1) }
}

export const withoutLine = (state: SheetState, key: string): SheetState => ({
  ...state,
  lines: state.lines.filter(line => line.key !== key),
})

/** What one typed in a cell. */
export const withTyped = (state: SheetState, key: string, column: string, cell: SheetCell): SheetState =>
  withLine(state, key, line => ({
    ...line,
    problem: undefined,
    checks: without(line.checks, column),
    typed: { ...line.typed, [column]: cell },
  }))

export const without = <V>(values: Readonly<Record<string, V>>, name: string): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(values).filter(([each]) => each !== name))

/** Everything readable that waits in a line, as the fields of an operation; parts of an object keep its other parts. */
export function waitingFields(line: SheetLine, columns: readonly StatedColumn[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const { id, field, part, shownBy = field } of columns) {
    const cell = line.typed[id]
    if (!cell || cell.value === undefined || cell.problem !== undefined || cell.call !== undefined) continue
    const others = typeof fields[field] === 'object' ? fields[field] : line.server?.[shownBy]
    fields[field] = part === undefined ? cell.value : { ...(others as object | undefined), [part]: cell.value }
  }
  return fields
}

/** What waits in a line now travels with a call. */
export const withCall = (state: SheetState, key: string, call: number): SheetState =>
  withLine(state, key, line => ({
    ...line,
    typed: Object.fromEntries(
      Object.entries(line.typed).map(([id, cell]) => [id, cell.value !== undefined && cell.problem === undefined && cell.call === undefined ? { ...cell, call } : cell]),
    ),
  }))

/** The answer to a call: cells that travelled with it show what the server has. */
export const withAnswer = (state: SheetState, key: string, call: number, server: SheetRow): SheetState => ({
  ...withLine(state, key, line => ({
    key,
    server,
    checks: {},
    typed: Object.fromEntries(Object.entries(line.typed).filter(([, cell]) => cell.call !== call)),
  })),
  refused: [],
  warned: undefined,
  isLost: false,
})

/** A refused call: what was typed stays, each problem on its cell, what has no cell on the line. */
export function withRefusal(
  state: SheetState,
  { key, call, problems, columns }: { key: string; call: number; problems: readonly ShownProblem[]; columns: readonly StatedColumn[] },
): SheetState {
  const placed = problems.map(problem => ({ problem, column: columnOf(problem, columns) }))
  const inCells = new Map(placed.flatMap(({ problem, column }) => (column ? [[column, problem.message] as const] : [])))
  const others = placed.filter(({ column }) => column === undefined).map(({ problem }) => problem.message)
  const next = withLine(state, key, line => {
    const typed = Object.entries(line.typed).map(([id, cell]) => {
      const { call: sent, ...rest } = cell
      if (sent !== call) return [id, cell] as const
      const problem = inCells.get(id)
      return [id, problem === undefined ? rest : { ...rest, problem }] as const
    })
    const checks = Object.fromEntries([...inCells].filter(([id]) => line.typed[id]?.call !== call))
    return { ...line, typed: Object.fromEntries(typed), checks, ...(others.length > 0 ? { problem: others.join(' ') } : { problem: undefined }) }
  })
  const isWarning = problems.every(({ severity }) => severity === 'warning')
  return { ...next, isLost: false, refused: problems, warned: isWarning ? key : undefined }
}

function columnOf({ field }: ShownProblem, columns: readonly StatedColumn[]): string | undefined {
  if (field === undefined) return undefined
  const [name = '', part] = field.split('.')
  return (columns.find(column => column.field === name && column.part === part) ?? columns.find(column => column.field === name))?.id
}

/** Something that was found of a line among others: on its cell, or on the line where it has none. */
export function withCheck(
  state: SheetState,
  { key, field }: { readonly key: string; readonly field: string },
  message: string,
  columns: readonly StatedColumn[],
): SheetState {
  const column = columns.find(each => each.field === field)?.id ?? columns[0]?.id ?? ''
  return withLine(state, key, line => ({
    ...line,
    checks: { ...line.checks, [column]: [line.checks[column], message].filter(Boolean).join(' ') },
  }))
}

/** What waits in a line may be sent again: what the server said of its cells is for whoever mends them. */
export const withoutProblems = (state: SheetState, key: string): SheetState =>
  withLine(state, key, line => ({
    ...line,
    problem: undefined,
    checks: {},
    typed: Object.fromEntries(
      Object.entries(line.typed).map(([id, { problem, ...cell }]) => [id, 'value' in cell ? cell : { ...cell, ...(problem ? { problem } : {}) }]),
    ),
  }))
