import { join } from 'node:path'
import { type Context, implement } from '#platform/command'
import { delivery } from './contract.ts'
import { fileName, typesetLetter, wordingOf } from './letterhead.ts'
import { loadDocument } from './load-document.ts'
import { type Paper, paperOf } from './paper.ts'

const template = join(import.meta.dirname, 'document.typ')

async function print(context: Context, state: 'open' | 'posted', { id, language: wanted }: { id: string; language?: string }) {
  const { document, language, logo } = await loadDocument(context, state, id, wanted)
  const paperWith = (image: string | null): Paper => paperOf(document, wordingOf(language), image)
  const pdf = await typesetLetter(template, logo, paperWith)
  return { fileName: fileName(paperWith(null).title, 'pdf'), mediaType: 'application/pdf', content: pdf.toString('base64') }
}

implement(delivery, 'delivery.document.pdf', (context, input) => print(context, 'open', input))
implement(delivery, 'delivery.posted_document.pdf', (context, input) => print(context, 'posted', input))
