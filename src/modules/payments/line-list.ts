import type { Context } from '#platform/command'
import { type ListDefinition, implementList, listRows } from '#platform/list'
import { accountKinds, documentTypes, payments } from './contract.ts'

/** The number of an account as people write it: a party's number where the line holds its id. */
const lineList: ListDefinition = {
  from: `payments.journal_lines l
    left join parties.parties y on y.company_id = l.company_id
      and y.id = case when l.account_kind in ('customer', 'vendor') then l.account::uuid end
    left join ledger.accounts g on g.company_id = l.company_id and l.account_kind = 'gl_account' and g.number = l.account
    left join bank.accounts b on b.company_id = l.company_id and l.account_kind = 'bank_account' and b.number = l.account
    left join parties.parties z on z.company_id = l.company_id
      and z.id = case when l.balancing_kind in ('customer', 'vendor') then l.balancing_account::uuid end
    left join dimensions.sets s on s.company_id = l.company_id and s.id = l.dimension_set_id`,
  company: 'l.company_id',
  columns: {
    id: { sql: 'l.id', kind: 'id' },
    version: { sql: 'l.version', kind: 'integer' },
    journal: { sql: 'l.journal', kind: 'code' },
    lineNo: { sql: 'l.line_no', kind: 'integer' },
    postingDate: { sql: 'l.posting_date', kind: 'date' },
    documentDate: { sql: 'l.document_date', kind: 'date' },
    documentType: { sql: 'l.document_type', kind: 'choice', values: documentTypes },
    documentNumber: { sql: 'l.document_number', kind: 'code' },
    externalNumber: { sql: 'l.external_number', kind: 'text' },
    accountKind: { sql: 'l.account_kind', kind: 'choice', values: accountKinds },
    account: { sql: 'l.account', kind: 'text' },
    accountNumber: { sql: 'coalesce(y.number, l.account)', kind: 'code' },
    accountName: { sql: `coalesce(y.name, g.name, b.name, '')`, kind: 'text' },
    description: { sql: 'l.description', kind: 'text' },
    currency: { sql: 'l.currency', kind: 'code' },
    exchangeFactor: { sql: 'l.exchange_factor', kind: 'decimal' },
    amount: { sql: 'l.amount', kind: 'decimal' },
    amountLcy: { sql: 'round(l.amount / l.exchange_factor, 2)', kind: 'decimal' },
    balancingKind: { sql: 'l.balancing_kind', kind: 'choice', values: accountKinds, nullable: true },
    balancingAccount: { sql: 'l.balancing_account', kind: 'text', nullable: true },
    balancingNumber: { sql: 'coalesce(z.number, l.balancing_account)', kind: 'code', nullable: true },
    paymentTerms: { sql: 'l.payment_terms', kind: 'code', nullable: true },
    dueDate: { sql: 'l.due_date', kind: 'date', nullable: true },
    discountDate: { sql: 'l.discount_date', kind: 'date', nullable: true },
    paymentDiscountPercent: { sql: 'l.payment_discount_percent', kind: 'decimal' },
    taxBusinessGroup: { sql: 'l.tax_business_group', kind: 'code', nullable: true },
    taxProductGroup: { sql: 'l.tax_product_group', kind: 'code', nullable: true },
    generalPostingType: { sql: 'l.general_posting_type', kind: 'choice', values: ['', 'sale', 'purchase'] },
    dimensions: { sql: `coalesce(s.pairs, '{}'::jsonb)`, kind: 'json' },
    applications: {
      sql: `(select coalesce(jsonb_agg(jsonb_build_object('entryNo', a.entry_no, 'amount', a.amount::text, 'takeDiscount', a.take_discount)
        order by a.entry_no), '[]') from payments.intended_applications a where a.company_id = l.company_id and a.journal_line_id = l.id)`,
      kind: 'json',
    },
  },
  key: ['id'],
  defaultSort: [{ field: 'journal' }, { field: 'lineNo' }],
  search: ['documentNumber', 'externalNumber', 'accountNumber', 'accountName', 'description'],
}

implementList(payments, 'payments.journal_lines.list', lineList)

/** One line as the list shows it; undefined when there is none. */
export async function loadLineRow(context: Context, id: string) {
  const { rows } = await listRows(context.tx, context, lineList, { filter: { id } })
  return rows[0]
}
