/** The lines of a document as a table on paper: its columns, its cells, and the sum that runs from page to page. Pure. */
import { Decimal, dec } from '#platform/decimal'
import type { DocumentOnPaper, LineOnPaper, Wording } from './facts.ts'
import type { PaperRules } from './papers.ts'

export interface ColumnOnPaper {
  readonly caption: string
  /** Figures stand on the right. */
  readonly number: boolean
  /** Takes the room that is left. */
  readonly wide: boolean
}

export interface PaperLine {
  /** A text across all columns. */
  readonly text: boolean
  readonly cells: readonly string[]
  /** Small, beneath the description. */
  readonly details: readonly string[]
  /** What the lines come to down to this one. */
  readonly sum: string
}

interface Column {
  readonly name: string
  readonly number?: true
  readonly wide?: true
  /** Left out where this says no. */
  readonly shown?: (document: DocumentOnPaper, rules: PaperRules) => boolean
  readonly cell: (line: LineOnPaper, wording: Wording) => string
}

const hasPrices = (_: DocumentOnPaper, { prices }: PaperRules): boolean => prices
const hasGoodsOnly = (_: DocumentOnPaper, { prices }: PaperRules): boolean => !prices

// What is paid before delivery is an amount alone.
const hasGoods = ({ lines }: DocumentOnPaper): boolean => lines.some(line => line.type !== 'text' && !line.prepayment)
const ofGoods = (line: LineOnPaper, text: string): string => (line.prepayment ? '' : text)

const quantityOf = (line: LineOnPaper, wording: Wording): string => wording.number(line.quantity, [0, 5])

const columns: readonly Column[] = [
  { name: 'item', cell: line => line.number, shown: ({ lines }) => lines.some(line => line.number !== '') },
  { name: 'description', wide: true, cell: line => line.description },
  { name: 'quantity', number: true, cell: (line, wording) => ofGoods(line, `${quantityOf(line, wording)} ${line.unit}`.trim()), shown: (document, rules) => rules.prices && hasGoods(document) },
  { name: 'quantity', number: true, cell: quantityOf, shown: hasGoodsOnly },
  { name: 'unit', cell: line => line.unit, shown: hasGoodsOnly },
  {
    name: 'outstanding',
    number: true,
    cell: (line, wording) => (dec(line.outstanding).isZero() ? '' : wording.number(line.outstanding, [0, 5])),
    shown: ({ lines }) => lines.some(({ outstanding }) => !dec(outstanding).isZero()),
  },
  { name: 'price', number: true, cell: (line, wording) => ofGoods(line, wording.number(line.unitPrice, [2, 5])), shown: (document, rules) => rules.prices && hasGoods(document) },
  {
    name: 'discount',
    number: true,
    cell: (line, wording) => (dec(line.lineDiscountPercent).isZero() ? '' : `${wording.number(line.lineDiscountPercent, [0, 2])} %`),
    shown: (document, rules) => rules.prices && document.lines.some(line => !dec(line.lineDiscountPercent).isZero()),
  },
  {
    name: 'tax',
    number: true,
    cell: (line, wording) =>
      line.taxCalculation === 'reverse_charge' ? wording.say('delivery.reverse_charge_short') : `${wording.number(line.taxRate, [0, 2])} %`,
    shown: hasPrices,
  },
  { name: 'amount', number: true, cell: (line, wording) => wording.number(line.lineAmount, [2, 2]), shown: hasPrices },
]

const shownColumns = (document: DocumentOnPaper, rules: PaperRules): readonly Column[] =>
  columns.filter(({ shown }) => shown?.(document, rules) ?? true)

/** The heads of the columns this document has. */
export const columnsOf = (document: DocumentOnPaper, rules: PaperRules, wording: Wording): ColumnOnPaper[] =>
  shownColumns(document, rules).map(({ name, number = false, wide = false }) => ({ caption: wording.say(`delivery.word.${name}`), number, wide }))

/** Every line with its cells in the order of the columns. */
export function linesOnPaper(document: DocumentOnPaper, rules: PaperRules, wording: Wording): PaperLine[] {
  const shown = shownColumns(document, rules)
  const descriptionOf = describer(document, wording)
  let sum = Decimal.zero
  const lines = document.lines.map(line => {
    if (line.type === 'text') return { text: true, cells: [line.description], details: [], sum: '' }
    sum = sum.plus(dec(line.lineAmount))
    return {
      text: false,
      cells: shown.map(({ cell }) => cell({ ...line, description: descriptionOf(line) }, wording)),
      details: detailsOf(line, wording),
      sum: rules.prices ? wording.number(sum.toString(), [2, 2]) : '',
    }
  })
  return onTheMark(lines, shown.findIndex(({ name }) => name === 'price'))
}

/** The books call a prepayment by its account; the reader is told what it is for. */
function describer({ prepayment, orderNumber }: DocumentOnPaper, wording: Wording): (line: LineOnPaper) => string {
  const paid = wording.say(`delivery.prepayment.${prepayment ? 'asked' : 'deducted'}`, { order: orderNumber })
  return line => (line.prepayment ? paid : line.description)
}

const decimalsOf = (text: string): number => /\d+$/.exec(text)?.[0].length ?? 0

/** Prices have as many decimals as they need: figure spaces put them on the decimal mark. */
function onTheMark(lines: readonly PaperLine[], column: number): PaperLine[] {
  const most = Math.max(0, ...lines.map(({ cells }) => decimalsOf(cells[column] ?? '')))
  const padded = (cell: string): string => (cell === '' ? '' : cell + '\u2007'.repeat(most - decimalsOf(cell)))
  return lines.map(line => (line.text ? line : { ...line, cells: line.cells.map((cell, index) => (index === column ? padded(cell) : cell)) }))
}

function detailsOf(line: LineOnPaper, wording: Wording): string[] {
  const say = (key: string, value: string): string[] => (value ? [wording.say(`delivery.${key}`, { value })] : [])
  return [
    ...(line.itemName && line.itemName !== line.description ? [line.itemName] : []),
    ...say('variant', line.variant),
    ...say('your_item_number', line.theirNumber === line.number ? '' : line.theirNumber),
    ...say('line_date', line.date ? wording.date(line.date) : ''),
  ]
}
