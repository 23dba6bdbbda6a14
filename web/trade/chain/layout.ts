/** Where each document of a chain stands: what comes of it to the right, sales above, purchases below. */
import type { Output } from '../../shell/operations.ts'

export type Chain = Output<'documents.chain'>
export type ChainNode = Chain['nodes'][number]
export type ChainEdge = Chain['edges'][number]

export interface Placed {
  readonly node: ChainNode
  readonly column: number
  readonly row: number
}

export interface Lane {
  readonly side: ChainNode['side']
  /** First row, and how many. */
  readonly row: number
  readonly rows: number
}

export interface Layout {
  /** In the order they are read: by side, from left to right, from top to bottom. */
  readonly placed: readonly Placed[]
  readonly columns: number
  readonly lanes: readonly Lane[]
}

/** How far along the way a kind of document stands by itself. */
const stages: Partial<Readonly<Record<ChainNode['kind'], number>>> = {
  quote: 0, blanket_order: 0, order: 1, return_order: 1, shipment: 2, receipt: 2, return_receipt: 2, return_shipment: 2, invoice: 3, credit_memo: 3,
  payment: 4, refund: 4,
}

const stageOf = ({ kind }: ChainNode): number => stages[kind] ?? 4

/** Every document right of what it came from, with no column empty; what came from nothing stands just before what became of it. */
function columnsOf({ nodes, edges }: Chain): ReadonlyMap<string, number> {
  const before = Map.groupBy(edges, ({ to }) => to)
  const column = new Map<string, number>()
  const byId = new Map(nodes.map(node => [node.id, node]))
  const place = (id: string, above: ReadonlySet<string>): number => {
    const known = column.get(id)
    if (known !== undefined) return known
    const seen = new Set(above).add(id)
    const preceding = (before.get(id) ?? []).map(({ from }) => from).filter(from => byId.has(from) && !seen.has(from))
    const placed = Math.max(stageOf(byId.get(id)!), ...preceding.map(from => place(from, seen) + 1))
    column.set(id, placed)
    return placed
  }
  for (const { id } of nodes) place(id, new Set())
  for (const { id } of nodes) {
    const next = edges.filter(({ from }) => from === id).map(({ to }) => column.get(to)!)
    if (!before.has(id) && next.length > 0) column.set(id, Math.max(column.get(id)!, Math.min(...next) - 1))
  }
  const used = [...new Set(column.values())].toSorted((a, b) => a - b)
  return new Map([...column].map(([id, at]) => [id, used.indexOf(at)]))
}

/** Rows of one side: beside what each came from where there is room, otherwise below what stands there already. */
function rowsOf(nodes: readonly ChainNode[], edges: readonly ChainEdge[], column: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const before = Map.groupBy(edges, ({ to }) => to)
  const rows = new Map<string, number>()
  for (const [, standing] of [...Map.groupBy(nodes, ({ id }) => column.get(id)!)].toSorted(([a], [b]) => a - b)) {
    const wished = standing.map(node => {
      const beside = (before.get(node.id) ?? []).flatMap(({ from }) => rows.get(from) ?? [])
      return { id: node.id, row: beside.length > 0 ? Math.min(...beside) : 0 }
    })
    let free = 0
    for (const { id, row } of wished.toSorted((a, b) => a.row - b.row)) {
      rows.set(id, Math.max(row, free))
      free = rows.get(id)! + 1
    }
  }
  return rows
}

const sides = ['sales', 'purchase'] as const

/** Lays a chain out; the order of what came about at the same place is kept. */
export function layOut(chain: Chain): Layout {
  const column = columnsOf(chain)
  const placed: Placed[] = []
  const lanes: Lane[] = []
  for (const side of sides) {
    const nodes = chain.nodes.filter(node => node.side === side)
    if (nodes.length === 0) continue
    const rows = rowsOf(nodes, chain.edges, column)
    const first = lanes.reduce((sum, lane) => sum + lane.rows, 0)
    lanes.push({ side, row: first, rows: Math.max(...rows.values()) + 1 })
    placed.push(...nodes.map(node => ({ node, column: column.get(node.id)!, row: first + rows.get(node.id)! })).toSorted((a, b) => a.column - b.column || a.row - b.row))
  }
  return { placed, columns: Math.max(0, ...column.values().map(at => at + 1)), lanes }
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** Which document an arrow leads to: along the ways to the left and right, to the neighbour above and below. Undefined where there is none. */
export function neighbour({ placed }: Layout, edges: readonly ChainEdge[], from: string, direction: Direction): string | undefined {
  const here = placed.find(({ node }) => node.id === from)
  if (!here) return undefined
  const away = ({ row, column }: Placed): number => Math.abs(row - here.row) * 100 + Math.abs(column - here.column)
  const nearest = (of: readonly Placed[]): string | undefined => of.toSorted((a, b) => away(a) - away(b))[0]?.node.id
  if (direction === 'ArrowLeft' || direction === 'ArrowRight') {
    const ids = new Set(direction === 'ArrowRight' ? edges.filter(edge => edge.from === from).map(({ to }) => to) : edges.filter(edge => edge.to === from).map(edge => edge.from))
    return nearest(placed.filter(({ node }) => ids.has(node.id)))
  }
  const below = direction === 'ArrowDown'
  const beyond = placed.filter(({ row }) => (below ? row > here.row : row < here.row))
  return nearest(beyond.filter(({ column }) => column === here.column)) ?? nearest(beyond)
}
