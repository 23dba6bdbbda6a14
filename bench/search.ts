/** Searching while somebody types, in lists of many customers and items. */
import { copying } from './copies.ts'
import type { Ground } from './ground.ts'
import { type Figures, Sample } from './measure.ts'
import { unchecked } from './volume.ts'

const lists = { customers: 'parties.customers.list', items: 'items.list' } as const

/** Gives the company so many customers and items more, each with a name of its own. */
async function manyMasters({ db: { owner }, company }: Ground, count: number): Promise<void> {
  for (const [table, word, name, id] of [
    ['parties.parties', 'Handelshuis', 'name', company.customers.domestic.id],
    ['items.items', 'Onderdeel', 'description', company.items.inventory[0]!.id],
  ] as const) {
    const copy = await copying(owner, table, `jsonb_build_object('id', gen_random_uuid(), 'number', 'L' || n, '${name}', '${word} ' || md5(n::text))`,
      `${table} r, generate_series(1, $3::integer) n where r.company_id = $1 and r.id = $2`)
    await unchecked(owner, table, client => client.query(copy, [company.companyId, id, count]))
    await owner.query(`vacuum analyze ${table}`)
  }
}

/** The last letter of a part of a name: the first rows and how many there are, as a list asks for them. */
export async function measureSearch(ground: Ground, runs: number): Promise<Record<string, Figures>> {
  await manyMasters(ground, 1e5)
  const figures: Record<string, Figures> = {}
  for (const [what, list] of Object.entries(lists)) {
    const sample = new Sample()
    for (let at = -3; at < runs; at++) {
      const search = (at + 8).toString(16).padStart(2, 'a').repeat(2)
      const ask = () => ground.company.call(list, { search, limit: 50, total: true })
      await (at < 0 ? ask() : sample.run(() => sample.command(ask)))
    }
    figures[`search_${what}_1e5`] = sample.figures()
  }
  return figures
}
