/** The company, the side and the series a reversal looks at, in one statement. */
import type { ReferenceLayout } from '#ledger'
import type { Context } from '#platform/command'
import type { LocalDate } from '#platform/local-date'
import { allowedPostingRange } from '#posting'
import type { Side } from '../sides.ts'
import type { ReversalFacts } from './facts.ts'

export interface EnvironmentRow {
  allow_posting_from: LocalDate | null
  allow_posting_to: LocalDate | null
  user_allow_posting_from: LocalDate | null
  user_allow_posting_to: LocalDate | null
  expected_cost_posting: boolean
  prevent_negative_inventory: boolean
  payment_reference: 'none' | 'rf' | 'ogm' | 'kid'
  kid_layout: Omit<Extract<ReferenceLayout, { kind: 'kid' }>, 'kind'>
  movement_document_on_invoice: boolean
  default_quantity_to_handle: 'remainder' | 'blank'
  external_number_mandatory: boolean
  inventory_closed_to: LocalDate | null
  series: Record<string, string> | null
}

export const loadEnvironment = ({ tx, companyId, userId }: Context, side: Side): Promise<EnvironmentRow> =>
  tx.one<EnvironmentRow>('trade.reversal_environment', environmentSql, [companyId, userId, side])

const environmentSql = `
select f.allow_posting_from, f.allow_posting_to, u.allow_posting_from as user_allow_posting_from, u.allow_posting_to as user_allow_posting_to,
  f.expected_cost_posting, f.prevent_negative_inventory, f.payment_reference, f.kid_layout, s.movement_document_on_invoice,
  s.default_quantity_to_handle, s.external_number_mandatory,
  (select max(p.ending_date) from stock.inventory_periods p where p.company_id = $1 and p.closed) as inventory_closed_to,
  (select jsonb_object_agg(x.kind, x.series_code) from trade.series x where x.company_id = $1 and x.side = $3) as series
from company.finance_setup f
join trade.setup s on s.company_id = f.company_id and s.side = $3
left join company.user_setup u on u.company_id = f.company_id and u.user_id = $2
where f.company_id = $1`

export const environmentFacts = (row: EnvironmentRow): Pick<ReversalFacts, 'setup' | 'company' | 'series'> => ({
  setup: {
    movementDocumentOnInvoice: row.movement_document_on_invoice,
    defaultQuantityToHandle: row.default_quantity_to_handle,
    externalNumberMandatory: row.external_number_mandatory,
  },
  company: {
    expectedCostPosting: row.expected_cost_posting,
    reference:
      row.payment_reference === 'none'
        ? null
        : row.payment_reference === 'kid' ? { kind: 'kid', ...row.kid_layout } : { kind: row.payment_reference },
    range: allowedPostingRange({
      allowPostingFrom: row.allow_posting_from,
      allowPostingTo: row.allow_posting_to,
      userAllowPostingFrom: row.user_allow_posting_from,
      userAllowPostingTo: row.user_allow_posting_to,
    }),
    inventoryClosedTo: row.inventory_closed_to,
  },
  series: row.series ?? {},
})
