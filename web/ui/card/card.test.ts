/** Cards against the records they show: every field one may type is there, and has its words. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadModules } from '../../../src/load-modules.ts'
import { describeRecord, registeredRecords } from '../../../src/platform/record-registry.ts'
import { bankAccountCard } from '../../bank/card.ts'
import { itemCard } from '../../items/card.ts'
import { accountCard } from '../../ledger/card.ts'
import { partyCard } from '../../parties/card.ts'

await loadModules()
const project = join(import.meta.dirname, '../../..')
const records = registeredRecords().map(describeRecord)
const english = Object.assign(
  {},
  ...globSync(['web/locales/en.json', 'web/*/locales/en.json', 'src/modules/*/locales/en.json', 'src/modules/*/*/locales/en.json'], { cwd: project }).map(
    file => JSON.parse(readFileSync(join(project, file), 'utf8')) as object,
  ),
) as Record<string, string>

/** Kept by other means than a card. */
const aside = new Set(['translations', 'privacyBlocked'])

test.each([partyCard('customer'), partyCard('vendor'), itemCard, bankAccountCard, accountCard])('$prefix', card => {
  const record = records.find(each => each.record === card.prefix)!
  const fields = card.tabs.flatMap(tab => tab.fields)
  const shown = new Set(fields.map(({ field }) => field))
  const typed = record.fields.filter(({ name, need }) => need !== 'given' && !aside.has(name)).map(({ name }) => name)
  const ofRole = card.prefix === 'parties.vendors' ? ['creditLimit', 'priceGroup', 'discountGroup', 'combineShipments', 'reserve', 'carrier', 'carrierService'] : card.prefix === 'parties.customers' ? ['ourAccountNumber', 'overReceiptCode'] : []
  expect(typed.filter(name => !shown.has(name) && !ofRole.includes(name))).toEqual([])
  expect(fields.filter(({ field, shownBy = field }) => ![field, shownBy].every(name => record.fields.some(each => each.name === name)))).toEqual([])
  const keys = [
    card.title,
    `web.new.${card.prefix.replace('parties.', '').replace('.', '_')}`,
    ...[...card.tabs, ...(card.parts ?? [])].map(({ id }) => `web.tab.${id}`),
    ...fields.flatMap(({ field, choices = [] }) => choices.map(choice => `web.choice.${field}.${choice || 'none'}`)),
  ]
  expect([...new Set(keys)].filter(key => !(key in english))).toEqual([])
  const captions = fields.map(({ field, part, shownBy }) => part ?? shownBy ?? field)
  expect(captions.filter(name => !(`web.field.${name}` in english) && !(`${card.module}.field.${name}` in english))).toEqual([])
})
