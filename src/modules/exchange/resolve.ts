/** Numbers of customers, vendors and items in cells, as the ids they are kept as. */
import type { Context } from '#platform/command'
import { problem } from './problems.ts'
import { type ReadRow, type Sheet, atCell } from './read-rows.ts'

type Owner = 'customer' | 'vendor' | 'item'
const owners: readonly string[] = ['customer', 'vendor', 'item'] satisfies Owner[]
const isOwner = (type: string): type is Owner => owners.includes(type)

/** Ids in place of the numbers that cells hold, column by column. A number that names nothing is noted at its cell. */
export async function resolveNumbers(context: Context, rows: readonly ReadRow[], sheet: Sheet): Promise<void> {
  for (const { name, type } of sheet.columns) {
    if (!isOwner(type)) continue
    const ids = await loadIds(context, type, rows.map(({ values }) => values[name]))
    for (const row of rows) putId(row, name, type, ids, sheet)
  }
}

/** The id of the record whose number a row holds, in place of the number. */
export function putId(row: ReadRow, name: string, owner: Owner, ids: ReadonlyMap<string, string>, sheet: Sheet): void {
  const number = row.values[name]
  if (number === undefined) return
  const id = ids.get(String(number))
  if (id !== undefined) row.values[name] = id
  else row.problems.push(atCell(problem('no_such_record', { value: String(number), kind: owner }), row.row, name, sheet))
}

/** Ids by number, in one statement. */
export async function loadIds({ tx, companyId }: Context, owner: Owner, numbers: readonly unknown[]): Promise<Map<string, string>> {
  const asked = [...new Set(numbers.filter(number => number !== undefined).map(String))]
  if (asked.length === 0) return new Map()
  const rows = await (owner === 'item'
    ? tx.query<{ number: string; id: string }>(
        'exchange.item_ids', 'select number, id from items.items where company_id = $1 and number = any($2)', [companyId, asked],
      )
    : tx.query<{ number: string; id: string }>(
        'exchange.party_ids', 'select number, id from parties.parties where company_id = $1 and number = any($2) and role = $3', [companyId, asked, owner],
      ))
  return new Map(rows.map(({ number, id }) => [number, id]))
}
