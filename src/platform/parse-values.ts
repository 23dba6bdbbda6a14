/**
 * How values come out of PostgreSQL: decimals and dates as exact text, never as floats or `Date`.
 * numeric → text; int8 → number while safe, else text; date → `YYYY-MM-DD`; timestamptz → ISO text in UTC;
 * json → parsed, with fractional or very large numbers kept as text.
 */
import pg from 'pg'

type Parser = (text: string) => unknown

const same: Parser = text => text

function int8(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

/** `2026-11-20 23:35:01.5+00` → `2026-11-20T23:35:01.5Z`. The sessions run in UTC. */
const instant = (text: string): string => text.replace(' ', 'T').replace(/[+-]00$/, 'Z')

/** Whether a JSON text may hold a number that a float would bend; a false alarm costs only time. */
const inexact = /[:[,]\s*-?(?:\d+[.eE]|\d{16})/

const wholeNumber = /^-?\d+$/

/** JSON with every number that is not a safe whole number kept as the text it was written in. */
export function parseJson(text: string): unknown {
  if (!inexact.test(text) && !/^-?\d/.test(text)) return JSON.parse(text)
  const exact = (_key: string, value: unknown, context?: { source?: string }): unknown => {
    if (typeof value !== 'number') return value
    const source = context!.source!
    return Number.isSafeInteger(value) && wholeNumber.test(source) ? value : source
  }
  return JSON.parse(text, exact as Parameters<typeof JSON.parse>[1])
}

/** The parser of text[], which PostgreSQL numbers 1009. */
const textArray = pg.types.getTypeParser(1009 as number, 'text') as (text: string) => (string | null)[]
const arrayOf = (parse: Parser): Parser => text => textArray(text).map(item => (item === null ? null : parse(item)))

const parsers = new Map<number, Parser>([
  [20, int8],
  [114, parseJson],
  [3802, parseJson],
  [1082, same],
  [1083, same],
  [1114, instant],
  [1184, instant],
  [1186, same],
  [1700, same],
  [1016, arrayOf(int8)],
  [1231, textArray],
  [1182, textArray],
  [1115, arrayOf(instant)],
  [1185, arrayOf(instant)],
])

/** The type parsers of every connection this program opens. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format as 'text'),
}
