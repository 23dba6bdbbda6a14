/** The records of the house as the server describes them, read once a session. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../shell/client.ts'
import type { Output } from '../../shell/operations.ts'

export type DescribedRecord = Output<'setup.records.describe'>['records'][number]
export type DescribedField = DescribedRecord['fields'][number]

export const useDescribed = () =>
  useQuery({
    queryKey: ['setup.records.describe'],
    queryFn: async () => new Map((await call('setup.records.describe', {})).records.map(each => [each.record, each])),
    staleTime: Infinity,
  })
