/** Reports by dimension: each of the two global dimensions is a parameter of its own, by its code. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shell/client.ts'
import { mayRun } from '../../shell/session.ts'
import type { ReportParameter } from './declaration.ts'

export interface GlobalDimension {
  readonly code: string
  readonly name: string
  readonly globalNo: number
}

const none: readonly GlobalDimension[] = []

/** The global dimensions of the company, where a report asks for them and the user may see them. */
export function useGlobalDimensions(parameters: readonly ReportParameter[]): readonly GlobalDimension[] {
  const { data } = useQuery({
    queryKey: ['dimensions.list', 'global'],
    queryFn: () => call('dimensions.list', { filter: { globalNo: '1|2' } }),
    enabled: parameters.some(({ kind }) => kind === 'dimensions') && mayRun('dimensions.list') && mayRun('dimensions.values.list'),
    staleTime: 300_000,
  })
  return (data?.rows as unknown as readonly GlobalDimension[] | undefined)?.toSorted((a, b) => a.globalNo - b.globalNo) ?? none
}

const prefix = 'dimensions.'

/** What a dimension's value is called in the address, and where a problem with it stands. */
export const dimensionParameter = ({ code }: Pick<GlobalDimension, 'code'>): string => `${prefix}${code}`

/** What the operation takes: the dimensions together, by code. */
export function inputOf(parameters: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const pairs = Object.entries(parameters)
  const dimensions = pairs.flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : []))
  const others = Object.fromEntries(pairs.filter(([name]) => !name.startsWith(prefix)))
  return dimensions.length > 0 ? { ...others, dimensions: Object.fromEntries(dimensions) } : others
}

/** The same as a filter of a list of entries: `{ globalDimension1: "'SALES'" }`. */
export const entryFilter = (parameters: Readonly<Record<string, string>>, known: readonly GlobalDimension[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    known.flatMap(dimension => {
      const value = parameters[dimensionParameter(dimension)]
      return value === undefined ? [] : [[`globalDimension${dimension.globalNo}`, `'${value}'`] as const]
    }),
  )
