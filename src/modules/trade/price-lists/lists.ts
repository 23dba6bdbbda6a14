/** Price lists of each side: their headers as records, and what becomes of them. */
import { drawNumber } from '#numbering'
import { type Context, implement } from '#platform/command'
import { type Problem, Refused, refuse } from '#platform/problem'
import { implementRecord } from '#platform/record'
import type { RecordInput, RecordRow } from '#platform/record-contract'
import { declareReferences } from '#platform/references'
import { priceListOperations as contract, purchasePriceLists, salesPriceLists } from '../contract/price-lists.ts'
import { type Side, sides } from '../sides.ts'
import { type ListFacts, checkLine, checkList, checkOverlaps, lineName, lineValue } from './check.ts'
import { type LoadedList, loadElsewhere, loadItems, loadLines, loadList, loadSeries } from './load.ts'
import { problem } from './problems.ts'

type Input = RecordInput<typeof salesPriceLists.fields>
type Row = RecordRow<typeof salesPriceLists.fields>

/** The number a new list is known by: the one typed where the series allows it, else the next of the series. */
export async function assignNumber(context: Context, side: Side, typed: string | undefined): Promise<string> {
  const series = await loadSeries(context, side)
  if (typed !== undefined) {
    if (series && !series.manual) throw new Refused([problem('price_list_manual_number', { series: series.code }, { field: 'number', remedy: 'setup/number-series' })])
    return typed
  }
  if (!series) throw new Refused([problem('price_list_series_unset', { side }, { field: 'number', remedy: 'setup/number-series' })])
  return drawNumber(context.tx, context.companyId, series.code, context.workDate)
}

/** What everybody's list has is nobody's own. */
const clean = (input: Input): Input => (input.sourceKind === 'all' ? { ...input, source: '' } : input)

async function prepare(context: Context, side: Side, input: Input): Promise<Input> {
  const sourceKind = input.sourceKind ?? 'all'
  return {
    ...input,
    sourceKind,
    defines: input.defines ?? (sourceKind === 'discount_group' ? 'discount' : 'price'),
    number: await assignNumber(context, side, input.number),
  }
}

/** May be changed on a list that counts: the rest would change prices without anybody looking at them. */
const always = new Set(['id', 'version', 'description'])

async function check(context: Context, side: Side, after: Input, before: Row | undefined): Promise<Problem[]> {
  const { sourceKind = 'all', source = '', defines = 'price', startingDate = null, endingDate = null } = after
  const found = checkList({ side, sourceKind, source, defines, startingDate, endingDate })
  if (!before) return found
  const changed = Object.keys(after).filter(field => !always.has(field) && String(after[field as keyof Input] ?? '') !== String(before[field as keyof Row] ?? ''))
  const locked = before.status === 'active' && changed.length > 0 ? [problem('price_list_locked', { list: before.number, fields: changed.join(', ') }, { field: changed[0]! })] : []
  return [...found, ...locked, ...(changed.includes('defines') ? await checkDefines(context, before, defines) : [])]
}

/** What the lines say already, a list cannot stop to define. */
async function checkDefines(context: Context, { id, number }: Row, defines: ListFacts['defines']): Promise<Problem[]> {
  const lines = await loadLines(context, id)
  const contrary = lines.find(({ unitPrice, lineDiscountPercent }) =>
    defines === 'discount' ? unitPrice !== null : defines === 'price' && (unitPrice === null ? lineDiscountPercent !== null : !(lineDiscountPercent?.isZero() ?? true)))
  if (!contrary) return []
  const items = await loadItems(context, contrary.itemId ? [contrary.itemId] : [])
  return [problem('price_list_lines_say_more', { list: number, defines, line: lineName(contrary, items.get(contrary.itemId ?? '')) }, { field: 'defines' })]
}

const ofParty = (column: string): string =>
  `(select p.${column} from parties.parties p where p.company_id = r.company_id and r.source_kind = 'party' and p.id::text = r.source)`

