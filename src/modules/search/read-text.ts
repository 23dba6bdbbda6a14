/** What a typed text may be: a number, words, an amount. Pure. */

export interface SearchText {
  /** In capitals, as numbers are kept. */
  readonly typed: string
  /** Without what people put between the characters of a VAT or registration number. */
  readonly bare: string
  /** Words as a query of their beginnings (`BAK:* & LIND:*`); null when there is none. */
  readonly words: string | null
  /** As an amount, in decimal text; null when it is none. */
  readonly amount: string | null
}

const amountForm = /^[€$£]?\s*(?:kr\.?\s*)?(\d{1,12}|\d{1,3}(?:[.,' \u{a0}]\d{3})+)(?:([.,])(\d{1,2}))?$/u

/** `1.240,66`, `1 240,66`, `1,240.66` and `1240.66` are one amount: a last part of one or two digits is the cents. */
export function readAmount(text: string): string | null {
  const found = amountForm.exec(text.trim())
  if (!found) return null
  const [, whole = '', , cents = ''] = found
  const digits = whole.replaceAll(/\D/g, '')
  return cents === '' ? digits : `${digits}.${cents}`
}

/** Takes what somebody typed, gives everything it may mean. */
export function readText(text: string): SearchText {
  const typed = text.trim().toUpperCase()
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? []
  return {
    typed,
    bare: typed.replaceAll(/[\s.\-/]/g, ''),
    words: words.length > 0 ? words.map(word => `${word.toLowerCase()}:*`).join(' & ') : null,
    amount: readAmount(text),
  }
}
