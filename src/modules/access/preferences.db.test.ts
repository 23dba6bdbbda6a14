import { describe, expect, it } from 'vitest'
import './index.ts'
import { buildHouse } from './testing.ts'

const { db, user, client } = await buildHouse()

const codes = (answer: { body: { problems?: { code: string }[] } }): string[] => answer.body.problems!.map(({ code }) => code)

describe('what somebody set up for themselves', () => {
  type Kept = { rows: { key: string; value: unknown; forCompany: boolean }[] }

  it('comes back as it was kept, in every company or in one, to nobody else', async () => {
    await user('tidy@a.example', { NORD: 'read-only', ZUID: 'read-only' })
    await user('other@a.example', { ZUID: 'owner' })
    const [tidy, other] = [client(), client()]
    await tidy.signIn('tidy@a.example')
    await other.signIn('other@a.example')
    const kept = async (headers = {}) => ((await tidy.post('access.preferences.list', {}, headers)).body as unknown as Kept).rows
    const widths = { number: 120, 'party name': [1, null, { deep: 'ø' }] }
    await tidy.post('access.preferences.set', { key: 'list.items.widths', value: widths })
    await tidy.post('access.preferences.set', { key: 'list.items.widths', value: { number: 90 }, forCompany: true }, { 'handel-company': 'ZUID' })
    expect(await kept({ 'handel-company': 'ZUID' })).toEqual([
      { key: 'list.items.widths', value: widths, forCompany: false },
      { key: 'list.items.widths', value: { number: 90 }, forCompany: true },
    ])
    expect(await kept({ 'handel-company': 'NORD' })).toEqual([{ key: 'list.items.widths', value: widths, forCompany: false }])
    expect((await other.post('access.preferences.list', {}, { 'handel-company': 'ZUID' })).body).toEqual({ rows: [] })
    await tidy.post('access.preferences.set', { key: 'list.items.widths', value: 'wide' })
    expect(await kept({ 'handel-company': 'NORD' })).toEqual([{ key: 'list.items.widths', value: 'wide', forCompany: false }])
    await tidy.post('access.preferences.set', { key: 'list.items.widths', value: null })
    expect(await kept({ 'handel-company': 'NORD' })).toEqual([])
    expect(await kept({ 'handel-company': 'ZUID' })).toHaveLength(1)
  })

  it.each([
    ['contract.wrong_format', { key: 'Not a key', value: 1 }],
    ['access.preference_too_long', { key: 'a', value: 'x'.repeat(20_001) }],
    ['contract.required', { key: 'a' }],
  ])('is refused with %s', async (code, input) => {
    const browser = client()
    await browser.signIn('tidy@a.example')
    expect(codes(await browser.post('access.preferences.set', input))).toContain(code)
  })

  it('is at most a thousand things', async () => {
    const id = await user('hoarder@a.example')
    await db.owner.query(
      `insert into access.preferences (user_id, key, value) select $1, 'k' || n, '1' from generate_series(1, 1000) n`, [id],
    )
    const hoarder = client()
    await hoarder.signIn('hoarder@a.example')
    expect(codes(await hoarder.post('access.preferences.set', { key: 'more', value: 1 }))).toEqual(['access.too_many_preferences'])
    expect((await hoarder.post('access.preferences.set', { key: 'k7', value: 2, forCompany: true })).body).toEqual({ key: 'k7', value: 2, forCompany: false })
  })
})
