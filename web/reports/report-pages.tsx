import { ListPage } from '../ui/list/list-page.tsx'
import type { ReportDeclaration } from '../ui/report/declaration.ts'
import { ReportPage } from '../ui/report/report-page.tsx'
import { reportDeclarations } from './declarations.ts'
import { valueEntryList, vatEntryList } from './entry-lists.ts'
import type { ReportKey } from './names.ts'

/** The page of one report. */
export const ReportOf = ({ name }: { readonly name: ReportKey }) => <ReportPage key={name} report={reportDeclarations[name] as unknown as ReportDeclaration} />

export const ValueEntriesPage = () => <ListPage list={valueEntryList} />
export const VatEntriesPage = () => <ListPage list={vatEntryList} />
