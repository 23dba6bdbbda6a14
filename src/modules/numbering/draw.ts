import type { Tx } from '#platform/db'
import type { LocalDate } from '#platform/local-date'
import './problems.ts'

/**
 * Draws the next number of a series on a date. Series that allow gaps lock nothing; gapless ones stay locked until the
 * transaction ends. Refuses when no line is open on the date, the numbers are exhausted or the date runs backwards.
 */
export async function drawNumber(tx: Tx, companyId: number, series: string, date: LocalDate): Promise<string> {
  const { number } = await tx.one<{ number: string }>('numbering.draw', 'select numbering.draw($1, $2, $3) as number', [
    companyId,
    series,
    date,
  ])
  return number
}
