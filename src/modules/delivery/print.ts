import { type Context, implement } from '#platform/command'
import { delivery } from './contract.ts'
import { fileName, wordingOf } from './letterhead.ts'
import { loadDocument } from './load-document.ts'
import { madePaper } from './make-paper.ts'
import { titleOf } from './paper.ts'

async function print(context: Context, state: 'open' | 'posted', { id, language: wanted }: { id: string; language?: string | undefined }) {
  const loaded = await loadDocument(context, state, id, wanted)
  const pdf = await madePaper(loaded)
  return { fileName: fileName(titleOf(loaded.document, wordingOf(loaded.language)), 'pdf'), mediaType: 'application/pdf', content: pdf.toString('base64') }
}

implement(delivery, 'delivery.document.pdf', (context, input) => print(context, 'open', input))
implement(delivery, 'delivery.posted_document.pdf', (context, input) => print(context, 'posted', input))
