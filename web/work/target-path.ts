/** Where something long work made, or a notification tells of, has its page. */
import type { Output } from '../shell/operations.ts'
import { type FoundRecord, recordAddress } from '../shell/record-path.ts'

type Target = NonNullable<Output<'work.notifications.list'>['rows'][number]['target']>

/** Kinds that are no records one searches for. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  work: id => `/work/${id}`,
  message: id => `/messages/${id}`,
  import: id => `/exchange/${id}`,
}

/** The page of a target; undefined where the web has none for its kind. */
export const targetPath = ({ kind, id }: Target): string | undefined =>
  pages[kind]?.(id) ?? recordAddress({ kind, id, number: '' } as FoundRecord)?.path
