/** The words of a message: what the program proposes, what a company says instead, and what stands in their places. Pure. */
import { hasMessage, message } from '#platform/i18n'
import type { PaperName } from '../contract/sending.ts'

/** What a text may hold between braces. */
export const places = ['document', 'number', 'company', 'name', 'contact', 'date', 'due_date', 'amount', 'your_reference', 'payment_reference', 'iban', 'phone'] as const
export type Place = (typeof places)[number]
export type Places = Readonly<Record<Place, string>>

export interface Words {
  readonly subject: string
  readonly body: string
}

/** Each place as it is written in a text: what a proposed text is read with before anything is filled in. */
const asWritten = Object.fromEntries(places.map(place => [place, `{${place}}`]))

/** What the program proposes for a paper in a language. */
export const proposedWords = (paper: PaperName, language: string): Words => {
  const own = `delivery.mail.body.${paper}`
  return {
    subject: message(language, 'delivery.mail.subject', asWritten),
    body: message(language, hasMessage(language, own) ? own : 'delivery.mail.body.other', asWritten),
  }
}

const inBraces = /\{\s*(\w+)\s*\}/g

/** What stands between braces and is nothing that could be filled in. */
export const unknownPlaces = (...texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap(text => [...text.matchAll(inBraces)].map(([, place]) => place!)).filter(place => !(places as readonly string[]).includes(place))),
]

/** Where a sentence begins: at the beginning, on a line of its own, or after what ends one. */
const begins = /(?:^|[.!?:–]\s*|\n\s*)$/

/**
 * A text with its places filled in; what is not known stays as it is written. What a document is called begins small
 * within a sentence: "our invoice 103044".
 */
export const filledIn = (text: string, values: Places): string =>
  text.replaceAll(inBraces, (written, place: string, at: number) => {
    if (!(place in values)) return written
    const value = values[place as Place]
    return place === 'document' && !begins.test(text.slice(0, at)) ? value.charAt(0).toLowerCase() + value.slice(1) : value
  })
