/** Which cells of an XLSX are dates: they are kept as numbers of days, and only their format tells. */
import { type LocalDate, addDays, localDate } from '../local-date.ts'
import { type XmlEvents, readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** Formats every program knows by number: dates among them (ECMA-376 part 1, 18.8.30). */
const builtIn: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58])

/** Whether a format shows a day or a year; what stands in quotes, brackets or behind an escape does not count. */
export function isDateFormat(format: string): boolean {
  const bare = format.replaceAll(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '').split(';')[0]!
  return /[dy]/i.test(bare) && !/general/i.test(bare)
}

/** Per style of the file, whether it shows a date. */
export async function loadDateStyles(zip: Zip, part: string): Promise<readonly boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCellStyles = false
  const events: XmlEvents = {
    open: (name, attribute) => {
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) {
        const id = Number(attribute('numFmtId') ?? 0)
        const format = formats.get(id)
        styles.push(format === undefined ? builtIn.has(id) : isDateFormat(format))
      }
    },
    close: name => {
      if (name === 'cellXfs') inCellStyles = false
    },
  }
  await readXml(zip.part(part), events)
  return styles
}

const lastDay = 2_958_465
const beginning = localDate('1899-12-30')

/**
 * The date behind a number of days, or undefined where it is none. Files count from 1900 or, from old Macs, from 1904;
 * those that count from 1900 take that year for a leap year, so its first two months are a day off.
 */
export function dateOfSerial(serial: string, from1904: boolean): LocalDate | undefined {
  const days = /^\d{1,7}(?=\.|$)/.exec(serial)
  if (!days) return undefined
  const counted = Number(days[0]) + (from1904 ? 1462 : 0)
  if (counted < 1 || counted > lastDay) return undefined
  return addDays(beginning, counted < 60 ? counted + 1 : counted)
}

const significant = 15

/**
 * A number as it stands in the file, as plain text. Programs calculate in floats and write 17 digits; the 15 that they
 * show are what was meant: `0.30000000000000004` is 0.3. Gives undefined for what is no number.
 */
export function plainNumber(text: string): string | undefined {
  const match = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim())
  if (!match || (match[2] === '' && !match[3])) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = (whole + fraction).replace(/^0+/, '')
  const point = digits.length - fraction.length + Number(exponent)
  return placed(sign!, rounded(digits, point))
}

interface Digits {
  readonly digits: string
  /** How many of them stand before the decimal point; negative when zeros follow it first. */
  readonly point: number
}

function rounded(digits: string, point: number): Digits {
  if (digits.length <= significant) return { digits, point }
  const up = digits[significant]! >= '5'
  const kept = String(BigInt(digits.slice(0, significant)) + (up ? 1n : 0n))
  return { digits: kept, point: point + kept.length - significant }
}

function placed(sign: string, { digits, point }: Digits): string {
  const trimmed = digits.replace(/0+$/, '')
  if (trimmed === '') return '0'
  const whole = point > 0 ? trimmed.slice(0, point).padEnd(point, '0') : '0'
  const fraction = point > 0 ? trimmed.slice(point) : '0'.repeat(-point) + trimmed
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
