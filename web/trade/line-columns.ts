/** The columns of the line grid of documents, and what typing in them asks of the server. */
import { lookUp } from '../shell/look-ups.ts'
import { call } from '../shell/client.ts'
import { workDate } from '../shell/session.ts'
import type { GridColumn } from '../ui/grid/columns.ts'
import { decimalsOf } from '../ui/decimals.ts'
import { type FieldKind, alignOf, editValue, readValue, showValue } from '../ui/fields/kinds.ts'
import { formatDecimal, formatPrice } from '../ui/format.ts'
import { type LookupOption, type Search, amongst } from '../ui/lookup/options.ts'
import { roomOf } from '../ui/list/columns.ts'
import { caption, t } from '../ui/texts.ts'
import type { Kind, LineView, Side } from './calls.ts'
import type { DraftLine, DraftState } from './draft-state.ts'

export interface LineColumn {
  readonly id: string
  readonly kind: FieldKind
  readonly width: number
  readonly grows?: boolean
  /** Where Tab stops on a line with goods or an account. */
  readonly isOnPath?: boolean
  readonly isFixed?: boolean
  /** What stays open when the document is released. */
  readonly isOpenWhenReleased?: boolean
  readonly kinds?: readonly Kind[]
  readonly sides?: readonly Side[]
  /** Shown where some line has it. */
  readonly isShownWhenUsed?: boolean
}

const dated: readonly Kind[] = ['quote', 'blanket_order', 'order']

export const lineColumns: readonly LineColumn[] = [
  { id: 'type', kind: 'choice', width: 68 },
  { id: 'number', kind: 'code', width: 70, isOnPath: true },
  { id: 'description', kind: 'text', width: 130, grows: true },
  { id: 'dropShipment', kind: 'flag', width: 108, kinds: ['order'], sides: ['sales'], isShownWhenUsed: true },
  { id: 'specialOrder', kind: 'flag', width: 104, kinds: ['order'], sides: ['sales'], isShownWhenUsed: true },
  { id: 'link', kind: 'text', width: 148, isFixed: true, kinds: ['order'], isShownWhenUsed: true },
  { id: 'location', kind: 'code', width: 70 },
  { id: 'quantity', kind: 'quantity', width: 60, isOnPath: true },
  { id: 'unit', kind: 'code', width: 66 },
  { id: 'unitPrice', kind: 'price', width: 86, isOnPath: true },
  { id: 'lineDiscountPercent', kind: 'percent', width: 60, isOnPath: true },
  { id: 'lineAmount', kind: 'amount', width: 86, isFixed: true },
  { id: 'taxRate', kind: 'percent', width: 54, isFixed: true },
  { id: 'quantityToHandle', kind: 'quantity', width: 66, isOpenWhenReleased: true, kinds: ['blanket_order', 'order', 'return_order'] },
  { id: 'handledQuantity', kind: 'quantity', width: 62, isFixed: true, kinds: ['blanket_order', 'order', 'return_order'], isShownWhenUsed: true },
  { id: 'quantityToInvoice', kind: 'quantity', width: 66, isOpenWhenReleased: true, kinds: ['order', 'return_order'] },
  { id: 'invoicedQuantity', kind: 'quantity', width: 62, isFixed: true, kinds: ['blanket_order', 'order', 'return_order'], isShownWhenUsed: true },
  { id: 'prepaymentPercent', kind: 'percent', width: 92, kinds: ['quote', 'order'], isShownWhenUsed: true },
  { id: 'prepaymentAmount', kind: 'amount', width: 104, kinds: ['quote', 'order'], isShownWhenUsed: true },
  { id: 'prepaymentInvoiced', kind: 'amount', width: 104, isFixed: true, kinds: ['order'], isShownWhenUsed: true },
  { id: 'prepaymentDeducted', kind: 'amount', width: 104, isFixed: true, kinds: ['order'], isShownWhenUsed: true },
  { id: 'requestedDate', kind: 'date', width: 104, kinds: dated, isShownWhenUsed: true },
  { id: 'promisedDate', kind: 'date', width: 104, kinds: dated, isShownWhenUsed: true },
  { id: 'shipmentDate', kind: 'date', width: 104, kinds: dated, isShownWhenUsed: true },
  { id: 'plannedDate', kind: 'date', width: 104, isFixed: true, kinds: dated, isShownWhenUsed: true },
]

/** The dates of lines: shown where somebody wants to see them, or a line goes by another day than its document. */
const dates: ReadonlySet<string> = new Set(['requestedDate', 'promisedDate', 'shipmentDate'])

/** How far lines are: nothing to see before something was handled or invoiced. */
const progress: ReadonlySet<string> = new Set(['handledQuantity', 'invoicedQuantity'])

/** What is asked for before delivery: all of it is shown where any line asks for some. */
const isPrepayment = (id: string): boolean => id.startsWith('prepayment')
const asksPrepayment = ({ lines, document }: Pick<DraftState, 'lines' | 'document'>): boolean =>
  document.prepaymentPercent !== '0' || lines.some(({ server, typed }) => 'prepaymentPercent' in typed || (server !== undefined && (server.prepaymentAmount !== '0' || server.prepaymentInvoiced !== '0')))

