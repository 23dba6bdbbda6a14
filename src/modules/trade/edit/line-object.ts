/** What choosing an item or an account brings to a line, and what is refused of them (documents.md §1.3, §1.4). */
import { Decimal } from '#platform/decimal'
import type { Problem } from '#platform/problem'
import { type LineTax, chargedRate } from '../amounts/index.ts'
import type { LineChange, LineInput } from '../contract/lines.ts'
import { problem as postingProblem } from '../post/problems.ts'
import { problem } from '../problems.ts'
import { type Side, sides } from '../sides.ts'
import { lineDimensions } from './default-dimensions.ts'
import { type DraftDocument, type DraftLine, blankLine } from './draft.ts'
import type { AccountFacts, ItemFacts, LineFacts, TaxRow } from './facts.ts'
import { taxDateOf } from './load-lines.ts'

/** The document a line stands on, and everything it may take from. */
export interface LineContext {
  readonly document: DraftDocument
  readonly facts: LineFacts
}

export interface Outcome {
  readonly line: DraftLine
  readonly problems: readonly Problem[]
}

/** What a person asks of a line, new or changed. */
export type Asked = Omit<LineInput, 'lineNo'> | Omit<LineChange, 'id'>

const at = (line: Pick<DraftLine, 'lineNo'>, field: string) => `lines.${line.lineNo}.${field}`

const unitOnSide: Record<Side, (item: ItemFacts) => string> = {
  sales: item => item.salesUnit,
  purchase: item => item.purchaseUnit,
}

/** A text in the document's language; a regional language falls back to the one it is a variety of, then to `text`. */
export function inLanguage(text: string, translations: Readonly<Record<string, string>>, language: string): string {
  const known = [language, language.split('-')[0]!].find(tag => Object.hasOwn(translations, tag))
  return known === undefined ? text : translations[known]!
}

export const itemOf = (line: Pick<DraftLine, 'itemId'>, facts: Pick<LineFacts, 'items'>): ItemFacts | undefined =>
  line.itemId === null ? undefined : facts.items.find(item => item.id === line.itemId)

/** What the party calls the item goes before the item's own text in the document's language. */
function itemDescription(item: ItemFacts, variant: string, document: DraftDocument): string {
  const reference = item.references.find(row => row.variant === variant)
  if (reference) return reference.description
  const chosen = item.variants.find(row => row.code === variant)
  return chosen?.description ?? inLanguage(item.description, item.translations, document.language)
}

/** The VAT set-up of a business × product group that holds on the document's VAT date. */
export function taxRowOf(businessGroup: string, productGroup: string, { facts, document }: LineContext): TaxRow | undefined {
  const day = taxDateOf(document)
  let found: TaxRow | undefined
  for (const row of facts.tax) {
    if (row.businessGroup !== businessGroup || row.productGroup !== productGroup || row.validFrom > day) continue
    if (!found || row.validFrom > found.validFrom) found = row
  }
  return found
}

/** The percentage a price with VAT in it contains, for a business group that may differ from the document's. */
export function rateIn(businessGroup: string | null, productGroup: string, context: LineContext): Decimal {
  const row = taxRowOf(businessGroup ?? context.document.taxBusinessGroup, productGroup, context)
  return row ? chargedRate(row) : Decimal.zero
}

export const taxOf = (line: DraftLine): LineTax => ({
  identifier: line.taxIdentifier,
  calculation: line.taxCalculation,
  rate: line.taxRate,
})

/** Puts the VAT of the line's product group on it. */
export function withTax(line: DraftLine, context: LineContext): Outcome {
  if (line.type === 'text') return { line, problems: [] }
  const groups = { businessGroup: context.document.taxBusinessGroup, productGroup: line.taxProductGroup ?? '' }
  const row = taxRowOf(groups.businessGroup, groups.productGroup, context)
  const place = { field: at(line, 'taxProductGroup'), remedy: `setup/vat-posting-setup/${groups.businessGroup}/${groups.productGroup}` }
  if (!row) {
    if (groups.productGroup === '')
      return { line, problems: [postingProblem('tax_group_missing', { lineNo: line.lineNo }, { field: place.field })] }
    const params = { lineNo: line.lineNo, ...groups, date: taxDateOf(context.document) }
    return { line, problems: [postingProblem('tax_setup_missing', params, place)] }
  }
  const taxed = { ...line, taxIdentifier: row.identifier, taxCalculation: row.calculation, taxRate: row.rate }
  return { line: taxed, problems: row.blocked ? [postingProblem('tax_setup_blocked', groups, place)] : [] }
}

