/** What a code in a field is called, so that it never stands alone. */
import { useQuery } from '@tanstack/react-query'
import type { Search } from '../lookup/options.ts'
import { currentLanguage, languageNames } from '../texts.ts'

const named = (type: 'region' | 'currency', code: string): string | undefined => {
  try {
    return new Intl.DisplayNames(currentLanguage(), { type, fallback: 'none' }).of(code)
  } catch {
    return undefined
  }
}

/** Codes that the world knows, by the field they stand in. */
const ofTheWorld: Readonly<Record<string, (code: string) => string | undefined>> = {
  country: code => named('region', code),
  currency: code => named('currency', code),
  localCurrency: code => named('currency', code),
  language: code => (languageNames as Readonly<Record<string, string>>)[code],
}

/**
 * The name of what stands in a field: of a country, a currency or a language by itself, of another code as its look-up
 * knows it. Undefined while it is not known, and where it says no more than the code.
 */
export function useCalled(place: string, field: string, code: string, search: Search | undefined): string | undefined {
  const known = ofTheWorld[field]
  const query = useQuery({
    queryKey: ['called', place, code],
    queryFn: async ({ signal }) => (await search!(code, signal)).find(({ number }) => number === code)?.description ?? null,
    enabled: !known && search !== undefined && code !== '',
    retry: false,
  })
  const name = code === '' ? undefined : known ? known(code) : (query.data ?? undefined)
  return name && name !== code ? name : undefined
}
