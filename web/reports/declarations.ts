/** Every report: what one asks it for, and where its figures lead. */
import { call } from '../shell/client.ts'
import { lookUp } from '../shell/look-ups.ts'
import type { ReportKey } from './names.ts'
import type { Asked, DrillDown, ReportDeclaration, ReportName, ReportParameter } from '../ui/report/declaration.ts'
import { sideOf } from '../parties/side.ts'

const from: ReportParameter = { name: 'from', kind: 'date' }
const to: ReportParameter = { name: 'to', kind: 'date' }
const asAt: ReportParameter = { name: 'asAt', kind: 'date' }
const dimensions: ReportParameter = { name: 'dimensions', kind: 'dimensions' }

const party = (role: 'customer' | 'vendor'): ReportParameter => ({
  name: 'partyId',
  kind: 'record',
  label: `web.report.parameter.${role}`,
  search: lookUp('party', sideOf(role)),
  load: id => call(`parties.${role}s.get` as 'parties.customers.get', { id }),
})

/** A filter of a list that takes a code as it is. */
const exactly = (code: string): string => `'${code}'`

const between = ({ from: first, to: last }: Asked): string => `${first ?? ''}..${last}`

const isFigure = (column: string): boolean => !['account', 'number', 'name', 'description', 'code', 'unit', 'rate', 'profitPercent'].includes(column)

type Row<N extends ReportName> = Parameters<NonNullable<ReportDeclaration<N>['drill']>>[0]

/** An account leads to its card, opening and closing balances to everything before, turnover to the period. */
function accountEntries(row: Row<'reports.trial_balance'>, column: string, { from: first, to: last, ofDimensions }: Asked): DrillDown | undefined {
  if (column === 'account') return { to: `/accounts/${row.account}` }
  if (row.style !== 'row' || !['opening', 'debit', 'credit', 'closing'].includes(column)) return undefined
  const days: Readonly<Record<string, string>> = { opening: first ? `<${first}` : '', closing: `..${last}` }
  return { to: '/gl-entries', search: { f: { account: exactly(row.account), postingDate: days[column] ?? `${first ?? ''}..${last}`, ...ofDimensions } } }
}

const aged = (role: 'customer' | 'vendor'): ReportDeclaration<'reports.aged_receivables'> => ({
  operation: `reports.${role === 'customer' ? 'aged_receivables' : 'aged_payables'}` as 'reports.aged_receivables',
  name: role === 'customer' ? 'aged_receivables' : 'aged_payables',
  parameters: [
    asAt,
    { name: 'by', kind: 'choice', choices: ['due', 'posting', 'document'] },
    { name: 'period', kind: 'choice', choices: ['1M', '30D', '14D', '7D'] },
    { name: 'detail', kind: 'choice', choices: ['parties', 'entries'] },
    { name: 'amounts', kind: 'choice', choices: ['local', 'currency'] },
    party(role),
    dimensions,
  ],
  // A party's amounts lead to its entries as they were on that day; an entry to itself.
  drill: (row, column, { parameters }) => {
    if (row.entryNo !== null) return { to: `/${role}-entries/${row.entryNo}` }
    if (column === 'number' || column === 'name') return { to: `/${role}s/${row.partyId}` }
    return { to: '.', search: { p: { ...parameters, detail: 'entries', partyId: row.partyId } } }
  },
  empty: 'web.report.empty.aged',
})

const statement = (role: 'customer' | 'vendor'): ReportDeclaration<'reports.customer_statement'> => ({
  operation: `reports.${role}_statement` as 'reports.customer_statement',
  name: `${role}_statement`,
  parameters: [{ ...party(role), isRequired: true } as ReportParameter, from, to],
  drill: row => (row.entryNo === null ? undefined : { to: `/${role}-entries/${row.entryNo}` }),
  empty: 'web.report.empty.statement',
})

const saleEntries = (item: string, asked: Asked): DrillDown => ({
  to: '/value-entries',
  search: { f: { itemNumber: exactly(item), itemEntryType: 'sale', postingDate: between(asked), ...asked.ofDimensions } },
})

export const reportDeclarations = {
  aged_receivables: aged('customer'),
  aged_payables: aged('vendor'),
  customer_statement: statement('customer'),
  vendor_statement: statement('vendor'),
  trial_balance: {
    operation: 'reports.trial_balance',
    name: 'trial_balance',
    parameters: [from, to, { name: 'unused', kind: 'choice', choices: ['hidden', 'shown'] }, dimensions],
    drill: accountEntries,
    empty: 'web.report.empty.period',
  } satisfies ReportDeclaration<'reports.trial_balance'>,
  vat_statement: {
    operation: 'reports.vat_statement',
    name: 'vat_statement',
    parameters: [from, to],
    drill: ({ kind, businessGroup, productGroup }, column, asked) =>
      kind === 'box' || !isFigure(column)
        ? undefined
        : { to: '/vat-entries', search: { f: { kind, businessGroup: exactly(businessGroup), productGroup: exactly(productGroup), taxDate: between(asked) } } },
    empty: 'web.report.empty.period',
  } satisfies ReportDeclaration<'reports.vat_statement'>,
  inventory_valuation: {
    operation: 'reports.inventory_valuation',
    name: 'inventory_valuation',
    parameters: [asAt, { name: 'location', kind: 'code', search: lookUp('locations') }],
    drill: ({ itemId, number }, column, { to: last, parameters: { location } }) =>
      column === 'number' || column === 'description'
        ? { to: `/items/${itemId}` }
        : { to: '/value-entries', search: { f: { itemNumber: exactly(number), postingDate: `..${last}`, ...(location ? { location: exactly(location) } : {}) } } },
    empty: 'web.report.empty.stock',
  } satisfies ReportDeclaration<'reports.inventory_valuation'>,
  sales_by_customer: {
    operation: 'reports.sales_by_customer',
    name: 'sales_by_customer',
    parameters: [from, to, dimensions],
    drill: ({ id, number }, column, asked) => {
      if (id === null) return undefined
      if (column === 'number' || column === 'name') return { to: `/customers/${id}` }
      return column === 'sales'
        ? { to: '/customer-entries', search: { f: { partyNumber: exactly(number), postingDate: between(asked), documentType: 'invoice|credit_memo', ...asked.ofDimensions } } }
        : undefined
    },
    empty: 'web.report.empty.period',
  } satisfies ReportDeclaration<'reports.sales_by_customer'>,
  sales_by_item: {
    operation: 'reports.sales_by_item',
    name: 'sales_by_item',
    parameters: [from, to, dimensions],
    drill: ({ id, number }, column, asked) => {
      if (id === null) return undefined
      return column === 'number' || column === 'name' ? { to: `/items/${id}` } : column === 'profitPercent' ? undefined : saleEntries(number, asked)
    },
    empty: 'web.report.empty.period',
  } satisfies ReportDeclaration<'reports.sales_by_item'>,
} as const satisfies Readonly<Record<ReportKey, unknown>>
