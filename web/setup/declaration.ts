/** What set-up pages are drawn from: the name of a record, and what of it is otherwise than it is declared. */
import type { LookupOption } from '../ui/lookup/options.ts'

export interface SetupPart {
  /** `currencies.rates`: its fields, key and operations are the server's own. */
  readonly record: string
  /** Fields in the order of columns; those not named follow as declared. */
  readonly first?: readonly string[]
  readonly hidden?: readonly string[]
  /** Values that all rows of the page have: `{ role: 'customer' }`. */
  readonly filter?: Readonly<Record<string, string>>
  /** Rows of the row one stands on above: field ← field of that row. */
  readonly of?: Readonly<Record<string, string>>
  /** Of what a company has once: which fields stand together. */
  readonly tabs?: readonly { readonly id: string; readonly fields: readonly string[] }[]
  /** What a code is called and chosen from, where no other record says it. */
  readonly options?: Readonly<Record<string, () => Promise<readonly LookupOption[]>>>
}

export interface SetupPageDeclaration {
  /** As in the address, and as problems name it: `setup/number-series`. */
  readonly slug: string
  /** Key of the title; what the list or the set-up itself is called when left out. */
  readonly title?: string
  readonly parts: readonly [SetupPart, ...SetupPart[]]
}

export interface SetupArea {
  /** Key of the title: `web.setup.area.vat`. */
  readonly title: string
  readonly pages: readonly SetupPageDeclaration[]
}

/** A page of one list. */
export const listPage = (slug: string, record: string, more: Partial<SetupPart> & { readonly title?: string } = {}): SetupPageDeclaration => {
  const { title, ...part } = more
  return { slug, ...(title ? { title } : {}), parts: [{ record, ...part }] }
}