const list = {
  search: ['number', 'description', 'appliesTo', 'appliesToName'],
  defaultSort: [{ field: 'number' }],
  columns: {
    appliesTo: { sql: `coalesce(${ofParty('number')}, r.source)`, kind: 'code' },
    appliesToName: { sql: `coalesce(${ofParty('name')}, '')`, kind: 'text' },
    linesOpen: {
      sql: `(r.status = 'draft' or (r.status = 'active' and
        (select s.allow_updating_active_prices from trade.setup s where s.company_id = r.company_id and s.side = r.side)))`,
      kind: 'boolean',
    },
    lineCount: { sql: '(select count(*)::integer from trade.price_lines l where l.company_id = r.company_id and l.list_id = r.id)', kind: 'integer' },
  },
} as const

/** Everything against a list's lines counting, of all lines at once. */
async function checkActivation(context: Context, held: LoadedList): Promise<Problem[]> {
  const lines = await loadLines(context, held.id)
  if (lines.length === 0) return [problem('price_list_empty', { list: held.number })]
  const items = await loadItems(context, lines.flatMap(({ itemId }) => itemId ?? []))
  const itemOf = ({ itemId }: { readonly itemId: string | null }) => items.get(itemId ?? '')
  const wrong = [
    ...checkList(held),
    ...lines.flatMap(line => checkLine(line, held, itemOf(line), `lines.${line.id}.`)),
    ...checkOverlaps(lines, held, itemOf),
  ]
  if (wrong.length > 0) return wrong.slice(0, shown)
  return (await loadElsewhere(context, held)).map(({ line, other, list: elsewhere }) =>
    problem('price_line_elsewhere', { line: lineName(line, itemOf(line)), value: lineValue(line), list: elsewhere, other: lineValue(other) }, {
      field: `lines.${line.id}.unitPrice`, severity: 'warning',
    }))
}

/** As many problems as a person works through; the rest come when these are gone. */
const shown = 100

interface Deed {
  readonly to: ListFacts['status']
  readonly check?: (context: Context, held: LoadedList) => Promise<Problem[]>
}

const deeds: Readonly<Record<'activate' | 'deactivate' | 'reopen', Deed>> = {
  activate: { to: 'active', check: checkActivation },
  deactivate: { to: 'inactive' },
  reopen: { to: 'draft' },
}

async function setStatus(context: Context, { to, check: checkDeed }: Deed, { id, version }: { id: string; version?: number | undefined }): Promise<void> {
  const held = await loadList(context, id, 'for update')
  if (version !== undefined && version !== held.version) throw new Refused([problem('price_list_gone', {})], 409)
  if (held.status === to) refuse([problem('price_list_already', { list: held.number, status: to })])
  refuse((await checkDeed?.(context, held)) ?? [], context.acknowledged)
  await context.tx.execute(
    'trade.price_list_status', 'update trade.price_lists set status = $3, version = version + 1, changed_at = now() where company_id = $1 and id = $2', [context.companyId, id, to],
  )
}

const shapes = { sales: salesPriceLists, purchase: purchasePriceLists }

for (const side of Object.keys(sides) as Side[]) {
  const record = implementRecord(contract, `${side}.price_lists`, shapes[side], {
    table: 'trade.price_lists',
    fixed: { side },
    clean,
    prepare: (context, input) => prepare(context, side, input),
    check: (context, after, before) => check(context, side, after, before),
    checkDelete: async (_, { number, status }) => (status === 'active' ? [problem('price_list_active', { list: number })] : []),
    list,
  })
  for (const [name, deed] of Object.entries(deeds)) {
    implement(contract, `${side}.price_lists.${name as keyof typeof deeds}`, async (context, input) => {
      await setStatus(context, deed, input)
      return record.get(context, { id: input.id })
    })
  }
  declareReferences({
    table: 'trade.price_lists', column: 'source', field: 'source', to: 'parties.parties', toColumn: 'id', where: { role: sides[side].partyRole }, when: { side, source_kind: 'party' },
  })
}

declareReferences({ table: 'trade.price_lists', column: 'currency', field: 'currency', to: 'currencies.currencies', toColumn: 'code' })
