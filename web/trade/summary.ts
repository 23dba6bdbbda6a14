/** What stands on a closed tab of a document. */
import { formatDate } from '../ui/format.ts'

type Values = Readonly<Record<string, unknown>>

function valueOf(document: Values, name: string): unknown {
  const [field = '', part] = name.split('.')
  return part === undefined ? document[field] : (document[field] as Values | null)?.[part]
}

/** The values of fields that say something, one after another; a part of an address stands behind a dot. */
export const summaryOf = (names: readonly string[], document: object): string =>
  names
    .map(name => formatDate(String(valueOf(document as Values, name) ?? '')))
    .filter(Boolean)
    .join(' · ')
