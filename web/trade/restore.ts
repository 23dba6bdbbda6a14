/** What brings a line or a header back to what it was, as fields the server takes. Pure. */
import type { DocumentView, Kind, Side } from './calls.ts'
import type { DraftLine, Typed } from './draft-state.ts'
import { type HeaderField, fastTabs, fieldsOf as fieldsOfTab, headerChange, headerValue } from './header-fields.ts'
import { columnsOf } from './line-columns.ts'
import { type Meant, meaning } from './enter-lines.ts'

type Fields = Record<string, unknown>

/** What the server proposes; it goes back only where somebody had entered it or it is what was changed. */
const origins: Readonly<Record<string, 'price' | 'discount'>> = { unitPrice: 'price', lineDiscountPercent: 'discount' }

/** Fields of a line no column shows, which a line made anew takes along. */
const unseen = [
  'variant', 'allowInvoiceDiscount', 'taxProductGroup', 'generalProductGroup',
  'appliesToItemEntryNo', 'dimensions',
] as const

const ofText: ReadonlySet<string> = new Set(['type', 'description'])

const wasEntered = ({ server, typed }: DraftLine, field: string): boolean => {
  const origin = origins[field]
  return origin === undefined || field in typed || server?.priceOrigin?.[origin].from === 'entered'
}

/** Everything a person may enter in the columns of a line, as it stood: the server's values with what was typed over them. */
export function enteredFields(line: DraftLine, side: Side, kind: Kind): Fields {
  const { server } = line
  let fields: Fields = {}
  if (server) {
    const object = server.type === 'item' ? { itemNumber: server.itemNumber } : server.type === 'gl_account' ? { account: server.account } : {}
    fields = { type: server.type, ...object }
    for (const { id, isFixed } of columnsOf(side, kind))
      if (!isFixed && id !== 'type' && id !== 'number') fields[id] = server[id as 'quantity']
  }
  for (const [column, typed] of Object.entries(line.typed)) fields = { ...fields, ...readable(line, column, typed).fields }
  const type = fields.type ?? 'item'
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== undefined && (type !== 'text' || ofText.has(name))))
}

const readable = (line: DraftLine, column: string, typed: Typed): Meant =>
  typed.problem ? { fields: {} } : meaning({ rowKey: '', column, text: typed.text }, line)

/** What makes a line anew that was taken off. */
export function fieldsToMake(before: DraftLine, side: Side, kind: Kind): Fields {
  const { server } = before
  const seen = Object.entries(enteredFields(before, side, kind)).filter(([name, value]) => value !== null && wasEntered(before, name))
  const more = server && server.type !== 'text' ? unseen.flatMap(name => (isSomething(server[name]) ? [[name, server[name]] as const] : [])) : []
  return Object.fromEntries([...more, ...seen])
}

const isSomething = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && (typeof value !== 'object' || Object.keys(value).length > 0)

const identity = ['type', 'itemNumber', 'account'] as const

/** What changes a line back to what it was; touched are the columns the step changed. */
export function fieldsToChange(before: DraftLine, now: DraftLine, touched: ReadonlySet<string>, side: Side, kind: Kind): Fields {
  const was = enteredFields(before, side, kind)
  const is = enteredFields(now, side, kind)
  const isOther = identity.some(name => name in was && was[name] !== is[name])
  const back = Object.entries(was).filter(([name, value]) => {
    if (!wasEntered(before, name) && !(touched.has(name) && !isOther)) return false
    return isOther ? value !== null || is[name] !== null : String(value) !== String(is[name])
  })
  return Object.fromEntries(back)
}

/** Texts of a line that could not be read or were not enough for the server yet. */
export const unsentTexts = (line: DraftLine): Readonly<Record<string, Typed>> =>
  Object.fromEntries(Object.entries(line.typed).filter(([, typed]) => typed.problem !== undefined || typed.change === undefined))

/** What changes the header back to what it was. */
export function headerFieldsBack(before: DocumentView, now: DocumentView, side: Side, kind: Kind): Fields {
  const fields = fastTabs.flatMap(tab => fieldsOfTab(tab, side, kind))
  return Object.assign({}, ...fields.filter(field => !field.isFixed && isOther(before, now, field)).map(field => changeBack(before, field))) as Fields
}

const isOther = (before: DocumentView, now: DocumentView, field: HeaderField): boolean =>
  String(headerValue(before, field) ?? '') !== String(headerValue(now, field) ?? '')

const partyIds: Readonly<Record<string, (document: DocumentView) => string>> = {
  partyNumber: document => document.partyId,
  billToNumber: document => document.billToId,
}

const changeBack = (before: DocumentView, field: HeaderField): Fields =>
  headerChange(before, field, headerValue(before, field), partyIds[field.field]?.(before))
