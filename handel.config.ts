/**
 * What this installation is made of: every extension by hand, nothing found by magic. Take a line out and the
 * extension is gone; a new extension is a folder under `extensions/` and a line here.
 */
import type { CountryPack } from './src/modules/company/pack.ts'
import be from './extensions/be/index.ts'
import nl from './extensions/nl/index.ts'
import no from './extensions/no/index.ts'

export interface Extension {
  readonly name: string
  readonly countryPack?: CountryPack
}

export const extensions: readonly Extension[] = [nl, be, no]

/** The country packs of the extensions above, by country code (`NL`). */
export const countryPacks: ReadonlyMap<string, CountryPack> = new Map(
  extensions.flatMap(({ countryPack }) => (countryPack ? [[countryPack.country, countryPack] as const] : [])),
)
