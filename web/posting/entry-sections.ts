/** Entries per ledger as tables: the same for what would be posted and for what was. */
import type { Output } from '../shell/operations.ts'
import { choiceText, showValue, type FieldKind } from '../ui/fields/kinds.ts'
import { t } from '../ui/texts.ts'
import {
  type EntryAddress, type ListedLedger, accountAddress, bankAccountAddress, entriesAddress, itemAddress, partyAddress, partyEntryAddress,
} from './entry-address.ts'
import type { PreviewView } from './preview-view.ts'

export interface EntryColumn {
  readonly caption: string
  readonly kind: FieldKind
}

/** What a cell says, and where what it names has its page. */
export interface EntryCell {
  readonly text: string
  readonly address?: EntryAddress | undefined
}

export interface EntrySection {
  readonly id: string
  readonly title: string
  readonly columns: readonly EntryColumn[]
  readonly rows: readonly (readonly EntryCell[])[]
  /** How many there are, where the rows are only the first of them. */
  readonly count: number
  /** The same entries in the list of their ledger. */
  readonly list?: EntryAddress | undefined
  /** Sums under the columns, where they say something. */
  readonly foot?: readonly string[]
}

type Cell = readonly [kind: FieldKind, value: unknown, address?: EntryAddress | undefined]

const columns = (...names: readonly (readonly [string, FieldKind])[]): EntryColumn[] =>
  names.map(([name, kind]) => ({ caption: t(`web.entry.${name}`), kind }))

const row = (...cells: readonly Cell[]): EntryCell[] => cells.map(([kind, value, address]) => ({ text: showValue(kind, value), address }))

/** An empty amount stays empty, so that debit and credit stand apart. */
const amount = (value: string | undefined): Cell => ['amount', value === '0' ? '' : value]

interface Section {
  readonly id: string
  readonly title?: string
  readonly columns: readonly EntryColumn[]
  readonly rows: readonly (readonly EntryCell[])[]
  readonly foot?: readonly string[]
}

/** What a section stands in: all there is under one transaction, or the first of what was found. */
export interface Around {
  readonly transactionNo?: number
  readonly count?: number
}

const listed: ReadonlySet<string> = new Set(['gl', 'tax', 'items', 'values', 'bank'] satisfies ListedLedger[])

function section({ id, title = t(`web.ledger.${id}`), columns: head, rows, foot }: Section, { transactionNo, count }: Around = {}): EntrySection[] {
  if (rows.length === 0) return []
  const list = transactionNo === undefined || !listed.has(id) ? undefined : entriesAddress(id as ListedLedger, { transactionNo })
  return [{ id, title, columns: head, rows, count: count ?? rows.length, list, ...(foot ? { foot } : {}) }]
}

/** An entry that was posted has a number; it leads to the entry in its list. */
const numbered = <E extends { readonly entryNo?: number }>(entries: readonly E[], ledger: ListedLedger): { head: EntryColumn[]; cell: (entry: E) => EntryCell[] } =>
  entries.some(({ entryNo }) => entryNo !== undefined)
    ? { head: columns(['entry_no', 'text']), cell: ({ entryNo }) => row(['text', entryNo, entryNo === undefined ? undefined : entriesAddress(ledger, { entryNo })]) }
    : { head: [], cell: () => [] }

interface GlEntry {
  readonly entryNo?: number
  readonly account: string
  readonly name: string
  readonly description: string
  readonly debit: string
  readonly credit: string
}

export function glSection(entries: readonly GlEntry[], totals?: { readonly debit: string; readonly credit: string }, around?: Around): EntrySection[] {
  const { head, cell } = numbered(entries, 'gl')
  return section(
    {
      id: 'gl',
      columns: [...head, ...columns(['account', 'text'], ['description', 'text'], ['debit', 'amount'], ['credit', 'amount'])],
      rows: entries.map(entry => [
        ...cell(entry),
        ...row(
          ['text', `${entry.account} ${entry.name}`, accountAddress(entry.account)],
          ['text', entry.description],
          amount(entry.debit),
          amount(entry.credit),
        ),
      ]),
      ...(totals ? { foot: [t('web.totals'), ...head.map(() => ''), '', showValue('amount', totals.debit), showValue('amount', totals.credit)] } : {}),
    },
    around,
  )
}

interface TaxEntry {
  readonly entryNo?: number
  readonly businessGroup?: string
  readonly productGroup?: string
  readonly identifier: string
  readonly calculation: string
  readonly rate: string
  readonly base: string
  readonly amount: string
}

export function taxSection(entries: readonly TaxEntry[], around?: Around): EntrySection[] {
  const { head, cell } = numbered(entries, 'tax')
  return section(
    {
      id: 'tax',
      columns: [...head, ...columns(['tax_group', 'text'], ['calculation', 'text'], ['rate', 'percent'], ['base', 'amount'], ['amount', 'amount'])],
      rows: entries.map(entry => [
        ...cell(entry),
        ...row(
          ['text', entry.businessGroup === undefined ? entry.identifier : `${entry.businessGroup} · ${entry.productGroup}`],
          ['text', choiceText('taxCalculation', entry.calculation)],
          ['percent', entry.rate],
          ['amount', entry.base],
          ['amount', entry.amount],
        ),
      ]),
    },
    around,
  )
}

interface PartyEntry {
  readonly entryNo: number
  readonly role: string
  readonly partyId: string
  readonly partyNumber: string
  readonly partyName: string
  readonly documentType: string
  readonly dueDate: string
  readonly currency: string
  readonly amount: string
  readonly amountLcy?: string
  readonly remaining: string
}

