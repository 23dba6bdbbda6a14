import { ListPage } from '../ui/list/list-page.tsx'
import type { ReportDeclaration } from '../ui/report/declaration.ts'
import { ReportPage } from '../ui/report/report-page.tsx'
import { reportDeclarations } from './declarations.ts'
import { valueEntryList, vatEntryList } from './entry-lists.ts'
import type { ReportKey } from './names.ts'
import { AgedPage, StatementPage } from './statement-pages.tsx'

const declared = (name: ReportKey): ReportDeclaration => reportDeclarations[name] as unknown as ReportDeclaration

/** Reports from which statements go out, drawn with what that takes. */
const withStatements: Partial<Record<ReportKey, { readonly Page: typeof AgedPage; readonly role: 'customer' | 'vendor' }>> = {
  aged_receivables: { Page: AgedPage, role: 'customer' },
  aged_payables: { Page: AgedPage, role: 'vendor' },
  customer_statement: { Page: StatementPage, role: 'customer' },
  vendor_statement: { Page: StatementPage, role: 'vendor' },
}

/** The page of one report. */
export function ReportOf({ name }: { readonly name: ReportKey }) {
  const special = withStatements[name]
  if (!special) return <ReportPage key={name} report={declared(name)} />
  return <special.Page key={name} report={declared(name)} role={special.role} />
}

export const ValueEntriesPage = () => <ListPage list={valueEntryList} />
export const VatEntriesPage = () => <ListPage list={vatEntryList} />
