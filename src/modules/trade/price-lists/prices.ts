/**
 * `trade.prices`: a price with whom it is for, kept in the list of whom it is for. For files and programs that bring
 * prices in; the list is found by its number, or by what it says, or made.
 */
import { once } from '#platform/batch'
import type { Context } from '#platform/command'
import { type Problem, Refused } from '#platform/problem'
import { implementRecord } from '#platform/record'
import type { RecordInput } from '#platform/record-contract'
import { priceListOperations as contract, prices } from '../contract/price-lists.ts'
import { type Side, sides } from '../sides.ts'
import { type SourceKind, checkList } from './check.ts'
import { asTyped, loadTypedProblems, lineColumns } from './lines.ts'
import { assignNumber } from './lists.ts'
import { loadList } from './load.ts'
import { problem } from './problems.ts'

type Input = RecordInput<typeof prices.fields>

/** What the list of a price says, where the price does not. */
interface Wanted {
  readonly side: Side
  readonly number: string | undefined
  readonly sourceKind: SourceKind
  readonly source: string
  readonly currency: string
  readonly priceIncludesTax: boolean
  readonly taxBusinessGroup: string | null
  readonly allowLineDiscount: boolean
  readonly allowInvoiceDiscount: boolean
  readonly status: 'draft' | 'active' | 'inactive'
}

const wantedBy = (input: Input): Wanted => ({
  side: input.side ?? 'sales',
  number: input.priceList || undefined,
  sourceKind: input.sourceKind ?? 'all',
  source: input.source ?? '',
  currency: input.currency ?? '',
  priceIncludesTax: input.priceIncludesTax ?? false,
  taxBusinessGroup: input.taxBusinessGroup ?? null,
  allowLineDiscount: input.allowLineDiscount ?? true,
  allowInvoiceDiscount: input.allowInvoiceDiscount ?? true,
  status: input.status ?? 'active',
})

const definesOf = (kind: SourceKind) => (kind === 'discount_group' ? 'discount' : 'both')

/** A list that says what is wanted and takes lines: by its number, else one alike that is open. */
const findList = ({ tx, companyId }: Context, wanted: Wanted): Promise<{ id: string } | undefined> =>
  tx.maybeOne(
    'trade.list_for_price',
    `select h.id from trade.price_lists h
     where h.company_id = $1 and h.side = $2 and case when $3::text is not null then h.number = $3 else
       h.source_kind = $4 and h.source = $5 and h.currency = $6 and h.price_includes_tax = $7 and h.tax_business_group is not distinct from $8
       and h.allow_line_discount = $9 and h.allow_invoice_discount = $10 and h.status = $11 and h.defines = $12 and h.starting_date is null and h.ending_date is null
       and (h.status = 'draft' or h.created_at = now()
         or (h.status = 'active' and (select s.allow_updating_active_prices from trade.setup s where s.company_id = $1 and s.side = $2))) end
     order by h.number limit 1`,
    [companyId, wanted.side, wanted.number ?? null, wanted.sourceKind, wanted.source, wanted.currency, wanted.priceIncludesTax, wanted.taxBusinessGroup,
      wanted.allowLineDiscount, wanted.allowInvoiceDiscount, wanted.status, definesOf(wanted.sourceKind)],
  )

/** Refuses a source that is nobody. */
async function checkSource({ tx, companyId }: Context, { side, sourceKind, source }: Wanted): Promise<Problem[]> {
  const found = checkList({ side, sourceKind, source, defines: definesOf(sourceKind), startingDate: null, endingDate: null })
  if (found.length > 0 || sourceKind !== 'party') return found
  const party = await tx.maybeOne(
    'trade.party_of_price', 'select from parties.parties where company_id = $1 and id::text = $2 and role = $3', [companyId, source, sides[side].partyRole],
  )
  return party ? [] : [problem('price_list_source_missing', { kind: sourceKind }, { field: 'source' })]
}

async function makeList(context: Context, wanted: Wanted): Promise<string> {
  const wrong = await checkSource(context, wanted)
  if (wrong.length > 0) throw new Refused(wrong)
  const number = await assignNumber(context, wanted.side, wanted.number)
  const id = context.newId()
  await context.tx.execute(
    'trade.insert_price_list',
    `insert into trade.price_lists (company_id, id, side, number, description, source_kind, source, currency, defines, price_includes_tax, tax_business_group,
       allow_line_discount, allow_invoice_discount, status)
     values ($1, $2, $3, $4, coalesce((select p.name from parties.parties p where p.company_id = $1 and $5 = 'party' and p.id::text = $6), ''), $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [context.companyId, id, wanted.side, number, wanted.sourceKind, wanted.source, wanted.currency, definesOf(wanted.sourceKind), wanted.priceIncludesTax,
      wanted.taxBusinessGroup, wanted.allowLineDiscount, wanted.allowInvoiceDiscount, wanted.status],
  )
  return id
}

/** The list a price goes into. Prices of one batch that want the same get the same. */
const listFor = (context: Context, wanted: Wanted): Promise<string> =>
  once(context.tx, ['trade.list_for', wanted], async () => (await findList(context, wanted))?.id ?? makeList(context, wanted))

async function prepare(context: Context, input: Input): Promise<Input> {
  const listId = await listFor(context, wantedBy(input))
  const { side, itemId, itemDiscountGroup, variant, unit, minimumQuantity, startingDate, endingDate, unitPrice, lineDiscountPercent } = input
  return { side, listId, itemId, itemDiscountGroup, variant, unit, minimumQuantity, startingDate, endingDate, unitPrice, lineDiscountPercent }
}

const ofList = (column: string): string => `(select h.${column} from trade.price_lists h where h.company_id = r.company_id and h.id = r.list_id)`

implementRecord(contract, 'trade.prices', prices, {
  table: 'trade.price_lines',
  prepare,
  mustHave: ['side'],
  check: async (context, after) => loadTypedProblems(context, await loadList(context, String(after.listId)), asTyped(after)),
  list: {
    search: ['itemNumber', 'itemDescription', 'itemDiscountGroup'],
    columns: {
      ...lineColumns,
      priceList: { sql: ofList('number'), kind: 'code' },
      source: { sql: ofList('source'), kind: 'text' },
      priceIncludesTax: { sql: ofList('price_includes_tax'), kind: 'boolean' },
      taxBusinessGroup: { sql: ofList('tax_business_group'), kind: 'code', nullable: true },
      allowLineDiscount: { sql: ofList('allow_line_discount'), kind: 'boolean' },
      allowInvoiceDiscount: { sql: ofList('allow_invoice_discount'), kind: 'boolean' },
    },
  },
})
