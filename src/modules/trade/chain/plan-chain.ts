/** Puts a chain in order: ways between documents that are shown, each once, in the direction things went. Pure. */
import type { ChainEdge, ChainView } from '../contract/chain.ts'
import type { FoundChain } from './load-chain.ts'

/** Which of two documents that settle each other came first in the way of things. */
const order: readonly string[] = ['invoice', 'reminder', 'finance_charge', 'credit_memo', 'payment', 'refund']
const rank = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length)

const settlement = ({ one, other, oneType, otherType }: FoundChain['settled'][number]): ChainEdge =>
  rank(oneType) < rank(otherType) || (oneType === otherType && one < other) ? { from: one, to: other } : { from: other, to: one }

/** The chain as it is given: without what has no document of its own, without a way that another way makes plain. */
export function planChain({ nodes, ways, settled, more }: FoundChain): ChainView {
  const known = new Set(nodes.map(({ id }) => id))
  const direct = unhidden(ways, known)
  const all = [...direct, ...settled.map(settlement)].filter(({ from, to }) => known.has(from) && known.has(to))
  return { nodes: [...nodes], edges: withoutDetours(all), more }
}

/** Ways through what has no document, such as the draft of an invoice, lead from what is before it to what is after it. */
function unhidden(ways: readonly ChainEdge[], known: ReadonlySet<string>): ChainEdge[] {
  let edges = [...ways]
  for (const hidden of new Set(ways.flatMap(({ from, to }) => [from, to]).filter(id => !known.has(id)))) {
    const before = edges.filter(({ to }) => to === hidden)
    const after = edges.filter(({ from }) => from === hidden)
    edges = [
      ...edges.filter(({ from, to }) => from !== hidden && to !== hidden),
      ...before.flatMap(({ from }) => after.flatMap(({ to }) => (from === to ? [] : [{ from, to }]))),
    ]
  }
  return edges
}

/** Each way once, and none from one document to another that a longer way connects too: order, shipment, invoice. */
export function withoutDetours(edges: readonly ChainEdge[]): ChainEdge[] {
  const unique = [...new Map(edges.map(edge => [`${edge.from} ${edge.to}`, edge])).values()]
  const after = Map.groupBy(unique, ({ from }) => from)
  const leads = (from: string, to: string): boolean => {
    const seen = new Set([from])
    const next = (after.get(from) ?? []).map(edge => edge.to).filter(id => id !== to)
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (id === to) return true
      if (seen.has(id)) continue
      seen.add(id)
      next.push(...(after.get(id) ?? []).map(edge => edge.to))
    }
    return false
  }
  return unique.filter(({ from, to }) => !leads(from, to))
}
