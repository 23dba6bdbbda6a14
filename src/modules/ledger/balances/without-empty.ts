/** What a row of the chart is for, how deep it stands, and its figures, as decimal text. */
interface Row {
  readonly type: string
  readonly indentation: number
  readonly balance: string
  readonly debit: string
  readonly credit: string
}

const isTotal = ({ type }: Row): boolean => type === 'total' || type === 'end_total'
const isNothing = ({ balance, debit, credit }: Row): boolean => [balance, debit, credit].every(amount => amount === '0')

/** Whether a caption has nothing under it: a heading is over groups too, a group begins with accounts or deeper groups. */
function isBare({ type, indentation }: Row, below: Row | undefined): boolean {
  if (type !== 'heading' && type !== 'begin_total') return false
  if (below === undefined) return true
  return below.indentation <= indentation && below.type !== 'posting' && !(type === 'heading' && below.type === 'begin_total')
}

/** The chart, its unused accounts left out, without totals of nothing and without captions that nothing stands under. */
export function withoutEmpty<R extends Row>(rows: readonly R[]): R[] {
  const kept: R[] = []
  for (const row of rows.toReversed()) if (!isBare(row, kept.at(-1)) && !(isTotal(row) && isNothing(row))) kept.push(row)
  return kept.toReversed()
}
