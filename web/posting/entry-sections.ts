/** Entries per ledger as tables: the same for what would be posted and for what was. */
import type { Output } from '../shell/operations.ts'
import { choiceText, showValue, type FieldKind } from '../ui/fields/kinds.ts'
import { t } from '../ui/texts.ts'
import type { PreviewView } from './preview-view.ts'

export interface EntryColumn {
  readonly caption: string
  readonly kind: FieldKind
}

export interface EntrySection {
  readonly id: string
  readonly title: string
  readonly columns: readonly EntryColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Sums under the columns, where they say something. */
  readonly foot?: readonly string[]
}

type Cell = readonly [kind: FieldKind, value: unknown]

const columns = (...names: readonly (readonly [string, FieldKind])[]): EntryColumn[] =>
  names.map(([name, kind]) => ({ caption: t(`web.entry.${name}`), kind }))

const row = (...cells: readonly Cell[]): string[] => cells.map(([kind, value]) => showValue(kind, value))

/** An empty amount stays empty, so that debit and credit stand apart. */
const amount = (value: string | undefined): Cell => ['amount', value === '0' ? '' : value]

const section = (id: string, head: readonly EntryColumn[], rows: readonly (readonly string[])[], foot?: readonly string[]): EntrySection[] =>
  rows.length === 0 ? [] : [{ id, title: t(`web.ledger.${id}`), columns: head, rows, ...(foot ? { foot } : {}) }]

interface GlEntry {
  readonly account: string
  readonly name: string
  readonly description: string
  readonly debit: string
  readonly credit: string
}

const glSection = (entries: readonly GlEntry[], totals: { readonly debit: string; readonly credit: string }): EntrySection[] =>
  section(
    'gl',
    columns(['account', 'text'], ['description', 'text'], ['debit', 'amount'], ['credit', 'amount']),
    entries.map(entry => row(['text', `${entry.account} ${entry.name}`], ['text', entry.description], amount(entry.debit), amount(entry.credit))),
    ['', '', showValue('amount', totals.debit), showValue('amount', totals.credit)],
  )

interface TaxEntry {
  readonly businessGroup: string
  readonly productGroup: string
  readonly calculation: string
  readonly rate: string
  readonly base: string
  readonly amount: string
}

const taxSection = (entries: readonly TaxEntry[]): EntrySection[] =>
  section(
    'tax',
    columns(['tax_group', 'text'], ['calculation', 'text'], ['rate', 'percent'], ['base', 'amount'], ['amount', 'amount']),
    entries.map(entry =>
      row(
        ['text', `${entry.businessGroup} · ${entry.productGroup}`],
        ['text', choiceText('taxCalculation', entry.calculation)],
        ['percent', entry.rate],
        ['amount', entry.base],
        ['amount', entry.amount],
      ),
    ),
  )

interface ItemEntry {
  readonly number: string
  readonly description: string
  readonly type: string
  readonly location?: string
  readonly quantity: string
}

const itemSection = (entries: readonly ItemEntry[]): EntrySection[] =>
  section(
    'items',
    columns(['item', 'text'], ['type', 'text'], ['location', 'text'], ['quantity', 'quantity']),
    entries.map(entry =>
      row(['text', `${entry.number} ${entry.description}`], ['text', choiceText('itemEntryType', entry.type)], ['text', entry.location], ['quantity', entry.quantity]),
    ),
  )

interface ValueEntry {
  readonly type: string
  readonly valuedQuantity: string
  readonly costActual?: string
  readonly costExpected?: string
  readonly salesActual?: string
  readonly purchaseActual?: string
}

const valueSection = (entries: readonly ValueEntry[], numbers: readonly string[]): EntrySection[] =>
  section(
    'values',
    columns(['item', 'text'], ['type', 'text'], ['quantity', 'quantity'], ['cost_actual', 'amount'], ['cost_expected', 'amount'], ['sales', 'amount'], ['purchases', 'amount']),
    entries.map((entry, index) =>
      row(
        ['text', numbers[index]],
        ['text', choiceText('valueEntryType', entry.type)],
        ['quantity', entry.valuedQuantity],
        amount(entry.costActual),
        amount(entry.costExpected),
        amount(entry.salesActual),
        amount(entry.purchaseActual),
      ),
    ),
  )

interface BankEntry {
  readonly bankAccount: string
  readonly description?: string
  readonly amount: string
  readonly amountLcy: string
}

const bankSection = (entries: readonly BankEntry[]): EntrySection[] =>
  section(
    'bank',
    columns(['bank_account', 'text'], ['description', 'text'], ['amount', 'amount'], ['amount_lcy', 'amount']),
    entries.map(entry => row(['text', entry.bankAccount], ['text', entry.description], ['amount', entry.amount], ['amount', entry.amountLcy])),
  )

/** What a preview would write. */
export function previewSections(view: PreviewView): EntrySection[] {
  const numbers = new Map(view.items.map(item => [item.itemId, item.number]))
  const details = view.partyDetails.map(detail => {
    const party = view.parties.find(each => each.ref === detail.entry)
    return row(
      ['text', choiceText('detailKind', detail.kind)],
      ['text', party ? choiceText('documentType', party.documentType) : t('web.entry.existing', { entryNo: detail.entry })],
      ['date', party?.dueDate],
      ['amount', detail.amount],
      ['amount', detail.amountLcy],
    )
  })
  return [
    ...glSection(view.gl, view.totals),
    ...taxSection(view.tax),
    ...section('parties', columns(['type', 'text'], ['document', 'text'], ['due_date', 'date'], ['amount', 'amount'], ['amount_lcy', 'amount']), details),
    ...bankSection(view.bank),
    ...itemSection(view.items),
    ...valueSection(view.values, view.values.map(value => numbers.get(value.itemId) ?? '')),
  ]
}

export type PostedEntries = Output<'sales.posted_invoice.entries'>

/** What a posting wrote. */
export function postedSections(entries: PostedEntries): EntrySection[] {
  const parties = entries.parties.map(entry =>
    row(
      ['text', `${entry.partyNumber} ${entry.partyName}`],
      ['text', choiceText('documentType', entry.documentType)],
      ['date', entry.dueDate],
      ['text', entry.currency],
      ['amount', entry.amount],
      ['amount', entry.amountLcy],
      ['amount', entry.remaining],
    ),
  )
  return [
    ...glSection(entries.gl.map(entry => ({ ...entry, name: entry.accountName })), entries.glTotals),
    ...taxSection(entries.tax),
    ...section(
      'parties',
      columns(['party', 'text'], ['document', 'text'], ['due_date', 'date'], ['currency', 'text'], ['amount', 'amount'], ['amount_lcy', 'amount'], ['remaining', 'amount']),
      parties,
    ),
    ...bankSection(entries.bank),
    ...itemSection(entries.items.map(entry => ({ ...entry, number: entry.itemNumber }))),
    ...valueSection(entries.values, entries.values.map(entry => entry.itemNumber)),
  ]
}
