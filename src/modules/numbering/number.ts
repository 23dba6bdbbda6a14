/** A number of a series, taken apart: `S-INV102001` is the prefix `S-INV` and the value 102001, six digits wide. */
export interface SeriesNumber {
  readonly prefix: string
  readonly width: number
  readonly value: number
}

/**
 * Takes a number apart at its last run of digits. Refuses, with a RangeError, a text that does not end in digits or
 * has more of them than can be counted with (15).
 */
export function parseNumber(text: string): SeriesNumber {
  const match = /^(.*?)(\d+)$/.exec(text.trim())
  if (!match || match[2]!.length > 15)
    throw new RangeError(`a number ends in at most 15 digits: ${JSON.stringify(text)}`)
  return { prefix: match[1]!, width: match[2]!.length, value: Number(match[2]) }
}

/** Puts a number together; a value that has outgrown its width takes the room it needs (`A99` → `A100`). */
export const formatNumber = (prefix: string, width: number, value: number): string =>
  `${prefix}${String(value).padStart(width, '0')}`
