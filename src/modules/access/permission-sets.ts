/**
 * What people may do, as data: names of operations, with `*` for any text. `reads` counts for queries only, so that
 * seeing everything never grows into changing something when an operation is added.
 */
import { operationNamed } from '#platform/command'

export interface PermissionSet {
  readonly name: string
  /** Operations it allows. */
  readonly does: readonly string[]
  /** Queries it allows besides. */
  readonly reads: readonly string[]
}

/** What everybody does for themselves, in any company and in none. */
const oneself = [
  'access.me',
  'access.companies.list',
  'access.settings.change',
  'access.api_keys.*',
  'access.sessions.*',
  'access.preferences.*',
  'access.views.list',
  'access.views.save',
  'access.views.delete',
  'work.notifications.*',
]

/** What somebody may do who works in no company yet: found one of their own. */
const withoutCompany = ['setup.company.create']

/** What whoever founds a company looks up, in any company and in none. */
const founding = ['setup.countries.list', 'setup.company.check']

/** What everybody who works on documents looks up. */
const lookUps = [
  'access.presence.*', 'access.people.*',
  'items.*', 'parties.*', 'company.*', 'currencies.*', 'dimensions.*', 'numbering.*', 'bank.accounts.*', 'tax.*', 'trade.*',
  'documents.*', 'sales.remarks.*', 'purchase.remarks.*', 'stock.*', 'openitems.*', 'delivery.*', 'search.*', 'work.*', 'insight.*',
  'ledger.periods.list', 'setup.records.describe',
]

export const permissionSets = [
  { name: 'owner', does: ['*'], reads: [] },
  {
    name: 'bookkeeper',
    does: [
      'ledger.*', 'tax.*', 'openitems.*', 'bank.*', 'payments.*', 'sales.*', 'purchase.*', 'trade.sales_standard_*', 'trade.purchase_standard_*', 'trade.sales_prepayment_*', 'trade.purchase_prepayment_*', 'trade.prices.*', 'parties.*', 'items.*', 'stock.*',
      'currencies.*', 'dimensions.*', 'numbering.*', 'company.locations.*', 'delivery.addresses.*', 'delivery.texts.*', 'delivery.messages.*', 'reports.customer_statement.send', 'reports.vendor_statement.send', 'exchange.*', 'work.*', 'access.views.share',
    ],
    reads: [...lookUps, 'access.audit.list', 'reports.*'],
  },
  // Bank accounts of parties stay with the bookkeeper: whoever orders must not also say where the money goes.
  { name: 'sales', does: ['sales.*', 'trade.sales_standard_*', 'trade.sales_prepayment_*', 'parties.customers.*', 'parties.ship_to_addresses.*', 'delivery.addresses.*', 'delivery.messages.*', 'reports.customer_statement.send', 'work.*', 'access.views.share'], reads: [...lookUps, 'purchase.order.*', 'reports.sales_*', 'reports.customer_*', 'reports.aged_receivables', 'reports.file'] },
  {
    name: 'purchasing',
    does: ['purchase.*', 'trade.purchase_standard_*', 'trade.purchase_prepayment_*', 'parties.vendors.*', 'items.item_vendors.*', 'items.references.*', 'delivery.addresses.*', 'delivery.messages.*', 'reports.vendor_statement.send', 'work.*', 'access.views.share'],
    reads: [...lookUps, 'sales.order.*', 'reports.vendor_*', 'reports.aged_payables', 'reports.inventory_valuation', 'reports.file'],
  },
  {
    name: 'warehouse',
    // Posting an order may also invoice it; the invoice posting policy of the company's user setup forbids that.
    does: ['stock.adjust*', 'sales.remarks.*', 'purchase.remarks.*', 'sales.order.post', 'sales.order.post_many', 'purchase.order.post', 'purchase.order.post_many', 'work.*', 'access.views.share'],
    reads: [...lookUps, 'sales.order.*', 'purchase.order.*', 'sales.posted_shipment.*', 'purchase.posted_receipt.*'],
  },
  { name: 'read-only', does: [], reads: ['*'] },
] as const satisfies readonly PermissionSet[]

export type PermissionSetName = (typeof permissionSets)[number]['name']

export const permissionSetNames = permissionSets.map(({ name }) => name) as [PermissionSetName, ...PermissionSetName[]]

/** Queries about people rather than business: only those who `does` them see them. */
const aboutPeople = ['access.users.*', 'access.audit.*']

const matches = (patterns: readonly string[], operation: string): boolean =>
  patterns.some(pattern => expression(pattern).test(operation))

const expressions = new Map<string, RegExp>()

function expression(pattern: string): RegExp {
  let found = expressions.get(pattern)
  if (!found) {
    const source = pattern.split('*').map(part => part.replaceAll('.', String.raw`\.`)).join('.*')
    expressions.set(pattern, (found = new RegExp(`^${source}$`)))
  }
  return found
}

/** Whether a permission set allows an operation; `undefined` is somebody without a company. */
export function allows(setName: string | undefined, operation: string): boolean {
  if (matches(oneself, operation) || matches(founding, operation)) return true
  if (setName === undefined) return matches(withoutCompany, operation)
  const set: PermissionSet | undefined = permissionSets.find(({ name }) => name === setName)
  if (!set) return false
  if (matches(set.does, operation)) return true
  if (operationNamed(operation)?.operation.verb !== 'query' || !matches(set.reads, operation)) return false
  return set.reads.includes(operation) || !matches(aboutPeople, operation)
}

const answers = new Map<string, boolean>()

/** The `may` of a caller. A key may not make further keys: revoking it must be the end of it. */
export function mayOf(setName: string | undefined, by: 'session' | 'key'): (operation: string) => boolean {
  return operation => {
    if (by === 'key' && operation === 'access.api_keys.create') return false
    const question = `${setName ?? ''} ${operation}`
    let answer = answers.get(question)
    // Only what exists is remembered: names that do not could be made up for ever.
    if (answer === undefined) {
      answer = allows(setName, operation)
      if (operationNamed(operation)) answers.set(question, answer)
    }
    return answer
  }
}
