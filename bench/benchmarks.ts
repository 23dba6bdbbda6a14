/** What is measured, in this order: first what needs much data, so that all the rest is measured in its company. */
import { chartNames, figureNames } from '#contract/insight'
import { measureBuying, measureCopy } from './buying.ts'
import { clerkNames, measureClerk } from './clerk.ts'
import { copyDrafts } from './drafts.ts'
import { companyWithFigures } from './figures.ts'
import { Floor } from './floor.ts'
import { directInvoice, makeSale, orderToCash, post, purchaseToPay, typeLines } from './flows.ts'
import { type Ground, type ItemSet, clients, orderLines } from './ground.ts'
import { measureList } from './list-in-browser.ts'
import { type Figures, Sample, median } from './measure.ts'
import { measureSearch } from './search.ts'
import { measureServer } from './server.ts'
import { companyWithEntries, manyOrders, settle } from './volume.ts'

/** Makes the usual number of runs the number that is wanted. */
type Scaled = (runs: number) => number

export interface Benchmark {
  readonly names: readonly string[]
  readonly run: (ground: Ground, scaled: Scaled) => Promise<Record<string, Figures>>
}

/** Postings before the first that counts: by then code is compiled and connections have settled on their plans. */
const warmUp = 100

/** Runs work a few times unmeasured, so that connections, plans and compiled code are there. */
async function warm(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let at = 0; at < times; at++) await work()
}

async function queries(runs: number, work: () => Promise<unknown>): Promise<Figures> {
  const sample = new Sample()
  await warm(5, work)
  for (let at = 0; at < runs; at++) await sample.run(() => sample.command(work))
  return sample.figures()
}

const lists: Benchmark = {
  names: ['list_first_page_1e5', 'trial_balance_1e4', 'trial_balance_1e6'],
  run: async (ground, scaled) => {
    const { company } = ground
    const order = await makeSale(ground, ground.sets[0]!, 'order', orderLines)
    await manyOrders(ground, order.id, 1e5)
    const small = await companyWithEntries(ground, 1e4)
    const large = await companyWithEntries(ground, 1e6)
    await settle(ground.db.owner)
    const balance = { from: '2026-02-10', to: '2026-11-20' }
    return {
      list_first_page_1e5: await queries(scaled(100), () => company.call('sales.order.list', { limit: 50 })),
      trial_balance_1e4: await queries(scaled(50), () => small.call('ledger.trial_balance', balance)),
      trial_balance_1e6: await queries(scaled(50), () => large.call('ledger.trial_balance', balance)),
    }
  },
}

const listInBrowser: Benchmark = {
  names: ['list_first_rows_1e5', 'list_scroll_1e5', 'list_filter_1e5'],
  run: async (ground, scaled) => {
    const { total } = await ground.company.call<{ total: number }>('sales.order.list', { limit: 1, total: true })
    if (total < 1e5) {
      const order = await makeSale(ground, ground.sets[0]!, 'order', orderLines)
      await manyOrders(ground, order.id, 1e5)
      await settle(ground.db.owner)
    }
    return measureList(ground, scaled(5))
  },
}

const startPage: Benchmark = {
  names: ['figures_1e6', ...chartNames.map(chart => `chart_${chart}_1e6`)],
  run: async (ground, scaled) => {
    const company = await companyWithFigures(ground, 1e6)
    await settle(ground.db.owner)
    const figures: Record<string, Figures> = {
      figures_1e6: await queries(scaled(50), () => company.call('insight.figures', { names: [...figureNames] })),
    }
    for (const chart of chartNames) figures[`chart_${chart}_1e6`] = await queries(scaled(50), () => company.call('insight.chart', { chart }))
    return figures
  },
}

/** A flow of one client, run again and again. */
const flow = (name: string, runs: number, work: (ground: Ground, set: ItemSet, sample: Sample) => Promise<void>): Benchmark => ({
  names: [name],
  run: async (ground, scaled) => {
    const set = ground.sets[0]!
    await warm(Math.min(10, scaled(runs)), () => work(ground, set, new Sample()))
    const sample = new Sample()
    for (let at = scaled(runs); at > 0; at--) await work(ground, set, sample)
    return { [name]: sample.figures() }
  },
})

interface Posted {
  readonly transactionNo: number
}

/** A draft to copy, and the floor of posting it. */
async function prepared(ground: Ground, set: ItemSet, name: string, kind: 'order' | 'invoice', lines: number) {
  const model = await makeSale(ground, set, kind, lines)
  const [first] = await copyDrafts(ground, model.id, 1)
  const posted = (await post(ground, new Sample(), kind, first!)) as Posted
  return { model: model.id, floor: await Floor.of(ground, name, posted.transactionNo) }
}

