import { expect, test } from 'vitest'
import { type Chain, type ChainNode, layOut, neighbour } from './layout.ts'

/** `Q quote, O order: QO` */
function chainOf(nodes: string, ways: string): Chain {
  return {
    nodes: nodes.split(' ').map(text => {
      const [id, side, kind] = text.split(':')
      return { id, side: side === 'p' ? 'purchase' : 'sales', kind } as unknown as ChainNode
    }),
    edges: ways === '' ? [] : ways.split(' ').map(way => ({ from: way[0]!, to: way[1]! })),
    more: false,
  }
}

const said = (chain: Chain): string => layOut(chain).placed.map(({ node, column, row }) => `${node.id}${column}${row}`).join(' ')

test.each([
  ['one document', 'O:s:order', '', 'O00'],
  ['quote to payment in a line', 'Q:s:quote O:s:order S:s:shipment I:s:invoice P:s:payment', 'QO OS SI IP', 'Q00 O10 S20 I30 P40'],
  ['no column is empty', 'O:s:order I:s:invoice', 'OI', 'O00 I10'],
  ['two shipments, each with its invoice, and one payment', 'O:s:order S:s:shipment I:s:invoice T:s:shipment J:s:invoice P:s:payment', 'OS OT SI TJ IP JP', 'O00 S10 T11 I20 J21 P30'],
  ['a purchase stands below the sale', 'O:s:order S:s:shipment B:p:order R:p:receipt', 'OS OB BR', 'O00 S10 B11 R21'],
  ['a return goes on to the right of the invoice', 'O:s:order S:s:shipment I:s:invoice B:s:return_order R:s:return_receipt C:s:credit_memo', 'OS SI IB BR RC', 'O00 S10 I20 B30 R40 C50'],
  ['what came from nothing stands before what became of it', 'O:s:order I:s:invoice X:s:order C:s:credit_memo', 'OI IC XC', 'O00 I10 X11 C20'],
  ['a circle does not turn for ever', 'I:s:invoice C:s:credit_memo', 'IC CI', 'C00 I10'],
])('%s', (_, nodes, ways, expected) => {
  expect(said(chainOf(nodes, ways))).toBe(expected)
})

test('arrows go along the ways, and to the neighbours above and below', () => {
  const chain = chainOf('O:s:order S:s:shipment I:s:invoice T:s:shipment B:p:order', 'OS OT SI OB')
  const layout = layOut(chain)
  const go = (from: string, ...keys: ('Left' | 'Right' | 'Up' | 'Down')[]): string | undefined =>
    keys.reduce<string | undefined>((at, key) => (at === undefined ? undefined : neighbour(layout, chain.edges, at, `Arrow${key}`)), from)
  expect(go('O', 'Right')).toBe('S')
  expect(go('O', 'Right', 'Down')).toBe('T')
  expect(go('O', 'Right', 'Down', 'Down')).toBe('B')
  expect(go('B', 'Left')).toBe('O')
  expect(go('I', 'Right')).toBeUndefined()
  expect(go('O', 'Up')).toBeUndefined()
})