const refused = (line: DraftLine, ...problems: Problem[]): Outcome => ({ line, problems })

/** What of a line stays when something else is chosen on it: its place, and how much of it. */
const emptied = (line: DraftLine): DraftLine => ({
  ...blankLine(line),
  quantity: line.quantity,
  sourceLineId: line.sourceLineId,
})

function withItem(line: DraftLine, item: ItemFacts, context: LineContext): Outcome {
  const { document, facts } = context
  const unit = unitOnSide[document.side](item)
  const chosen: DraftLine = {
    ...emptied(line),
    type: 'item',
    itemId: item.id,
    description: itemDescription(item, '', document),
    location: item.type === 'inventory' ? document.location : null,
    unit,
    quantityPerUnit: item.units.find(row => row.unit === unit)?.quantityPerUnit ?? Decimal.one,
    generalProductGroup: item.generalProductGroup,
    taxProductGroup: item.taxProductGroup,
    allowInvoiceDiscount: item.allowInvoiceDiscount,
    dimensions: dimensionsOf(document, facts, { source: 'item', record: item.number }),
  }
  return { line: chosen, problems: checkItem(chosen, item, document.side) }
}

/** Whether an item may be bought or sold at all. */
function checkItem(line: DraftLine, item: ItemFacts, side: Side): Problem[] {
  const params = { lineNo: line.lineNo, item: item.number }
  const place = { field: at(line, 'itemNumber'), remedy: `items/${item.number}` }
  if (item.blocked) return [postingProblem('item_blocked', params, place)]
  return item[sides[side].itemBlockedFlag] ? [problem('item_blocked_on_side', { ...params, side }, place)] : []
}

function withAccount(line: DraftLine, account: AccountFacts, { document, facts }: LineContext): Outcome {
  const chosen: DraftLine = {
    ...emptied(line),
    type: 'gl_account',
    account: account.number,
    description: inLanguage(account.name, account.translations, document.language),
    generalProductGroup: account.generalProductGroup,
    taxProductGroup: account.taxProductGroup,
    dimensions: dimensionsOf(document, facts, { source: 'gl_account', record: account.number }),
  }
  const params = { lineNo: line.lineNo, account: account.number }
  const place = { field: at(line, 'account'), remedy: `accounts/${account.number}` }
  if (account.blocked) return refused(chosen, postingProblem('account_blocked', params, place))
  const usable = account.type === 'posting' && account.directPosting
  return usable ? { line: chosen, problems: [] } : refused(chosen, postingProblem('account_not_posting', params, place))
}

const dimensionsOf = (document: DraftDocument, facts: LineFacts, source: { source: string; record: string }) =>
  lineDimensions(document.dimensions, sides[document.side].partyRole, [source], facts)

/** Whether the change names what the line is about. */
export const choosesObject = (asked: Asked): boolean =>
  asked.itemId !== undefined || asked.itemNumber !== undefined || asked.account !== undefined || asked.type !== undefined

/**
 * Takes a line and what was asked; gives the line with the item or account chosen and everything that comes with it,
 * its VAT included. Choosing what is there already, or nothing, changes nothing.
 */
export function withObject(line: DraftLine, asked: Asked, context: LineContext): Outcome {
  if (!choosesObject(asked)) return { line, problems: [] }
  const namesItem = asked.itemId !== undefined || asked.itemNumber !== undefined
  if (namesItem && asked.account !== undefined)
    return refused(line, problem('line_two_objects', { lineNo: line.lineNo }, { field: at(line, 'account') }))
  if (namesItem) return chooseItem(line, asked, context)
  if (asked.account !== undefined) return chooseAccount(line, asked.account, asked, context)
  if (asked.type === line.type) return { line, problems: [] }
  return { line: { ...emptied(line), type: asked.type!, description: line.description, quantity: Decimal.zero }, problems: [] }
}

