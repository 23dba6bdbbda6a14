/** Every link shows both ways, and nothing posted is ever gone: asked of the program as its users ask it. */
import { expect } from 'vitest'
import type { TestDatabase } from '../../src/platform/testing/database.ts'
import type { Story } from '../scenario.ts'
import type { PostedOne } from './desk.ts'

interface Related {
  readonly id: string
  readonly state: 'open' | 'posted'
  readonly side: string
  readonly kind: string
  readonly number: string
  readonly link: string
}

/** Links between two documents, whichever of them is asked about. */
const mutual: readonly string[] = ['correction', 'settlement', 'movement', 'invoice']
const tradeKinds: readonly string[] = ['invoice', 'credit_memo', 'shipment', 'receipt', 'return_receipt', 'return_shipment']

/** Looks at documents somebody posted: each is there still, and what it shows shows it. */
export async function expectLinksBothWays(db: TestDatabase, { call, company }: Story, posted: readonly PostedOne[]): Promise<void> {
  const relatedTo = async (id: string): Promise<readonly Related[]> => (await call<{ related: Related[] }>('documents.related', { id })).related
  const oneWay: string[] = []
  for (const { id, side, kind } of posted) {
    const { number } = await call<{ number: string }>(`${side}.posted_${kind}.get`, { id })
    for (const other of await relatedTo(id)) {
      if (other.state !== 'posted' || !mutual.includes(other.link) || !tradeKinds.includes(other.kind)) continue
      if (!(await relatedTo(other.id)).some(each => each.id === id)) oneWay.push(`${side} ${kind} ${number} shows ${other.link} ${other.side} ${other.kind} ${other.number}`)
    }
  }
  expect(oneWay).toEqual([])
  const { rows } = await db.owner.query(corrections, [company.companyId, posted.map(({ id }) => id)])
  for (const { id, original } of rows as { id: string; original: string }[])
    expect((await relatedTo(original)).find(each => each.id === id)?.link, `what took ${original} back`).toBe('correction')
}

const corrections = 'select id, corrects_id as original from trade.posted_documents where company_id = $1 and corrects_id = any($2::uuid[])'
