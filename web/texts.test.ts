import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { openLists, postedLists } from './trade/lists.ts'
import { documentActions } from './trade/actions.ts'
import { fastTabs } from './trade/header-fields.ts'
import { lineColumns } from './trade/line-columns.ts'
import { areas } from './shell/areas.ts'

const folder = import.meta.dirname
const read = (language: string): Record<string, string> =>
  Object.assign(
    {},
    ...globSync(`{locales,*/locales}/${language}.json`, { cwd: folder }).map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object),
  ) as Record<string, string>
const english = read('en')
const served = Object.assign(
  {},
  ...globSync('../src/modules/{*,*/*}/locales/en.json', { cwd: folder }).map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object),
) as Record<string, string>

interface Part {
  readonly type: number
  readonly value?: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>
}

/** Text and the sign of a plural are no params. */
const withoutParam = new Set([0, 7])

const namesIn = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ type, value, options = {} }) => [
    ...(withoutParam.has(type) || value === undefined ? [] : [value]),
    ...Object.values(options).flatMap(option => namesIn(option.value)),
  ])

const params = (text: string): string[] =>
  [...new Set(namesIn(new IntlMessageFormat(text, 'en').getAst() as readonly Part[]))].sort()

test.each(['nl-NL', 'nb-NO'])('%s says everything English says, of the same things', language => {
  const texts = read(language)
  expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort())
  for (const [key, text] of Object.entries(texts)) expect(params(text), key).toEqual(params(english[key]!))
})

test('Belgian Dutch says otherwise only what Dutch says', () => {
  const dutch = read('nl-NL')
  for (const key of Object.keys(read('nl-BE'))) expect(dutch[key], key).toBeDefined()
})

test('every text the web asks for by name is there', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: folder, exclude: ['**/*.test.ts', 'tests/**'] })
  const asked = files.flatMap(file =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/'(web\.[a-z_]+(?:\.[a-z_]+)*)'/gi)].map(match => match[1]!),
  )
  expect(asked.length).toBeGreaterThan(100)
  expect([...new Set(asked)].filter(key => !(key in english))).toEqual([])
})

test('every declared page, list, tab, action and field has its words', () => {
  const keys = [
    ...areas.flatMap(area => [area.title, ...area.pages.flatMap(page => [page.title, page.short])]),
    ...[...openLists, ...postedLists].flatMap(({ list }) => [list.title, list.empty]),
    ...documentActions.map(({ id }) => `web.action.${id}`),
    ...fastTabs.map(({ id }) => `web.tab.${id}`),
  ]
  expect(keys.filter(key => !(key in english || key in served))).toEqual([])
  const fields = [
    ...lineColumns.map(({ id }) => id),
    ...fastTabs.flatMap(tab => tab.fields.map(({ field, part }) => part ?? field)),
    ...[...openLists, ...postedLists].flatMap(({ list }) => list.columns.map(({ field }) => String(field))),
  ]
  expect([...new Set(fields)].filter(field => !(`web.field.${field}` in english) && !(`trade.field.${field}` in served))).toEqual([])
})

/** Areas whose texts come with their pages (`ui/messages/pages.ts`). */
const bringing = ['exchange', 'founding', 'insight']

test.each(bringing)('what comes with the pages of %s is called by its name, and nobody else asks for it', area => {
  const keys = Object.keys(JSON.parse(readFileSync(join(folder, area, 'locales', 'en.json'), 'utf8')) as object)
  expect(keys.filter(key => !key.startsWith(`web.${area}.`))).toEqual([])
  const elsewhere = globSync('**/*.{ts,tsx}', { cwd: folder, exclude: [`${area}/**`, 'tests/**'] })
  expect(elsewhere.filter(file => readFileSync(join(folder, file), 'utf8').includes(`web.${area}.`))).toEqual([])
})