function chooseItem(line: DraftLine, asked: Asked, context: LineContext): Outcome {
  const named = asked.itemId ?? asked.itemNumber!
  const byNumber = (number: string) =>
    context.facts.items.find(row => row.number === number) ?? context.facts.items.find(row => row.number === number.toUpperCase())
  const item = asked.itemId === undefined ? byNumber(named) : context.facts.items.find(row => row.id === named)
  const agrees = item && (asked.itemId === undefined || asked.itemNumber === undefined || item.number === asked.itemNumber)
  if (!item || !agrees) {
    const place = { field: at(line, 'itemNumber') }
    return refused(line, problem('unknown_item', { lineNo: line.lineNo, item: asked.itemNumber ?? named }, place))
  }
  if (item.id === line.itemId) return { line, problems: [] }
  return thenTax(withItem(line, item, context), asked, context)
}

function chooseAccount(line: DraftLine, number: string, asked: Asked, context: LineContext): Outcome {
  const account = context.facts.accounts.find(row => row.number === number)
  if (!account)
    return refused(line, problem('unknown_account', { lineNo: line.lineNo, account: number }, { field: at(line, 'account') }))
  if (number === line.account) return { line, problems: [] }
  return thenTax(withAccount(line, account, context), asked, context)
}

/** VAT is looked up only for what may stand on the line; a group that was asked for goes before the one it brings. */
function thenTax(outcome: Outcome, { taxProductGroup }: Asked, context: LineContext): Outcome {
  if (outcome.problems.length > 0) return outcome
  return withTax(taxProductGroup === undefined ? outcome.line : { ...outcome.line, taxProductGroup }, context)
}

/** Variant, unit, location and groups that were asked for, each checked against what the line is about. */
export function withDetails(line: DraftLine, asked: Asked, context: LineContext): Outcome {
  const item = itemOf(line, context.facts)
  const problems: Problem[] = []
  let next = line
  const { lineNo } = line
  for (const field of ['variant', 'unit'] as const) {
    if (!asked[field] || item) continue
    problems.push(problem('only_items_have', { lineNo, field }, { field: at(line, field) }))
  }
  if (item && asked.variant !== undefined && asked.variant !== line.variant) {
    const variant = item.variants.find(row => row.code === asked.variant)
    const params = { lineNo, item: item.number, variant: asked.variant }
    const place = { field: at(line, 'variant'), remedy: `items/${item.number}` }
    if (asked.variant !== '' && !variant) problems.push(problem('unknown_variant', params, place))
    if (variant?.blocked) problems.push(problem('variant_blocked', params, place))
    next = { ...next, variant: asked.variant, description: itemDescription(item, asked.variant, context.document) }
  }
  if (item && asked.unit !== undefined && asked.unit !== line.unit) {
    const unit = item.units.find(row => row.unit === asked.unit)
    const place = { field: at(line, 'unit'), remedy: `items/${item.number}` }
    if (!unit && asked.unit !== item.baseUnit)
      problems.push(problem('unit_not_of_item', { lineNo, item: item.number, unit: asked.unit }, place))
    next = { ...next, unit: asked.unit, quantityPerUnit: unit?.quantityPerUnit ?? Decimal.one }
  }
  if (asked.location !== undefined) {
    if (asked.location !== null && !context.facts.locations.includes(asked.location)) {
      const params = { field: 'location', code: asked.location }
      problems.push(problem('unknown_code', params, { field: at(line, 'location'), remedy: 'setup/locations' }))
    }
    next = { ...next, location: asked.location }
  }
  if (asked.generalProductGroup !== undefined) next = { ...next, generalProductGroup: asked.generalProductGroup }
  if (asked.taxProductGroup === undefined || asked.taxProductGroup === line.taxProductGroup) return { line: next, problems }
  const taxed = withTax({ ...next, taxProductGroup: asked.taxProductGroup }, context)
  return { line: taxed.line, problems: [...problems, ...taxed.problems] }
}
