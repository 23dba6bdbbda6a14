/**
 * Exact decimal numbers on scaled integers. Money, quantities, prices and rates are all Decimals;
 * no floating point number ever touches an amount. Immutable.
 */

/** Ways to round a half: away from zero is the rule of the house, the others serve currency set-ups. */
export type Rounding = 'nearest' | 'up' | 'down'

const powers: bigint[] = [1n]
function power(scale: number): bigint {
  for (let n = powers.length; n <= scale; n++) powers.push(powers[n - 1]! * 10n)
  return powers[scale]!
}

/** n / d as an integer: halves away from zero, or always away from zero (`up`), or towards it (`down`). */
function divide(n: bigint, d: bigint, rounding: Rounding): bigint {
  if (d < 0n) {
    n = -n
    d = -d
  }
  const quotient = n / d
  const rest = n % d
  if (rest === 0n || rounding === 'down') return quotient
  const magnitude = rest < 0n ? -rest : rest
  if (rounding === 'up' || magnitude * 2n >= d) return n < 0n ? quotient - 1n : quotient + 1n
  return quotient
}

export class Decimal {
  readonly #units: bigint
  readonly #scale: number

  private constructor(units: bigint, scale: number) {
    this.#units = units
    this.#scale = scale
  }

  static readonly zero: Decimal = new Decimal(0n, 0)
  static readonly one: Decimal = new Decimal(1n, 0)

  /** Reads `-1234.50`. Refuses exponents, blanks, group marks and anything that is not a plain decimal. */
  static parse(text: string): Decimal {
    const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
    if (!match) throw new RangeError(`not a decimal number: ${JSON.stringify(text)}`)
    const fraction = match[3] ?? ''
    const units = BigInt(match[2]! + fraction)
    return new Decimal(match[1] === '-' ? -units : units, fraction.length)
  }

  /** A Decimal from a Decimal, a plain decimal text, a bigint or a whole number; a fractional `number` is refused. */
  static of(value: Decimal | string | bigint | number): Decimal {
    if (value instanceof Decimal) return value
    if (typeof value === 'string') return Decimal.parse(value)
    if (typeof value === 'bigint') return new Decimal(value, 0)
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}; pass decimals as text`)
    return new Decimal(BigInt(value), 0)
  }

  /** The sum of any number of Decimals; zero for none. */
  static sum(values: Iterable<Decimal>): Decimal {
    let total = Decimal.zero
    for (const value of values) total = total.plus(value)
    return total
  }

  #unitsAt(scale: number): bigint {
    return scale === this.#scale ? this.#units : this.#units * power(scale - this.#scale)
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.#scale, other.#scale)
    return new Decimal(this.#unitsAt(scale) + other.#unitsAt(scale), scale)
  }

  minus(other: Decimal): Decimal {
    const scale = Math.max(this.#scale, other.#scale)
    return new Decimal(this.#unitsAt(scale) - other.#unitsAt(scale), scale)
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.#units * other.#units, this.#scale + other.#scale)
  }

  /** this ÷ other, rounded once to `scale` decimals (default 20, far beyond any amount). Refuses a zero divisor. */
  dividedBy(other: Decimal, scale = 20, rounding: Rounding = 'nearest'): Decimal {
    if (other.#units === 0n) throw new RangeError('division by zero')
    const shift = scale + other.#scale - this.#scale
    const n = shift >= 0 ? this.#units * power(shift) : this.#units
    const d = shift >= 0 ? other.#units : other.#units * power(-shift)
    return new Decimal(divide(n, d, rounding), scale)
  }

  /** Rounded to `scale` decimals, half away from zero unless told otherwise. */
  round(scale: number, rounding: Rounding = 'nearest'): Decimal {
    if (this.#scale <= scale) return this
    return new Decimal(divide(this.#units, power(this.#scale - scale), rounding), scale)
  }

  /** Rounded to a multiple of `precision` (0.01, 0.05, 1 …), half away from zero unless told otherwise. */
  roundTo(precision: Decimal, rounding: Rounding = 'nearest'): Decimal {
    return this.dividedBy(precision, 0, rounding).times(precision)
  }

  negated(): Decimal {
    return new Decimal(-this.#units, this.#scale)
  }

  abs(): Decimal {
    return this.#units < 0n ? this.negated() : this
  }

  /** −1, 0 or 1. */
  sign(): -1 | 0 | 1 {
    return this.#units === 0n ? 0 : this.#units < 0n ? -1 : 1
  }

  isZero(): boolean {
    return this.#units === 0n
  }

  isNegative(): boolean {
    return this.#units < 0n
  }

  isPositive(): boolean {
    return this.#units > 0n
  }

  /** −1, 0 or 1 as this is less than, equal to or greater than the other. */
  compare(other: Decimal): -1 | 0 | 1 {
    return this.minus(other).sign()
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0
  }

  lessThan(other: Decimal): boolean {
    return this.compare(other) < 0
  }

  greaterThan(other: Decimal): boolean {
    return this.compare(other) > 0
  }

  static min(a: Decimal, b: Decimal): Decimal {
    return a.lessThan(b) ? a : b
  }

  static max(a: Decimal, b: Decimal): Decimal {
    return a.greaterThan(b) ? a : b
  }

  /** Plain text without superfluous zeros: `1234.5`, `-0.07`, `0`. */
  toString(): string {
    if (this.#units === 0n) return '0'
    const negative = this.#units < 0n
    const digits = (negative ? -this.#units : this.#units).toString().padStart(this.#scale + 1, '0')
    const whole = digits.slice(0, digits.length - this.#scale)
    let end = digits.length
    while (end > whole.length && digits.charCodeAt(end - 1) === 48) end--
    const fraction = digits.slice(whole.length, end)
    return (negative ? '-' : '') + (fraction === '' ? whole : `${whole}.${fraction}`)
  }

  /** Text with exactly `scale` decimals, rounded half away from zero: `1234.50`. */
  toFixed(scale: number): string {
    const rounded = this.round(scale)
    const [whole, fraction = ''] = rounded.toString().split('.')
    return scale === 0 ? whole! : `${whole}.${fraction.padEnd(scale, '0')}`
  }

  /** JSON carries decimals as text. */
  toJSON(): string {
    return this.toString()
  }

  /** As a statement's parameter: plain text, where the driver would otherwise quote it as JSON. */
  toPostgres(): string {
    return this.toString()
  }
}

/** Short for `Decimal.of`. */
export const dec = (value: Decimal | string | bigint | number): Decimal => Decimal.of(value)

/** An amount of money: two decimals unless the currency says otherwise (documents.md, r2). */
export const r2 = (value: Decimal): Decimal => value.round(2)

/** A quantity, unit price or unit cost: five decimals (documents.md, r5). */
export const r5 = (value: Decimal): Decimal => value.round(5)
