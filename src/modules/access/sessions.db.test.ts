import { expect, it } from 'vitest'
import './index.ts'
import { buildHouse } from './testing.ts'

const { user, client } = await buildHouse()

interface Sessions {
  readonly rows: readonly { readonly id: string; readonly device: string; readonly address: string }[]
}

it('a person sees where they are signed in and ends one session, which is out at the next request', async () => {
  await user('many@a.example', { ZUID: 'read-only' })
  await user('else@a.example', { ZUID: 'owner' })
  const [desk, phone, other] = [client({ 'user-agent': 'Desk' }), client({ 'user-agent': 'Phone' }), client({ 'user-agent': 'Other' })]
  await desk.signIn('many@a.example')
  await phone.signIn('many@a.example')
  await other.signIn('else@a.example')
  const mine = async (): Promise<Sessions> => (await desk.post('access.sessions.list')).body as unknown as Sessions
  const { rows } = await mine()
  expect(rows.map(({ device }) => device).sort()).toEqual(['Desk', 'Phone'])
  expect(JSON.stringify(rows)).not.toContain('token')

  const { id } = rows.find(({ device }) => device === 'Phone')!
  const refused = await other.post('access.sessions.end', { id })
  expect([refused.status, refused.body.problems?.[0]?.code]).toEqual([404, 'access.session_unknown'])
  expect((await phone.post('access.me')).status).toBe(200)

  expect((await desk.post('access.sessions.end', { id })).body).toEqual({ ended: true })
  expect((await phone.post('access.me')).status).toBe(401)
  expect((await mine()).rows.map(({ device }) => device)).toEqual(['Desk'])
})

it('somebody who works in no company sees their sessions too', async () => {
  await user('alone@a.example')
  const browser = client()
  await browser.signIn('alone@a.example')
  expect((await browser.post('access.sessions.list')).body).toMatchObject({ rows: [{ address: expect.any(String) }] })
})
