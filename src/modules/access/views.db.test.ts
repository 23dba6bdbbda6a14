import { expect, it } from 'vitest'
import './index.ts'
import { buildHouse } from './testing.ts'

const { user, client } = await buildHouse()

type Body = { id: string; problems?: { code: string }[]; rows: { name: string; own: boolean; shared: boolean; definition: unknown }[] }

async function person(name: string, companies: Parameters<typeof user>[1]) {
  await user(`${name}@a.example`, companies)
  const browser = client()
  await browser.signIn(`${name}@a.example`)
  const post = async (operation: string, input: object): Promise<Body> =>
    (await browser.post(`access.views.${operation}`, input)).body as unknown as Body
  return {
    post,
    codes: async (operation: string, input: object) => ((await post(operation, input)).problems ?? []).map(({ code }) => code),
    names: async () => (await post('list', { list: 'items.list' })).rows.map(({ name: view, own, shared }) => `${view}${own ? ' mine' : ''}${shared ? ' shared' : ''}`),
  }
}

it('is kept, changed, shared with the company and taken away; by whom it is not, nothing of it', async () => {
  const maker = await person('maker', { ZUID: 'sales' })
  const reader = await person('reader', { ZUID: 'read-only' })
  const boss = await person('boss', { ZUID: 'owner' })
  const stranger = await person('stranger', { NORD: 'owner' })
  const definition = { f: { type: 'inventory' }, sort: '-number' }
  const { id } = await maker.post('save', { list: 'items.list', name: 'Stock', definition })
  await maker.post('save', { list: 'sales.order.list', name: 'Stock', definition: {} })
  expect(await maker.names()).toEqual(['Stock mine'])
  expect(await reader.names()).toEqual([])
  expect(await maker.codes('save', { list: 'items.list', name: 'Stock', definition: {} })).toEqual(['access.view_name_taken'])

  await maker.post('share', { id, shared: true })
  expect((await reader.post('list', { list: 'items.list' })).rows).toEqual([
    { id, list: 'items.list', name: 'Stock', own: false, shared: true, definition },
  ])
  expect(await stranger.names()).toEqual([])
  expect(await reader.codes('share', { id, shared: false })).toEqual(['platform.not_allowed'])
  expect(await reader.codes('save', { id, list: 'items.list', name: 'Mine now', definition: {} })).toEqual(['access.view_unknown'])
  expect(await reader.codes('delete', { id })).toEqual(['access.view_unknown'])
  expect(await stranger.codes('delete', { id })).toEqual(['access.view_unknown'])

  await maker.post('save', { id, list: 'items.list', name: 'Stock items', definition: { f: {} } })
  expect(await reader.names()).toEqual(['Stock items shared'])
  await boss.post('delete', { id })
  expect(await maker.names()).toEqual([])
})

it('is a company\'s, and of some size', async () => {
  const nobody = await person('nobody', {})
  expect(await nobody.codes('save', { list: 'items.list', name: 'x', definition: {} })).toEqual(['access.not_a_member'])
  const maker = await person('wordy', { ZUID: 'sales' })
  expect(await maker.codes('save', { list: 'items.list', name: 'x', definition: 'x'.repeat(20_001) })).toEqual(['access.view_too_long'])
})