/** Whose entries they are, where all there are are of customers or all of vendors. */
function titleOf(entries: readonly Pick<PartyEntry, 'role'>[], { count = entries.length }: Around = {}): { readonly title?: string } {
  const role = entries[0]?.role
  return role !== undefined && count === entries.length && entries.every(each => each.role === role) ? { title: t(`web.page.${role}_entries`) } : {}
}

export const partySection = (entries: readonly PartyEntry[], around?: Around): EntrySection[] =>
  section(
    {
      id: 'parties',
      ...titleOf(entries, around),
      columns: columns(
        ['entry_no', 'text'], ['party', 'text'], ['document', 'text'], ['due_date', 'date'], ['currency', 'text'], ['amount', 'amount'],
        ['amount_lcy', 'amount'], ['remaining', 'amount'],
      ),
      rows: entries.map(entry =>
        row(
          ['text', entry.entryNo, partyEntryAddress(entry.role, entry.entryNo)],
          ['text', `${entry.partyNumber} ${entry.partyName}`, partyAddress(entry.role, entry.partyId)],
          ['text', choiceText('documentType', entry.documentType)],
          ['date', entry.dueDate],
          ['text', entry.currency],
          ['amount', entry.amount],
          ['amount', entry.amountLcy],
          ['amount', entry.remaining],
        ),
      ),
    },
    around,
  )

interface ItemEntry {
  readonly entryNo?: number
  readonly itemId: string
  readonly number: string
  readonly description: string
  readonly type: string
  readonly location?: string
  readonly quantity: string
}

export function itemSection(entries: readonly ItemEntry[], around?: Around): EntrySection[] {
  const { head, cell } = numbered(entries, 'items')
  return section(
    {
      id: 'items',
      columns: [...head, ...columns(['item', 'text'], ['type', 'text'], ['location', 'text'], ['quantity', 'quantity'])],
      rows: entries.map(entry => [
        ...cell(entry),
        ...row(
          ['text', `${entry.number} ${entry.description}`, itemAddress(entry.itemId)],
          ['text', choiceText('itemEntryType', entry.type)],
          ['text', entry.location],
          ['quantity', entry.quantity],
        ),
      ]),
    },
    around,
  )
}

interface ValueEntry {
  readonly entryNo?: number
  readonly itemId: string
  readonly type: string
  readonly valuedQuantity: string
  readonly costActual?: string
  readonly costExpected?: string
  readonly salesActual?: string
  readonly purchaseActual?: string
}

export function valueSection(entries: readonly ValueEntry[], numbers: readonly string[], around?: Around): EntrySection[] {
  const { head, cell } = numbered(entries, 'values')
  return section(
    {
      id: 'values',
      columns: [
        ...head,
        ...columns(['item', 'text'], ['type', 'text'], ['quantity', 'quantity'], ['cost_actual', 'amount'], ['cost_expected', 'amount'], ['sales', 'amount'], ['purchases', 'amount']),
      ],
      rows: entries.map((entry, index) => [
        ...cell(entry),
        ...row(
          ['text', numbers[index], itemAddress(entry.itemId)],
          ['text', choiceText('valueEntryType', entry.type)],
          ['quantity', entry.valuedQuantity],
          amount(entry.costActual),
          amount(entry.costExpected),
          amount(entry.salesActual),
          amount(entry.purchaseActual),
        ),
      ]),
    },
    around,
  )
}

interface BankEntry {
  readonly entryNo?: number
  readonly bankAccount: string
  readonly description?: string
  readonly amount: string
  readonly amountLcy: string
}

export function bankSection(entries: readonly BankEntry[], around?: Around): EntrySection[] {
  const { head, cell } = numbered(entries, 'bank')
  return section(
    {
      id: 'bank',
      columns: [...head, ...columns(['bank_account', 'text'], ['description', 'text'], ['amount', 'amount'], ['amount_lcy', 'amount'])],
      rows: entries.map(entry => [
        ...cell(entry),
        ...row(['text', entry.bankAccount, bankAccountAddress(entry.bankAccount)], ['text', entry.description], ['amount', entry.amount], ['amount', entry.amountLcy]),
      ]),
    },
    around,
  )
}

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
  const ofParties = columns(['type', 'text'], ['document', 'text'], ['due_date', 'date'], ['amount', 'amount'], ['amount_lcy', 'amount'])
  return [
    ...glSection(view.gl, view.totals),
    ...taxSection(view.tax),
    ...section({ id: 'parties', ...titleOf(view.parties), columns: ofParties, rows: details }),
    ...bankSection(view.bank),
    ...itemSection(view.items),
    ...valueSection(view.values, view.values.map(value => numbers.get(value.itemId) ?? '')),
  ]
}

export type PostedEntries = Output<'sales.posted_invoice.entries'>

/** What a posting wrote. */
export function postedSections({ transactionNo, ...entries }: PostedEntries): EntrySection[] {
  const around = { transactionNo }
  return [
    ...glSection(entries.gl.map(entry => ({ ...entry, name: entry.accountName })), entries.glTotals, around),
    ...taxSection(entries.tax, around),
    ...partySection(entries.parties, around),
    ...bankSection(entries.bank, around),
    ...itemSection(entries.items.map(entry => ({ ...entry, number: entry.itemNumber })), around),
    ...valueSection(entries.values, entries.values.map(entry => entry.itemNumber), around),
  ]
}
