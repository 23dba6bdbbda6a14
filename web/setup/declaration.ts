/** What set-up pages are drawn from: the name of a record, and what of it is otherwise than it is declared. */
import type { ComponentType } from 'react'
import type { RecordPart } from '../ui/record/part.ts'

export interface SetupPageDeclaration {
  /** As in the address, and as problems name it: `setup/number-series`. */
  readonly slug: string
  /** Key of the title; what the list or the set-up itself is called when left out. */
  readonly title?: string
  readonly parts: readonly [RecordPart, ...RecordPart[]]
  /** What is no field of a record: drawn beneath them. */
  readonly below?: () => Promise<ComponentType>
}

export interface SetupArea {
  /** Key of the title: `web.setup.area.vat`. */
  readonly title: string
  readonly pages: readonly SetupPageDeclaration[]
}

/** A page of one list. */
export const listPage = (slug: string, record: string, more: Partial<RecordPart> & { readonly title?: string } = {}): SetupPageDeclaration => {
  const { title, ...part } = more
  return { slug, ...(title ? { title } : {}), parts: [{ record, ...part }] }
}
