import { join } from 'node:path'
import { type Context, implement } from '#platform/command'
import { formatDate, formatNumber, message } from '#platform/i18n'
import { log } from '#platform/log'
import { imageKind, typeset } from '#platform/typeset'
import { delivery } from './contract.ts'
import type { Wording } from './facts.ts'
import { loadDocument } from './load-document.ts'
import { type Paper, paperOf } from './paper.ts'

const template = join(import.meta.dirname, 'document.typ')

/** How a language of the house writes texts, amounts, dates and countries. */
const wordingOf = (language: string): Wording => ({
  language,
  say: (key, params = {}) => message(language, key, params),
  number: (value, [least, most]) => formatNumber(language, value, { minimumFractionDigits: least, maximumFractionDigits: most }),
  date: date => formatDate(language, date),
  country: code => new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code,
})

/** Signs that some file system does not take in a name. */
const forbidden = /[\\/:*?"<>|]/g

/** With the company's logo; an image that cannot be drawn keeps no invoice from being printed. */
async function typesetWith(logo: Buffer | null, paperWith: (image: string | null) => Paper): Promise<Buffer> {
  const kind = logo && imageKind(logo)
  if (logo && kind) {
    const image = `logo.${kind}`
    try {
      return await typeset({ template, data: paperWith(image), images: { [image]: logo } })
    } catch (error) {
      log.warn({ err: error }, 'the logo of a company cannot be printed')
    }
  }
  return typeset({ template, data: paperWith(null) })
}

async function print(context: Context, state: 'open' | 'posted', { id, language: wanted }: { id: string; language?: string }) {
  const { document, language, logo } = await loadDocument(context, state, id, wanted)
  const paperWith = (image: string | null): Paper => paperOf(document, wordingOf(language), image)
  const pdf = await typesetWith(logo, paperWith)
  return { fileName: `${paperWith(null).title.replaceAll(forbidden, '-')}.pdf`, mediaType: 'application/pdf', content: pdf.toString('base64') }
}

implement(delivery, 'delivery.document.pdf', (context, input) => print(context, 'open', input))
implement(delivery, 'delivery.posted_document.pdf', (context, input) => print(context, 'posted', input))
