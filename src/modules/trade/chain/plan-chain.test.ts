import { expect, test } from 'vitest'
import { withoutDetours, planChain } from './plan-chain.ts'

const ways = (text: string) => text.split(' ').map(way => ({ from: way[0]!, to: way[1]! }))
const said = (edges: readonly { from: string; to: string }[]): string => edges.map(({ from, to }) => from + to).join(' ')

test.each([
  ['each way once', 'ab ab bc', 'ab bc'],
  ['an order does not lead to its invoice where a shipment does', 'os si oi', 'os si'],
  ['over however many', 'ab bc cd ad', 'ab bc cd'],
  ['two ways of the same length stay', 'ab ac bd cd', 'ab ac bd cd'],
  ['a circle is left as it is', 'ab ba bc', 'ab ba bc'],
])('%s', (_, all, kept) => {
  expect(said(withoutDetours(ways(all)))).toBe(kept)
})

test('a draft that became its invoice is left out: what was before it leads to what came after', () => {
  const nodes = ['q', 's', 'i', 'p'].map(id => ({ id }) as never)
  const settled = [{ one: 'p', other: 'i', oneType: 'payment', otherType: 'invoice' }]
  expect(said(planChain({ nodes, ways: ways('qd ds di si xd'), settled, more: false }).edges)).toBe('si qs ip')
})
