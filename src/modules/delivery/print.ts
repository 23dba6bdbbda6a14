import { implement } from '#platform/command'
import { formatDate, formatNumber, message } from '#platform/i18n'
import { delivery } from './contract.ts'
import { loadDocument } from './load-document.ts'
import { type Wording, paperOf } from './paper.ts'
import { typeset } from './typeset.ts'

/** How a language of the house writes texts, amounts, dates and countries. */
const wordingOf = (language: string): Wording => ({
  language,
  say: (key, params = {}) => message(language, key, params),
  number: (value, [least, most]) => formatNumber(language, value, { minimumFractionDigits: least, maximumFractionDigits: most }),
  date: date => formatDate(language, date),
  country: code => new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code,
})

implement(delivery, 'delivery.posted_document.pdf', async (context, { id }) => {
  const { document, language } = await loadDocument(context, id)
  const pdf = await typeset(paperOf(document, wordingOf(language)))
  return { fileName: `${document.number}.pdf`, mediaType: 'application/pdf', content: pdf.toString('base64') }
})
