/**
 * Check-digit arithmetic on texts of digits (localisation.md §3, §4, §7; ledgers.md §10.5). Numbers stay text: they
 * have leading zeros and more digits than a `number` holds.
 */

/** Upper case, without the blanks, dots, dashes, slashes, plus signs and asterisks put in to read more easily. */
export const bare = (text: string): string => text.replaceAll(/[\s.\-/+*]/g, '').toUpperCase()

/** `A`…`Z` as `10`…`35`, digits as they are (ISO 7064 as IBAN and RF use it). Takes bare text. */
export const lettersAsNumbers = (text: string): string =>
  text.replaceAll(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55))

/** A text of digits modulo 97, 0 to 96. */
export const mod97 = (digits: string): number => Number(BigInt(digits) % 97n)

/** Σ digit × weight, the weights repeated from the left as long as there are digits. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += Number(digits[i]) * weights[i % weights.length]!
  return sum
}

/** 11 − (sum mod 11), with 11 as 0; 10 is no digit: the caller decides what becomes of it. */
export const mod11Digit = (sum: number): number => (11 - (sum % 11)) % 11

/** The last digit that makes the whole pass the Luhn test: every second digit from the right doubled, digits summed. */
export function luhnDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

/** The last digit of an article number (EAN-8, EAN-13): weights 3 and 1 from the right, up to the next ten. */
export function gtinDigit(digits: string): string {
  const reversed = [...digits].toReversed().join('')
  return String((10 - (weightedSum(reversed, [3, 1]) % 10)) % 10)
}

/** `ABCDEFGH` in groups: `ABCD EFGH`. */
export const inGroups = (text: string, sizes: readonly number[], separator: string): string => {
  const groups: string[] = []
  let from = 0
  for (let i = 0; from < text.length; i++) {
    const size = sizes[i % sizes.length]!
    groups.push(text.slice(from, from + size))
    from += size
  }
  return groups.join(separator)
}
