/** Set-up pages against the records there are: each has its page, its words, and whatever a problem points at is there. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadModules } from '../../src/load-modules.ts'
import { operations } from '../../src/platform/command.ts'
import { describeRecord, registeredRecords } from '../../src/platform/record-registry.ts'
import { setupAreas, setupPage, setupPages, setupTitleKey } from './pages.ts'

await loadModules()
const project = join(import.meta.dirname, '../..')
const records = registeredRecords().map(describeRecord)
const names = new Set(operations().map(({ name }) => name))

/** Records that are worked on where they belong rather than among the set-up. */
const elsewhere: Readonly<Record<string, string>> = {
  'parties.customers': 'their card',
  'parties.vendors': 'their card',
  'parties.ship_to_addresses': 'the card of the customer',
  'parties.bank_accounts': 'the card of the customer or vendor',
  items: 'their card',
  'delivery.addresses': 'the card of the customer or vendor',
  'items.item_units': 'the card of the item',
  'items.variants': 'the card of the item',
  'items.item_vendors': 'the card of the item',
  'items.references': 'the card of the item',
  'stock.adjustment_lines': 'their worksheet',
  'sales.price_lists': 'their card',
  'purchase.price_lists': 'their card',
  'sales.price_lines': 'the card of their list',
  'purchase.price_lines': 'the card of their list',
  'trade.prices': 'the card of their list',
  'sales.price_worksheet': 'the worksheet',
  'purchase.price_worksheet': 'the worksheet',
  'bank.accounts': 'their card',
  'ledger.accounts': 'their card',
}

const parts = setupPages.flatMap(({ parts: all }) => all)

const english = Object.assign(
  {},
  ...globSync(['web/locales/en.json', 'web/*/locales/en.json', 'src/modules/*/locales/en.json', 'src/modules/*/*/locales/en.json'], { cwd: project }).map(
    file => JSON.parse(readFileSync(join(project, file), 'utf8')) as object,
  ),
) as Record<string, string>

describe('set-up pages', () => {
  test('there is one for every record that has no place of its own', () => {
    const shown = new Set(parts.map(({ record }) => record))
    expect(records.map(({ record }) => record).filter(record => !shown.has(record) && !(record in elsewhere))).toEqual([])
    expect(Object.keys(elsewhere).filter(record => shown.has(record) || !records.some(each => each.record === record))).toEqual([])
  })

  test('each is of records, fields and operations there are, under an address of its own', () => {
    expect(new Set(setupPages.map(({ slug }) => slug)).size).toBe(setupPages.length)
    for (const { record, tabs, first = [], hidden = [], of = {}, filter = {}, options = {} } of parts) {
      const described = records.find(each => each.record === record)
      expect(described, record).toBeDefined()
      expect(described!.isSingle, record).toBe(tabs !== undefined)
      const fields = new Set(described!.fields.map(({ name }) => name))
      const named = [...first, ...hidden, ...Object.keys(of), ...Object.keys(filter), ...Object.keys(options), ...(tabs ?? []).flatMap(tab => tab.fields)]
      expect(named.filter(name => !fields.has(name)), record).toEqual([])
      const verbs = described!.isSingle ? ['get', 'change'] : ['list', 'create', 'change', 'delete']
      expect(verbs.filter(verb => !names.has(`${record}.${verb}`)), record).toEqual([])
    }
  })

  test('every field of what a company has once stands on a page', () => {
    for (const { record, fields } of records.filter(({ isSingle }) => isSingle)) {
      const shown = new Set(parts.filter(part => part.record === record).flatMap(({ tabs = [] }) => tabs.flatMap(tab => tab.fields)))
      const missing = fields.filter(({ name, form }) => !shown.has(name) && form !== 'other' && name !== 'uuid').map(({ name }) => name)
      expect(missing, record).toEqual([])
    }
  })

  test('every title, caption, tab and choice has its words', () => {
    const keys = [
      ...setupAreas.map(({ title }) => title),
      ...setupPages.map(setupTitleKey),
      ...parts.flatMap(({ record, tabs = [] }) => [`${record}.${tabs.length > 0 ? 'get' : 'list'}`, ...tabs.map(({ id }) => `web.tab.${id}`)]),
    ]
    expect([...new Set(keys)].filter(key => !(key in english))).toEqual([])
    const shown = records.filter(({ record }) => parts.some(part => part.record === record) || record in elsewhere)
    const captions = shown.flatMap(({ record, fields }) => {
      const [module = ''] = record.split('.')
      return fields.flatMap(({ name, parts: inner }) => (inner ?? [name]).map(field => [`${module}.field.${field}`, `web.field.${field}`]))
    })
    expect([...new Set(captions.filter(each => !each.some(key => key in english)).map(([own]) => own))]).toEqual([])
    const choices = shown.flatMap(({ fields }) => fields.flatMap(({ name, values = [] }) => values.map(value => `web.choice.${name}.${value || 'none'}`)))
    expect([...new Set(choices)].filter(key => !(key in english))).toEqual([])
  })
})

describe('what problems point at', () => {
  const texts = globSync('src/modules/**/*.ts', { cwd: project })
    .filter(file => !file.endsWith('.test.ts'))
    .map(file => ({ text: readFileSync(join(project, file), 'utf8') }))
  const remedies = texts.flatMap(({ text }) =>
    [
      ...text.matchAll(/remedy(?::| =) ?(?:'([^']+)'|`([^`]+)`)/g),
      ...text.matchAll(/'((?:setup|customers|vendors|items|accounts)\/[^']+)'|`((?:setup|customers|vendors|items|accounts)\/[^`]+)`/g),
    ].map(([, plain, template]) => (plain ?? template)!),
  )

  /** What may stand in place of a variable of the text. */
  const values: readonly (readonly [RegExp, readonly string[]])[] = [
    [/\$\{\w*[rR]ole\}|\$\{[\w.]+\.role\}/, ['customer', 'vendor']],
    [/\$\{kind\}(?=-posting)/, ['general', 'inventory']],
    [/\$\{(?:side|[a-z.]*document\.side|side === [^}]*)\}/, ['sales', 'purchase']],
    [/\$\{kind\.[^}]*\}/, ['order', 'credit-memo']],
    [/\$\{[^}]*\}/, ['X']],
  ]
  const spelt = (remedy: string): string[] => {
    const found = values.find(([pattern]) => pattern.test(remedy))
    return found ? found[1].flatMap(value => spelt(remedy.replace(found[0], value))) : [remedy]
  }
  const all = [...new Set(remedies.flatMap(spelt))]

  test('is a page', () => {
    expect(all.length).toBeGreaterThan(25)
    const others = /^(?:customers|vendors|items|accounts|find-entries)\/\w+$|^(?:sales|purchase)\/[a-z-]+s\/\w+$/
    expect(all.filter(remedy => (remedy.startsWith('setup/') ? !setupPage(remedy.split('/')[1]!) : !others.test(remedy)))).toEqual([])
  })
})
