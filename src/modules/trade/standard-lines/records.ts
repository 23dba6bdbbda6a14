/** Standard codes, their lines and whom they are assigned to, as records of each side. */
import type { Context } from '#platform/command'
import { dec } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { implementRecord } from '#platform/record'
import type { RecordInput } from '#platform/record-contract'
import { type Reference, declareReferences } from '#platform/references'
import { standardAssignments, standardCodes, standardLines, standardRecords } from '../contract/standard-lines.ts'
import { type Side, sides } from '../sides.ts'
import { type NamedItem, checkStandardLine, checkValidity } from './check.ts'
import { problem } from './problems.ts'

type LineInput = RecordInput<typeof standardLines.fields>

const step = 10_000

/** The number of the next line, and what the line is by what it names. */
async function prepareLine({ tx, companyId }: Context, side: Side, input: LineInput): Promise<LineInput> {
  const type = input.type ?? (input.itemId ? 'item' : input.account ? 'gl_account' : 'text')
  if (input.lineNo !== undefined) return { ...input, type }
  const { last } = await tx.one<{ last: number }>(
    'trade.last_standard_line', 'select coalesce(max(line_no), 0) as last from trade.standard_lines where company_id = $1 and side = $2 and code = $3',
    [companyId, side, input.code],
  )
  return { ...input, type, lineNo: (Math.floor(last / step) + 1) * step }
}

async function checkLine(context: Context, line: LineInput): Promise<Problem[]> {
  const dimensions = Object.entries(line.dimensions ?? {})
  const { item, values } = await context.tx.one<{ item: NamedItem | null; values: string[] }>(
    'trade.standard_line_facts',
    `select (select jsonb_build_object('number', i.number, 'type', i.type) from items.items i where i.company_id = $1 and i.id = $2) as item,
       array(select v.dimension || ' ' || v.code from dimensions.values v where v.company_id = $1 and v.dimension = any($3)) as values`,
    [context.companyId, line.itemId ?? null, dimensions.map(([dimension]) => dimension)],
  )
  const known = new Set(values)
  const checked = {
    type: line.type ?? 'text',
    itemId: line.itemId ?? null,
    account: line.account ?? null,
    variant: line.variant ?? '',
    description: line.description ?? '',
    quantity: dec(line.quantity ?? '0'),
    unit: line.unit ?? null,
    amount: dec(line.amount ?? '0'),
  }
  return [
    ...checkStandardLine(checked, item ?? undefined),
    ...dimensions
      .filter(pair => !known.has(pair.join(' ')))
      .map(([dimension, value]) => problem('standard_unknown_dimension', { dimension, value }, { field: 'dimensions', remedy: 'setup/dimensions' })),
  ]
}

const reference = (table: string, column: string, field: string, to: string, more: Partial<Reference> = {}): Reference => ({
  table: `trade.${table}`, column, field, to, toColumn: 'code', ...more,
})

for (const side of Object.keys(sides) as Side[]) {
  const fixed = { side }
  implementRecord(standardRecords, `trade.${side}_standard_codes`, standardCodes, { table: 'trade.standard_codes', fixed })
  implementRecord(standardRecords, `trade.${side}_standard_lines`, standardLines, {
    table: 'trade.standard_lines',
    fixed,
    prepare: (context, input) => prepareLine(context, side, input),
    check: checkLine,
    list: {
      search: ['description', 'itemNumber', 'account'],
      defaultSort: [{ field: 'code' }, { field: 'lineNo' }],
      columns: { itemNumber: { sql: '(select i.number from items.items i where i.company_id = r.company_id and i.id = r.item_id)', kind: 'code', nullable: true } },
    },
  })
  const ofParty = (column: string): string => `(select p.${column} from parties.parties p where p.company_id = r.company_id and p.id = r.party_id)`
  implementRecord(standardRecords, `trade.${side}_standard_assignments`, standardAssignments, {
    table: 'trade.standard_assignments',
    fixed,
    check: (_, { validFrom = null, validTo = null }) => checkValidity(validFrom, validTo),
    list: {
      search: ['code', 'partyNumber', 'partyName'],
      columns: { partyNumber: { sql: ofParty('number'), kind: 'code' }, partyName: { sql: ofParty('name'), kind: 'text' } },
    },
  })
  declareReferences(
    ...['standard_lines', 'standard_assignments'].map(table => reference(table, 'code', 'code', 'trade.standard_codes', { where: fixed, when: fixed, part: true })),
    reference('standard_assignments', 'party_id', 'partyId', 'parties.parties', { toColumn: 'id', where: { role: sides[side].partyRole }, when: fixed, part: true }),
  )
}

declareReferences(
  reference('standard_codes', 'currency', 'currency', 'currencies.currencies'),
  reference('standard_lines', 'item_id', 'itemId', 'items.items', { toColumn: 'id' }),
  reference('standard_lines', 'account', 'account', 'ledger.accounts', { toColumn: 'number' }),
  reference('standard_lines', 'unit', 'unit', 'items.units'),
  reference('standard_assignments', 'payment_terms', 'paymentTerms', 'parties.payment_terms'),
  reference('standard_assignments', 'payment_method', 'paymentMethod', 'parties.payment_methods'),
)