const opposite: Readonly<Record<Side, Side>> = { sales: 'purchase', purchase: 'sales' }

/** The side by whose words a field is called: what customers send back is received. */
export const goodsSide = (side: Side, kind: Kind, field: string): Side =>
  kind === 'return_order' && ['quantityToHandle', 'handledQuantity', 'shipmentDate'].includes(field) ? opposite[side] : side

/** The columns that documents of a side and kind can have. */
export const columnsOf = (side: Side, kind: Kind): LineColumn[] =>
  lineColumns.filter(({ sides, kinds }) => (sides?.includes(side) ?? true) && (kinds?.includes(kind) ?? true))

/** Columns shown only where used that some line uses, in one word: so that they can be compared. A link says the mark too. */
export function usedColumns({ lines, document }: Pick<DraftState, 'lines' | 'document'>, datesShown: 'always' | 'where_other'): string {
  const isOther = ({ server, typed }: DraftLine): boolean =>
    [...dates].some(id => id in typed || (server && server.type !== 'text' && server[id as 'shipmentDate'] !== document[id as 'shipmentDate']))
  const areDatesShown = datesShown === 'always' || lines.some(isOther)
  const isFilled = (id: string): boolean => datesShown === 'always' || lines.some(({ server, typed }) => id in typed || Boolean(server?.[id as 'shipmentDate']))
  // Planned for the very day it is due says nothing new.
  const isPlannedOther = datesShown === 'always' || lines.some(({ server, typed }) => 'plannedDate' in typed || (server?.plannedDate && server.plannedDate !== server.shipmentDate))
  const isUsed = (id: string, { server, typed }: DraftLine): boolean => {
    if (!server || id in typed) return id in typed
    if (progress.has(id)) return server[id as 'handledQuantity'] !== '0'
    return id === 'link' ? Boolean(server.link) : server[id as 'dropShipment'] && !server.link
  }
  const arePrepaid = asksPrepayment({ lines, document })
  return lineColumns.flatMap(({ id, isShownWhenUsed }) => (isShownWhenUsed && (isPrepayment(id) ? arePrepaid : dates.has(id) || id === 'plannedDate' ? areDatesShown && isFilled(id) && (id !== 'plannedDate' || isPlannedOther) : lines.some(line => isUsed(id, line))) ? [id] : [])).join(' ')
}

const figures: readonly FieldKind[] = ['quantity', 'price', 'amount']

/** The figures of an order of some size: so wide is a digit, and so much stands beside them in a cell. */
const digitWidth = 7.8
const besideFigure = 20

/** How wide a column must be for the figures in it, with what groups their digits and all under one mark. */
function roomForFigures({ id, kind }: LineColumn, lines: readonly DraftLine[]): number {
  const values = lines.map(line => serverValue(line, id)).filter(value => typeof value === 'string')
  const whole = Math.max(0, ...values.map(value => value.split('.')[0]!.length))
  const decimals = kind === 'amount' ? 2 : Math.max(0, ...values.map(value => decimalsOf(kind, value)))
  return Math.ceil(besideFigure + digitWidth * (whole + Math.floor((whole - 1) / 3) * 0.6 + (decimals && decimals + 0.6)))
}

/** Columns that must be wider than they are for the figures in them, in one word: so that they can be compared. */
export const widenedColumns = ({ lines }: Pick<DraftState, 'lines'>): string =>
  lineColumns.flatMap(column => (figures.includes(column.kind) && roomForFigures(column, lines) > column.width ? [`${column.id}:${roomForFigures(column, lines)}`] : [])).join(' ')

const widened = (widths: string): ReadonlyMap<string, number> => new Map(widths.split(' ').map(each => [each.split(':')[0]!, Number(each.split(':')[1])]))

/** What somebody typed for yes, in the words of his language or a cross. */
export const isYes = (text: string): boolean => ['true', 'x', '1', t('web.yes').toLowerCase(), t('web.yes').slice(0, 1).toLowerCase()].includes(text.trim().toLowerCase())

export const lineTypes = ['item', 'gl_account', 'text'] as const
type LineType = (typeof lineTypes)[number]

/** The type a line has or is about to have. */
export const typeOf = ({ typed, server }: DraftLine): LineType => (typed.type?.text as LineType | undefined) ?? server?.type ?? 'item'

function serverValue({ server }: DraftLine, id: string): unknown {
  if (!server) return undefined
  if (id === 'number') return server.itemNumber ?? server.account
  if (id === 'link') return server.link && t('web.linked', { number: server.link.number, way: server.dropShipment ? 'drop_shipment' : 'special_order' })
  return server[id as keyof LineView]
}

const noQuantity: ReadonlySet<string> = new Set([...dates, 'plannedDate', 'dropShipment', 'specialOrder', 'link', 'quantity', 'unitPrice', 'lineDiscountPercent', 'quantityToHandle', 'quantityToInvoice', 'unit', 'location', 'prepaymentPercent', 'prepaymentAmount', 'prepaymentInvoiced', 'prepaymentDeducted'])

