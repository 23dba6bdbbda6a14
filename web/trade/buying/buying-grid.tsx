/** The rows of what is to be bought for an order, and what is typed over the proposal. */
import { lookUp } from '../../shell/look-ups.ts'
import { workDate } from '../../shell/session.ts'
import type { Output } from '../../shell/operations.ts'
import { decimalsOf } from '../../ui/decimals.ts'
import { type FieldKind, alignOf, editValue, readValue, showValue } from '../../ui/fields/kinds.ts'
import type { Entry, GridColumn, GridRow } from '../../ui/grid/columns.ts'
import { t } from '../../ui/texts.ts'

type View = Output<'sales.order.buying'>

/** What somebody has entered over a row, and what is wrong with it. */
export interface Typed {
  readonly quantity?: string
  readonly vendorNumber?: string
  readonly vendorName?: string
  readonly problems?: ReadonlyMap<string, string>
}

/** A line of the page: the lines of an item together, or one line of the sale. */
export interface Row {
  /** The first of its sales lines. */
  readonly key: string
  readonly together: readonly string[]
  readonly lineNos: readonly number[]
  readonly proposed: Omit<View['rows'][number], 'lineIds' | 'lineNos'>
  readonly typed: Typed
}

/** All rows as the proposal has them: by item, or opened to the lines of the sale. */
export const proposedRows = (view: View, shape: 'by_item' | 'by_line'): Omit<Row, 'typed'>[] =>
  shape === 'by_item'
    ? view.rows.map(({ lineIds: [key, ...together], lineNos, ...proposed }) => ({ key: key!, together, lineNos, proposed }))
    : view.lines.map(({ lineId, lineNo, ...proposed }) => ({ key: lineId, together: [], lineNos: [lineNo], proposed }))

export const quantityOf = ({ typed, proposed }: Row): string => typed.quantity ?? proposed.quantityToBuy
export const vendorOf = ({ typed, proposed }: Row): string => typed.vendorNumber ?? proposed.vendorNumber ?? ''
const vendorNameOf = ({ typed, proposed }: Row): string => (typed.vendorNumber === undefined ? (proposed.vendorName ?? '') : (typed.vendorName ?? ''))

/** Nothing is bought: shown grey. */
const isGrey = (row: Row): boolean => quantityOf(row) === '0'

interface Column {
  readonly id: string
  readonly kind: FieldKind
  readonly width: number
  readonly grows?: boolean
  readonly isEditable?: boolean
  readonly value: (row: Row) => unknown
}

const columns: readonly Column[] = [
  { id: 'itemNumber', kind: 'code', width: 84, value: row => row.proposed.itemNumber },
  { id: 'description', kind: 'text', width: 150, grows: true, value: row => row.proposed.description },
  { id: 'variant', kind: 'code', width: 70, value: row => row.proposed.variant },
  { id: 'location', kind: 'code', width: 78, value: row => row.proposed.location },
  { id: 'neededOn', kind: 'date', width: 104, value: row => row.proposed.neededOn },
  { id: 'saleQuantity', kind: 'quantity', width: 110, value: row => row.proposed.quantity },
  { id: 'unavailableQuantity', kind: 'quantity', width: 126, value: row => row.proposed.unavailableQuantity },
  { id: 'quantity', kind: 'quantity', width: 92, isEditable: true, value: quantityOf },
  { id: 'unit', kind: 'code', width: 62, value: row => row.proposed.unit },
  { id: 'vendorNumber', kind: 'code', width: 116, isEditable: true, value: vendorOf },
  { id: 'vendorName', kind: 'text', width: 140, grows: true, value: vendorNameOf },
  { id: 'dropShipment', kind: 'flag', width: 118, value: row => row.proposed.dropShipment },
]

const show = (column: Column, row: Row): string => {
  if (column.id === 'dropShipment') return row.proposed.dropShipment ? t('web.yes') : ''
  return showValue(column.kind, column.value(row))
}

/** The columns as the grid takes them; variants and straight deliveries are shown where there are any. */
export function buyingColumns(rows: readonly Row[]): GridColumn<Row>[] {
  const hidden = new Set([
    ...(rows.some(row => row.proposed.variant !== '') ? [] : ['variant']),
    ...(rows.some(row => row.proposed.dropShipment) ? [] : ['dropShipment']),
  ])
  return columns.filter(({ id }) => !hidden.has(id)).map(column => ({
    id: column.id,
    caption: t(`web.buying.column.${column.id}`),
    width: column.width,
    grows: column.grows,
    align: alignOf(column.kind),
    decimals: row => decimalsOf(column.kind, column.value(row)),
    show: row => show(column, row),
    edit: row => editValue(column.kind, column.value(row)),
    isEditable: () => column.isEditable === true,
    isOnPath: () => column.isEditable === true,
    search: () => (column.id === 'vendorNumber' ? lookUp('vendors') : undefined),
  }))
}

export const gridRows = (rows: readonly Row[]): GridRow<Row>[] =>
  rows.map(row => ({
    key: row.key,
    data: row,
    isQuiet: isGrey(row),
    ...(row.typed.problems ? { problems: row.typed.problems } : {}),
    ...(row.proposed.boughtOn ? { marks: new Map([['quantity', t('web.buying.bought_on', { number: row.proposed.boughtOn })]]) } : {}),
  }))

/** What an entry makes of a row: a quantity that can be read, or a vendor. */
export function entered(typed: Typed, { column, text, option }: Entry): Typed {
  const { problems: _, ...rest } = typed
  if (column === 'vendorNumber') return { ...rest, vendorNumber: text.trim(), vendorName: option?.description ?? '' }
  if (column !== 'quantity') return typed
  const read = readValue('quantity', text.trim() === '' ? '0' : text, workDate())
  return 'value' in read ? { ...rest, quantity: String(read.value) } : { ...rest, problems: new Map([['quantity', read.problem]]) }
}
