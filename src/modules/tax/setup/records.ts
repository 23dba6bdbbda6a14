import { type Decimal, dec } from '#platform/decimal'
import { implementRecord } from '#platform/record'
import { declareReferences } from '#platform/references'
import { businessGroups, postingSetup, productGroups, returnBoxes, setupContract as contract } from './contract.ts'
import { problem } from './problems.ts'

implementRecord(contract, 'tax.business_groups', businessGroups, { table: 'tax.business_groups' })
implementRecord(contract, 'tax.product_groups', productGroups, { table: 'tax.product_groups' })
implementRecord(contract, 'tax.return_boxes', returnBoxes, {
  table: 'tax.return_boxes',
  list: { search: ['box', 'name'] },
})

implementRecord(contract, 'tax.posting_setup', postingSetup, {
  table: 'tax.posting_setup',
  list: { search: ['businessGroup', 'productGroup', 'identifier'] },
  check: async (context, after) => {
    const { calculation, reverseChargeAccount, validFrom = '', validTo, identifier = '' } = after
    const rate = dec(after.rate as Decimal)
    // Lines with one identifier are taxed together, so it stands for one rate at a time (ledgers.md §2.1).
    const other = await context.tx.query<{ rate: string }>(
      'tax.identifier_rates',
      `select distinct rate from tax.posting_setup where company_id = $1 and identifier = $2 and rate <> $3
         and calculation = $4 and not blocked and coalesce(valid_to, 'infinity') >= $5 and valid_from <= coalesce($6,
           'infinity'::date) limit 1`,
      [context.companyId, identifier, rate, calculation, validFrom, validTo ?? null],
    )
    return [
      ...(calculation === 'reverse_charge' && !reverseChargeAccount
        ? [problem('reverse_charge_account_missing', {}, { field: 'reverseChargeAccount' })]
        : []),
      ...(validTo && validTo < validFrom
        ? [problem('range_backwards', { from: validFrom, to: validTo }, { field: 'validTo' })]
        : []),
      ...other.map(row =>
        problem(
          'identifier_has_two_rates',
          { identifier, rate: row.rate },
          { field: 'identifier', severity: 'warning' },
        ),
      ),
    ]
  },
})

const cell = (column: string, field: string, to: string) => ({
  table: 'tax.posting_setup',
  column,
  field,
  to,
  toColumn: 'code',
})
const account = (column: string, field: string) => ({
  table: 'tax.posting_setup',
  column,
  field,
  to: 'ledger.accounts',
  toColumn: 'number',
  where: { type: 'posting' },
})

declareReferences(
  cell('business_group', 'businessGroup', 'tax.business_groups'),
  cell('product_group', 'productGroup', 'tax.product_groups'),
  account('sales_account', 'salesAccount'),
  account('purchase_account', 'purchaseAccount'),
  account('reverse_charge_account', 'reverseChargeAccount'),
  // Masters stand below the groups they name.
  {
    table: 'parties.parties',
    column: 'tax_business_group',
    field: 'taxBusinessGroup',
    to: 'tax.business_groups',
    toColumn: 'code',
  },
  {
    table: 'parties.templates',
    column: 'tax_business_group',
    field: 'taxBusinessGroup',
    to: 'tax.business_groups',
    toColumn: 'code',
  },
  {
    table: 'items.items',
    column: 'tax_product_group',
    field: 'taxProductGroup',
    to: 'tax.product_groups',
    toColumn: 'code',
  },
  {
    table: 'items.items',
    column: 'price_tax_business_group',
    field: 'priceTaxBusinessGroup',
    to: 'tax.business_groups',
    toColumn: 'code',
  },
  {
    table: 'ledger.accounts',
    column: 'tax_business_group',
    field: 'taxBusinessGroup',
    to: 'tax.business_groups',
    toColumn: 'code',
  },
  {
    table: 'ledger.accounts',
    column: 'tax_product_group',
    field: 'taxProductGroup',
    to: 'tax.product_groups',
    toColumn: 'code',
  },
)