/** One client, ours and the floor in turn. */
const postingAlone: Benchmark = {
  names: ['posting_10'],
  run: async (ground, scaled) => {
    const runs = scaled(150)
    const { model, floor } = await prepared(ground, ground.sets[0]!, 'posting_alone', 'order', orderLines)
    const drafts = await copyDrafts(ground, model, (runs + warmUp) * 2)
    const [ours, bare] = [new Sample(), new Sample()]
    const pair = async (first: Sample, second: Sample): Promise<void> => {
      await first.run(() => post(ground, first, 'order', drafts.pop()!))
      await second.run(() => floor.write(drafts.pop()!))
    }
    await warm(warmUp, () => pair(new Sample(), new Sample()))
    for (let at = 0; at < runs; at++) await pair(ours, bare)
    return { posting_10: ours.figures(median(bare.times) / median(ours.times)) }
  },
}

interface Together {
  readonly name: string
  readonly kind: 'order' | 'invoice'
  readonly lines: number
  /** Postings of a round, over all clients. */
  readonly postings: number
  readonly rounds: number
  /** Which items and customer a client takes. */
  readonly setOf: (ground: Ground, client: number) => ItemSet
}

/** Several clients at once, in rounds of ours and of the floor in turn; the ratio is the median of the rounds'. */
const postingTogether = ({ name, kind, lines, postings, rounds, setOf }: Together): Benchmark => ({
  names: [name],
  run: async (ground, scaled) => {
    const numbers = Array.from({ length: clients }, (_, client) => client)
    const each = Math.ceil(postings / clients)
    const all = await numbers.reduce<Promise<Awaited<ReturnType<typeof prepared>>[]>>(async (before, client) => {
      const done = await before
      const shared = client > 0 && setOf(ground, client) === setOf(ground, 0)
      return [...done, shared ? done[0]! : await prepared(ground, setOf(ground, client), `${name}_${client}`, kind, lines)]
    }, Promise.resolve([]))
    const drafts = async (): Promise<string[][]> =>
      Promise.all(all.map(({ model }) => copyDrafts(ground, model, each)))
    const ours = async (sample: Sample): Promise<number> =>
      sample.clients((await drafts()).map(ids => ids.map(id => () => post(ground, sample, kind, id))))
    const bare = async (sample: Sample): Promise<number> =>
      sample.clients((await drafts()).map((ids, client) => ids.map(id => () => all[client]!.floor.write(id))))
    await warm(2, () => ours(new Sample()))
    await bare(new Sample())
    const [sample, floor, ratios]: [Sample, Sample, number[]] = [new Sample(), new Sample(), []]
    for (let round = scaled(rounds); round > 0; round--) {
      const [own, least] = [await ours(sample), await bare(floor)]
      ratios.push(least / own)
    }
    return { [name]: sample.figures(median(ratios)) }
  },
})

const typing = (name: string, present: number): Benchmark => ({
  names: [name],
  run: async (ground, scaled) => {
    const sample = new Sample()
    await typeLines(ground, ground.sets[0]!, new Sample(), present, 5)
    await typeLines(ground, ground.sets[0]!, sample, present, scaled(40))
    return { [name]: sample.figures() }
  },
})

export const benchmarks: readonly Benchmark[] = [
  lists,
  listInBrowser,
  startPage,
  { names: ['search_customers_1e5', 'search_items_1e5'], run: (ground, scaled) => measureSearch(ground, scaled(50)) },
  flow('order_to_cash_10', 40, (ground, set, sample) => orderToCash(ground, set, sample, orderLines)),
  postingAlone,
  { names: ['buying_200', 'create_purchase_orders_200'], run: (ground, scaled) => measureBuying(ground, scaled(10)) },
  { names: ['copy_1000'], run: (ground, scaled) => measureCopy(ground, scaled(5)) },
  { names: clerkNames, run: (ground, scaled) => measureClerk(ground, scaled(5)) },
  flow('purchase_to_pay_10', 40, (ground, set, sample) => purchaseToPay(ground, set, sample, orderLines)),
  flow('direct_invoice_10', 40, (ground, set, sample) => directInvoice(ground, set, sample, orderLines)),
  flow('invoice_1000', 5, (ground, set, sample) => directInvoice(ground, set, sample, 1000)),
  postingTogether({
    name: 'batch_200x3', kind: 'invoice', lines: 3, postings: 200, rounds: 6,
    setOf: (ground, client) => ground.sets[client + 1]!,
  }),
  postingTogether({
    name: 'posting_16_same', kind: 'order', lines: orderLines, postings: 64, rounds: 8,
    setOf: ground => ground.sets[0]!,
  }),
  postingTogether({
    name: 'posting_16_spread', kind: 'order', lines: orderLines, postings: 64, rounds: 8,
    setOf: (ground, client) => ground.sets[client + 1]!,
  }),
  typing('typing_10', 10),
  typing('typing_1000', 1000),
  { names: ['second_start'], run: (_, scaled) => measureServer(scaled(3)) },
]
