import { join } from 'node:path'
import { typesetLetter, wordingOf } from './letterhead.ts'
import type { Loaded } from './load-document.ts'
import { type Paper, paperOf } from './paper.ts'

const template = join(import.meta.dirname, 'document.typ')

/** The bytes of a document's PDF, with the company's logo where it has one. */
export const madePaper = ({ document, language, logo }: Loaded): Promise<Buffer> =>
  typesetLetter(template, logo, (image: string | null): Paper => paperOf(document, wordingOf(language), image))
