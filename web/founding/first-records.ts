/** The first customers and items of a company: the few columns one types or pastes, the rest comes from templates. */
import { type CallOptions, call } from '../shell/client.ts'
import type { OperationName } from '../shell/operations.ts'
import { mayRun, queries } from '../shell/session.ts'
import { caption, t } from '../ui/texts.ts'
import { Sheet } from '../ui/worksheet/sheet.ts'
import type { SheetColumn } from '../ui/worksheet/sheet-columns.ts'
import type { SheetRow } from '../ui/worksheet/sheet-state.ts'
import { withStock, withStocked } from './first-stock.ts'

export interface FirstRecord {
  readonly prefix: 'parties.customers' | 'items'
  readonly title: string
  readonly hint: string
  readonly empty: string
  readonly listPath: string
  /** The one field a row cannot be without. */
  readonly needed: 'name' | 'description'
  readonly columns: () => readonly SheetColumn[]
}

const column = (module: string, field: string, rest: Partial<SheetColumn> = {}): SheetColumn => ({
  id: rest.part ?? field,
  field,
  kind: 'text',
  caption: caption(`${module}.${rest.part ?? field}`),
  width: 120,
  isOpen: 'always',
  ...rest,
})

const number = (module: string): SheetColumn => column(module, 'number', { kind: 'code', width: 84, isOpen: 'never' })

const address = (part: string, width: number): SheetColumn => column('parties', 'address', { part, width })

export const firstRecords: readonly FirstRecord[] = [
  {
    prefix: 'parties.customers',
    title: 'web.founding.customers',
    hint: 'web.founding.customers_hint',
    empty: 'web.empty.customers',
    listPath: '/customers',
    needed: 'name',
    columns: () => [
      number('parties'),
      column('parties', 'name', { width: 160, grows: true }),
      address('street', 130),
      address('houseNumber', 66),
      address('postCode', 80),
      address('city', 122),
      column('parties', 'taxNumber', { width: 142 }),
      column('parties', 'email', { width: 220 }),
    ],
  },
  {
    prefix: 'items',
    title: 'web.founding.items',
    hint: 'web.founding.items_hint',
    empty: 'web.empty.items',
    listPath: '/items',
    needed: 'description',
    columns: () => [
      number('items'),
      column('items', 'description', { width: 200, grows: true }),
      column('items', 'unitPrice', { kind: 'price', width: 110 }),
      column('items', 'type', { kind: 'choice', choices: ['inventory', 'service', 'non_inventory', 'charge'], width: 110 }),
      ...(mayRun('stock.adjust')
        ? [
            column('items', 'cost', { kind: 'price', caption: t('web.founding.cost'), width: 100 }),
            column('items', 'onHand', { kind: 'quantity', caption: t('web.founding.on_hand'), width: 90 }),
          ]
        : []),
      column('items', 'gtin', { width: 130 }),
      column('items', 'vendorItemNumber', { caption: t('web.founding.vendor_number'), width: 96 }),
    ],
  },
]

const run = (prefix: string, verb: string, input: object, options: CallOptions = {}): Promise<SheetRow> =>
  call(`${prefix}.${verb}` as OperationName & 'items.get', input as never, options) as unknown as Promise<SheetRow>

/** An item that becomes another type is posted to the groups that type begins with. */
async function withGroups(fields: SheetRow): Promise<SheetRow> {
  if (fields.type === undefined) return fields
  const { rows } = await call('items.templates.list', { filter: { type: String(fields.type) }, limit: 1 })
  const [template] = rows
  if (!template) return fields
  const { generalProductGroup, inventoryPostingGroup } = template
  return { ...fields, generalProductGroup, inventoryPostingGroup }
}

/** As many as one types at the first go; more are on their list. */
const most = 50

export async function loadFirst(prefix: FirstRecord['prefix']): Promise<readonly SheetRow[]> {
  const { rows } = (await run(prefix, 'list', { limit: most, sort: [{ field: 'number', direction: 'asc' }] })) as unknown as { rows: readonly SheetRow[] }
  return prefix === 'items' ? withStock(rows) : rows
}

/** Rows typed or pasted: made as soon as they have a name. */
export const openSheet = ({ prefix, needed, columns }: FirstRecord, rows: readonly SheetRow[]): Sheet =>
  new Sheet(
    {
      columns: columns(),
      keyOf: row => String(row.id),
      isReady: fields => Boolean(fields[needed]),
      create: (fields, options) => withStocked(undefined, fields, options, record => run(prefix, 'create', record, options)),
      change: (row, fields, options) =>
        withStocked(row, fields, options, async record =>
          Object.keys(record).length === 0 ? row : run(prefix, 'change', { id: row.id, version: row.version, ...(await withGroups(record)) }, options)),
      remove: async ({ id }) => void (await run(prefix, 'delete', { id })),
      onSaved: () => void queries.invalidateQueries({ queryKey: [`${prefix}.list`], refetchType: 'none' }),
    },
    rows,
  )
