import { describe, expect, test } from 'vitest'
import type { ShownProblem } from '../shell/client.ts'
import type { DocumentView, LineView, LinesChanged } from './calls.ts'
import {
  type DraftState, beginState, numberAbove, numbersAfter, placeOf, withDocument, withLine, withLinesChanged, withProblems,
} from './draft-state.ts'

const line = (lineNo: number, fields: Partial<LineView> = {}): LineView =>
  ({ id: `line ${lineNo}`, lineNo, type: 'item', itemNumber: '1000', quantity: '1', unitPrice: '10', description: 'Beans', ...fields }) as LineView

const begun = (...lines: LineView[]): DraftState => beginState({ id: 'd', version: 1, lines, warnings: [] } as unknown as DocumentView)

const answer = (version: number, ...lines: LineView[]): LinesChanged =>
  ({ documentId: 'd', version, lines, totals: {}, taxSummary: [], warnings: [] }) as unknown as LinesChanged

const problem = (field: string | undefined, params: Record<string, number> = {}): ShownProblem =>
  ({ code: 'trade.some', message: 'No.', severity: 'error', params, ...(field ? { field } : {}) })

describe('line numbers', () => {
  const { lines } = begun(line(10_000), line(25_000))

  test('new lines go on by ten thousand after the last', () => {
    expect(numbersAfter(lines, 2)).toEqual([30_000, 40_000])
    expect(numbersAfter([], 1)).toEqual([10_000])
  })

  test('an inserted line lies between its neighbours while there is room', () => {
    expect(numberAbove(lines, 25_000)).toBe(17_500)
    expect(numberAbove(lines, 10_000)).toBe(5_000)
    expect(numberAbove(begun(line(1), line(2)).lines, 2)).toBeUndefined()
  })
})

describe('answers', () => {
  test('what a change carried is settled, what was typed since stays', () => {
    const typed = withLine(begun(line(10_000)), 10_000, each => ({
      ...each,
      typed: { quantity: { text: '5', change: 1 }, unitPrice: { text: '12', change: 2 } },
    }))
    const next = withLinesChanged(typed, answer(2, line(10_000, { quantity: '5' })), new Set([1]))
    expect(next.document.version).toBe(2)
    expect(next.lines[0]!.typed).toEqual({ unitPrice: { text: '12', change: 2 } })
    expect(next.lines[0]!.server!.quantity).toBe('5')
  })

  test('a value nobody typed that came out otherwise is marked', () => {
    const next = withLinesChanged(begun(line(10_000)), answer(2, line(10_000, { unitPrice: '8' })), new Set())
    expect(next.lines[0]!.changed).toEqual(['unitPrice'])
  })

  test('reading a document anew keeps lines and texts that were not sent', () => {
    const typed = withLine(begun(line(10_000)), 20_000, each => ({ ...each, typed: { quantity: { text: '3' } } }))
    const next = withDocument(typed, { ...typed.document, version: 7, lines: [line(10_000), line(15_000)] })
    expect(next.lines.map(each => each.lineNo)).toEqual([10_000, 15_000, 20_000])
    expect(next.lines[2]!.typed.quantity!.text).toBe('3')
  })
})

describe('where problems belong', () => {
  test.each([
    ['lines.20000.quantity', { lineNo: 20_000, field: 'quantity' }],
    ['lines.1.itemNumber', { lineNo: 20_000, field: 'number' }],
    ['lines.0', { lineNo: 10_000 }],
    ['dueDate', { field: 'dueDate' }],
    [undefined, {}],
  ] as const)('%s', (field, place) => {
    expect(placeOf(problem(field), [10_000, 20_000])).toEqual(place)
  })

  test('a problem that names its line only in its params is put on that line', () => {
    expect(placeOf(problem(undefined, { lineNo: 20_000 }), [20_000])).toEqual({ lineNo: 20_000 })
  })

  test('a typed cell keeps its text with the reason; what sits on no field is for the page', () => {
    const typed = withLine(begun(line(10_000)), 10_000, each => ({ ...each, typed: { quantity: { text: '99', change: 1 } } }))
    const next = withProblems(typed, [problem('lines.10000.quantity'), problem('dueDate')], [10_000], false)
    expect(next.lines[0]!.typed.quantity).toMatchObject({ text: '99', problem: 'No.' })
    expect(next.problems.map(each => each.field)).toEqual(['dueDate'])
  })
})
