import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import './index.ts'
import { present } from './presence.ts'
import { buildHouse } from './testing.ts'

const { user, client } = await buildHouse()

describe('who else is on a page', () => {
  type Met = { others: { name: string; mark: string; isMine: boolean }[] }

  it('sees others of the company and their own other tab, with what each has of the page, until they leave', async () => {
    await user('first@a.example', { NORD: 'sales', ZUID: 'sales' })
    await user('second@a.example', { NORD: 'sales' })
    const [first, second] = [client(), client()]
    await first.signIn('first@a.example')
    await second.signIn('second@a.example')
    const [tab, otherTab, theirs] = [newId(), newId(), newId()]
    const meet = async (who: typeof first, input: object, company = 'NORD') =>
      ((await who.post('access.presence.meet', { page: 'order 1', ...input }, { 'handel-company': company })).body as unknown as Met).others
    expect(await meet(first, { tab, mark: '3' })).toEqual([])
    expect(await meet(first, { tab, mark: '4' })).toEqual([])
    expect(await meet(second, { tab: theirs })).toMatchObject([{ mark: '4', isMine: false }])
    expect(await meet(first, { tab: otherTab })).toMatchObject([{ mark: '4', isMine: true }, { mark: '', isMine: false }])
    expect(await meet(second, { tab: theirs, page: 'order 2' })).toEqual([])
    // Another company has other pages.
    expect(await meet(first, { tab }, 'ZUID')).toEqual([])
    await meet(first, { tab, isLeaving: true })
    expect(await meet(second, { tab: theirs })).toHaveLength(1)
  })

  it('forgets a tab that has not asked for half a minute', () => {
    const visit = { userId: 'a', mark: '', at: 0 }
    expect(present(new Map([['t', visit]]), 30_000).size).toBe(1)
    expect(present(new Map([['t', visit]]), 40_000).size).toBe(0)
  })

  it('gives names of people of the company, and of nobody else', async () => {
    const theirs = await user('third@a.example', { NORD: 'read-only' })
    const stranger = await user('stranger@a.example', { ZUID: 'owner' })
    const third = client()
    await third.signIn('third@a.example')
    const { rows } = (await third.post('access.people.names', { userIds: [theirs, stranger] })).body as unknown as { rows: { userId: string }[] }
    expect(rows.map(row => row.userId)).toEqual([theirs])
  })
})
