import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { call } from '../../shell/client.ts'
import { currentLanguage } from '../texts.ts'
import { entryFilter, inputOf, useGlobalDimensions } from './dimensions.ts'
import type { Asked, ReportDeclaration, ReportName, ReportView } from './declaration.ts'

const none: Readonly<Record<string, string>> = {}

/** What was asked stands in the address: a report is come back to, sent to a colleague, and left with the way back. */
function readParameters(search: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const { p } = search
  if (!p || typeof p !== 'object') return none
  return Object.fromEntries(Object.entries(p).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

/** A report with what was asked of it. */
export function useReport<N extends ReportName>(report: ReportDeclaration<N>) {
  const parameters = readParameters(useSearch({ strict: false }) as Record<string, unknown>)
  const navigate = useNavigate()
  const dimensions = useGlobalDimensions(report.parameters)
  const isAnswerable = report.parameters.every(parameter => !('isRequired' in parameter) || parameters[parameter.name] !== undefined)
  const query = useQuery({
    queryKey: [report.operation, parameters, currentLanguage()],
    queryFn: async ({ signal }) => (await call(report.operation, inputOf(parameters) as never, { signal })) as ReportView,
    enabled: isAnswerable,
    placeholderData: before => before,
  })
  const change = (name: string, value: string | undefined): void => {
    const { [name]: _, ...others } = parameters
    const p = value === undefined || value === '' ? others : { ...others, [name]: value }
    void navigate({ to: '.', search: (Object.keys(p).length > 0 ? { p } : {}) as never, replace: true })
  }
  const view = isAnswerable ? query.data : undefined
  const asked: Asked = { parameters, from: view?.from ?? null, to: view?.to ?? '', ofDimensions: entryFilter(parameters, dimensions) }
  return { parameters, dimensions, asked, view, query, change, isAnswerable }
}