/** Text lines say something and count nothing. */
const applies = (line: DraftLine, id: string): boolean => typeOf(line) !== 'text' || !(noQuantity.has(id) || id === 'number')

const zeroIsBlank: ReadonlySet<string> = new Set(['lineDiscountPercent', 'handledQuantity', 'invoicedQuantity', 'prepaymentPercent', 'prepaymentAmount', 'prepaymentInvoiced', 'prepaymentDeducted'])

function show(line: DraftLine, column: LineColumn): string {
  const typed = line.typed[column.id]
  if (column.id === 'type') return line.server || typed ? t(`web.line_type.${typeOf(line)}`) : ''
  if (typed?.problem) return typed.text
  if (column.kind === 'flag') return (typed ? isYes(typed.text) : serverValue(line, column.id) === true) ? t('web.yes') : ''
  if (typed) {
    const read = readValue(column.kind, typed.text, workDate())
    return 'value' in read ? showValue(column.kind, read.value) : typed.text
  }
  const value = serverValue(line, column.id)
  if (line.server?.type === 'text' && column.kind !== 'text') return ''
  return zeroIsBlank.has(column.id) && value === '0' ? '' : showValue(column.kind, value)
}

const edit = (line: DraftLine, column: LineColumn): string => {
  if (column.id === 'type') return line.server || line.typed.type ? t(`web.line_type.${typeOf(line)}`) : ''
  if (column.kind === 'flag') return show(line, column)
  return line.typed[column.id]?.text ?? editValue(column.kind, serverValue(line, column.id))
}

/** The text of a column of a line, as one edits it. */
export function textOf(line: DraftLine, id: string): string | undefined {
  const column = lineColumns.find(each => each.id === id)
  return column && !column.isFixed ? edit(line, column) : undefined
}

/** Items by anything somebody would type, with what is available and at which price. */
export const itemSearch =
  (side: Side, documentId: string): Search =>
  async (text, signal) => {
    const { items } = await call('trade.items.find', { side, search: text, documentId, limit: 10 }, { signal })
    return items.map(
      (item): LookupOption => ({
        value: item.number,
        number: item.number,
        description: item.description,
        details: [
          item.available === null ? '' : `${formatDecimal(item.available)} ${item.baseUnit}`,
          formatPrice(item.unitPrice),
        ],
        ...(item.blocked ? { blocked: t('web.blocked') } : {}),
      }),
    )
  }

export const typeOptions = (): LookupOption[] =>
  lineTypes.map(type => ({ value: t(`web.line_type.${type}`), number: t(`web.line_type.${type}`), description: '', id: type }))

const flagOptions = (): LookupOption[] => ['yes', 'no'].map(each => ({ value: t(`web.${each}`), number: t(`web.${each}`), description: '' }))

/** The columns as the grid takes them; used are those of `usedColumns`, widths those of `widenedColumns`. */
export function gridColumns(side: Side, kind: Kind, documentId: string, isReleased: boolean, used: string, widths = ''): GridColumn<DraftLine>[] {
  const wide = widened(widths)
  const items = itemSearch(side, documentId)
  const search = (id: string, line: DraftLine): Search | undefined => {
    if (id === 'type') return amongst(typeOptions())
    if (id === 'number') return typeOf(line) === 'gl_account' ? lookUp('accounts') : items
    if (id === 'dropShipment' || id === 'specialOrder') return amongst(flagOptions())
    return id === 'location' ? lookUp('locations') : undefined
  }
  return columnsOf(side, kind)
    .filter(column => !column.isShownWhenUsed || used.split(' ').includes(column.id))
    .map(column => ({ ...column, caption: caption(`trade.${column.id}`, { side: goodsSide(side, kind, column.id) }) }))
    .map(column => ({
      id: column.id,
      caption: column.caption,
      width: Math.max(wide.get(column.id) ?? column.width, roomOf(column.caption)),
      grows: column.grows,
      align: alignOf(column.kind),
      decimals: line => decimalsOf(column.kind, serverValue(line, column.id)),
      show: line => show(line, column),
      edit: line => edit(line, column),
      isEditable: line => !column.isFixed && applies(line, column.id) && (!isReleased || column.isOpenWhenReleased === true),
      isOnPath: line =>
        isReleased
          ? column.isOpenWhenReleased === true
          : column.isOnPath === true || (column.id === 'description' && typeOf(line) === 'text'),
      search: line => search(column.id, line),
    }))
}

/** Where a price or a discount came from, in words; nothing where somebody typed it. */
export function originOf(line: DraftLine, id: string): string | undefined {
  const origins = line.server?.priceOrigin
  const origin = id === 'unitPrice' ? origins?.price : id === 'lineDiscountPercent' ? origins?.discount : undefined
  if (!origin || line.server?.type !== 'item') return undefined
  if (id === 'lineDiscountPercent' && line.server.lineDiscountPercent === '0') return undefined
  return 'list' in origin && typeof origin.list === 'string' ? t('web.origin_list', { list: origin.list }) : t('web.origin', { from: origin.from })
}
