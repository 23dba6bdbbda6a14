import { type Context, implement } from '#platform/command'
import { dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { insightContract as contract, type FigureName } from './contract.ts'
import { figures } from './figures.ts'
import { collectedFrom, loaders, yearStart } from './load-figures.ts'

/** The company's local currency, which every amount here is in. */
export async function loadCurrency({ tx, companyId }: Context): Promise<string> {
  const row = await tx.one<{ currency: string }>(
    'insight.currency', 'select local_currency as currency from company.companies where id = $1', [companyId],
  )
  return row.currency
}

async function loadFigures(context: Context, names: readonly FigureName[], day: LocalDate) {
  const allowed = [...new Set(names)].filter(name => context.may(figures[name].right))
  const sources = [...new Set(allowed.map(name => figures[name].source))]
  const loaded = await Promise.all(sources.map(source => loaders[source](context, day)))
  const found = Object.assign({}, ...loaded) as Partial<Record<FigureName, string>>
  return allowed.map(name => ({ name, unit: figures[name].unit, value: dec(found[name]!).toString() }))
}

implement(contract, 'insight.figures', async (context, { names, workDate: asked }) => {
  const workDate = asked ?? context.workDate
  const [currency, year, loaded] = await Promise.all([
    loadCurrency(context),
    context.tx.one<{ from: LocalDate }>('insight.year', `select ${yearStart} as from`, [context.companyId, workDate]),
    loadFigures(context, names, workDate),
  ])
  return { workDate, currency, yearFrom: year.from, collectedFrom: collectedFrom(workDate), figures: loaded }
})
