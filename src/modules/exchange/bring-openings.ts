/** Balances, open items and stock become a posting plan, by the checks of journals and adjustments. */
import { type BroughtLine, prepareBroughtDocuments } from '#payments'
import type { Context } from '#platform/command'
import { type Problem, Refused } from '#platform/problem'
import type { PostingPlan } from '#posting'
import { decideAdjustment } from '#warehouse'
import type { Finding } from './contract.ts'
import type { OpeningKind } from './kinds/index.ts'
import { type Lined, balanceLines, columnBehind, documentsOf, openItemLines, postingDateOf, stockLines } from './plan-openings.ts'
import { problem } from './problems.ts'
import { type ReadRow, type Sheet, atCell, atFile, isWrong } from './read-rows.ts'
import { resolveNumbers } from './resolve.ts'

export interface Planned {
  /** Nothing is left to post when there is none. */
  readonly plan?: PostingPlan
  readonly brought: readonly ReadRow[]
  /** What is wrong with the file as a whole: then nothing can be posted. */
  readonly general: readonly Finding[]
}

/**
 * Plans what the sound rows say as one transaction. What is refused is noted at its rows, which are left out, and the rest
 * is tried again: checks that look at all rows together see those that stay.
 */
export async function prepareOpening(context: Context, kind: OpeningKind, rows: readonly ReadRow[], sheet: Sheet): Promise<Planned> {
  if (kind !== 'balances') await resolveNumbers(context, rows, sheet)
  for (const row of rows) requireColumns(row, sheet)
  while (true) {
    const sound = rows.filter(row => !isWrong(row))
    const lined = linesOf(kind, sound, sheet)
    if (sound.some(isWrong)) continue
    if (lined.length === 0) return { brought: sound, general: [] }
    try {
      return { plan: await planOf(context, kind, lined, sheet), brought: sound, general: [] }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const general = note(error.problems, lined, sheet)
      if (general.length > 0 || !sound.some(isWrong)) return { brought: [], general }
    }
  }
}

type Line = BroughtLine | ReturnType<typeof stockLines>[number]['line']

const linesOf = (kind: OpeningKind, rows: readonly ReadRow[], sheet: Sheet): Lined<Line>[] => {
  if (kind === 'stock') return stockLines(rows, sheet)
  return kind === 'balances' ? balanceLines(rows, sheet) : openItemLines(kind, rows, sheet)
}

async function planOf(context: Context, kind: OpeningKind, lined: readonly Lined<Line>[], sheet: Sheet): Promise<PostingPlan> {
  if (kind === 'stock') {
    const lines = (lined as ReturnType<typeof stockLines>).map(({ line }) => line)
    const input = { postingDate: postingDateOf(sheet.settings), lines }
    return (await decideAdjustment(context, input, { against: sheet.settings.account })).plan
  }
  const journal = lined as Lined<BroughtLine>[]
  return prepareBroughtDocuments(context, kind === 'balances' ? [journal.map(({ line }) => line)] : documentsOf(journal))
}

/** Puts problems at the rows they are about: by line number in a journal, by place in an adjustment. Gives the others. */
function note(problems: readonly Problem[], lined: readonly Lined<Line>[], sheet: Sheet): Finding[] {
  const byNumber = new Map(lined.map(({ from, line }, index) => ['lineNo' in line ? line.lineNo : index, from]))
  return problems.flatMap(found => {
    const [, number, field = ''] = /^lines\.(\d+)\.?(.*)$/.exec(found.field ?? '') ?? []
    const row = number === undefined ? undefined : byNumber.get(Number(number))
    // The account against which all is posted is chosen once, and a balance is that of all lines together.
    if (!row || field === 'balancingAccount' || found.code === 'payments.out_of_balance') return [atFile({ ...found, field: 'account' })]
    row.problems.push(atCell(found, row.row, columnBehind(field, sheet, row), sheet))
    return []
  }).filter((found, index, all) => all.findIndex(other => other.code === found.code) === index)
}

function requireColumns(row: ReadRow, sheet: Sheet): void {
  for (const { name, required } of sheet.columns)
    if (required && row.values[name] === undefined && !row.problems.some(({ field }) => field === name))
      row.problems.push(atCell(problem('required', { column: name }), row.row, name, sheet))
}
