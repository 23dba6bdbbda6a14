/** What VAT entries put into the boxes of the return (localisation.md §2–§4), by the feeds of the VAT posting set-up. Pure. */
import { Decimal, type Rounding, dec } from '#platform/decimal'

/** What a feed takes: the base or VAT of sales or purchases, or the two sides of a reverse charge. */
type FedAmount = 'sales_base' | 'sales_tax' | 'purchase_base' | 'purchase_tax' | 'reverse_output' | 'reverse_input'
type BoxColumn = 'base' | 'tax'

interface Feed {
  readonly box: string
  readonly column: BoxColumn
  readonly amount: FedAmount
  readonly document: 'invoice' | 'credit_memo'
  readonly sign: 1 | -1
}

/** A sum of VAT entries, in the ledger's signs: sales negative, purchases positive, credit memos the other way round. */
export interface FedEntry {
  readonly kind: 'sale' | 'purchase'
  readonly calculation: string
  readonly credit: boolean
  readonly base: string
  readonly tax: string
  readonly boxes: readonly Feed[]
}

export interface BoxDefinition {
  readonly box: string
  readonly name: string
  readonly definition: {
    readonly columns: readonly BoxColumn[]
    readonly rounding: 'nearest' | 'floor' | 'ceiling' | 'towards_zero'
    readonly precision: string
    readonly total?: readonly { readonly box: string; readonly column: BoxColumn; readonly sign: 1 | -1 }[]
    readonly negative?: 'zero' | { readonly moveTo: string }
  }
}

export interface ReturnBox {
  readonly code: string
  readonly name: string
  readonly isTotal: boolean
  readonly base: string | null
  readonly tax: string | null
}

/** The positive amounts a sum of entries has to give, by what feeds call them; a credit memo's are positive too. */
function amountsOf({ kind, calculation, credit, base, tax }: FedEntry): Partial<Record<FedAmount, Decimal>> {
  const sign = dec((kind === 'sale' ? -1 : 1) * (credit ? -1 : 1))
  const [net, vat] = [dec(base).times(sign), dec(tax).times(sign)]
  const isReversed = calculation === 'reverse_charge'
  if (kind === 'sale') return { sales_base: net, ...(isReversed ? {} : { sales_tax: vat }) }
  if (isReversed) return { purchase_base: net, reverse_output: vat, reverse_input: vat }
  return { ...(calculation === 'full' ? {} : { purchase_base: net }), purchase_tax: vat }
}

/** Every box of the return in its order: fed by entries and rounded as the form says, totals of rounded boxes. */
export function boxesOf(definitions: readonly BoxDefinition[], entries: readonly FedEntry[]): ReturnBox[] {
  const fed = new Map<string, Decimal>()
  for (const entry of entries) {
    const amounts = amountsOf(entry)
    const document = entry.credit ? 'credit_memo' : 'invoice'
    for (const { box, column, amount, document: of, sign } of entry.boxes) {
      const value = of === document ? amounts[amount] : undefined
      if (value) fed.set(`${box} ${column}`, (fed.get(`${box} ${column}`) ?? Decimal.zero).plus(value.times(dec(sign))))
    }
  }
  const done = filled(definitions, fed)
  return definitions.map(({ box, name, definition: { total, columns } }) => {
    const shown = (column: BoxColumn): string | null => (columns.includes(column) ? done.get(`${box} ${column}`)!.toString() : null)
    return { code: box, name, isTotal: total !== undefined, base: shown('base'), tax: shown('tax') }
  })
}

/** Boxes that are fed first, what a negative one hands to another with it; then the totals, in their order. */
function filled(definitions: readonly BoxDefinition[], fed: ReadonlyMap<string, Decimal>): Map<string, Decimal> {
  const done = new Map<string, Decimal>()
  const add = (cell: string, value: Decimal): unknown => done.set(cell, (done.get(cell) ?? Decimal.zero).plus(value))
  const put = (cell: string, value: Decimal, { negative }: BoxDefinition['definition']): void => {
    const isTaken = negative !== undefined && value.isNegative()
    add(cell, isTaken ? Decimal.zero : value)
    if (isTaken && typeof negative === 'object') add(`${negative.moveTo} tax`, value.negated())
  }
  for (const { box, definition } of definitions)
    if (!definition.total)
      for (const column of definition.columns) put(`${box} ${column}`, rounded(fed.get(`${box} ${column}`) ?? Decimal.zero, definition), definition)
  for (const { box, definition } of definitions)
    if (definition.total) {
      const sum = Decimal.sum(definition.total.map(part => (done.get(`${part.box} ${part.column}`) ?? Decimal.zero).times(dec(part.sign))))
      for (const column of definition.columns) put(`${box} ${column}`, sum, definition)
    }
  return done
}

/** Floor and ceiling of a negative amount are those of the number line; `down` and `up` are towards and away from zero. */
function rounded(value: Decimal, { rounding, precision }: BoxDefinition['definition']): Decimal {
  const away = value.isNegative() ? { floor: 'up', ceiling: 'down' } : { floor: 'down', ceiling: 'up' }
  const by = ({ nearest: 'nearest', towards_zero: 'down', ...away } as Readonly<Record<string, Rounding>>)[rounding]!
  return value.roundTo(dec(precision), by)
}
