import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { formatDate, formatMoney } from '../../ui/format.ts'
import { t } from '../../ui/texts.ts'
import type { Kind } from '../calls.ts'
import { type PostedKind, archivedPath, documentPath, postedPath, postedPaths, roleOf } from '../kinds.ts'
import { relatedName } from '../related-table.tsx'
import { type Chain, type ChainNode, type Direction, type Layout, type Placed, layOut, neighbour } from './layout.ts'
import './chain.css'

/** Where the documents stand, in pixels. */
const size = { width: 176, height: 88, across: 40, down: 16, lane: 26 }

/** What a state means; the shape says it too. */
const meanings: Readonly<Record<ChainNode['status'], readonly [string, string]>> = {
  open: ['plain', '○'], released: ['information', '●'], pending: ['warning', '◐'], expired: ['warning', '■'], partly_handled: ['information', '◐'], handled: ['information', '●'],
  converted: ['done', '✓'], lost: ['problem', '■'], deleted: ['warning', '■'], finished: ['done', '✓'], posted: ['done', '●'], unpaid: ['information', '○'],
  partly_paid: ['information', '◐'], paid: ['done', '✓'], taken_back: ['warning', '↩'],
}

/** Where a document of the chain is looked at; nothing where it ended and no version of it was kept. */
export function pathOf({ state, side, kind, id, entryNo, archivedId }: ChainNode): string | undefined {
  if (state === 'ended') return archivedId === null ? undefined : archivedPath(side, archivedId)
  if (state === 'open') return documentPath(side, kind as Kind, id)
  if (kind in postedPaths) return postedPath(side, kind as PostedKind, id)
  return entryNo === null ? undefined : `/${roleOf(side)}-entries/${entryNo}`
}

interface Props {
  readonly chain: Chain
  /** The document one stands on. */
  readonly id: string
  readonly onOpen?: () => void
}

const arrows: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])

/**
 * The chain as a picture: a list of links to those who hear it, boxes and lines to those who see it. Arrows go along the
 * lines, Enter opens.
 */
export function ChainPicture({ chain, id, onOpen }: Props) {
  const layout = useMemo(() => layOut(chain), [chain])
  const [active, setActive] = useState(id)
  const box = useRef<HTMLDivElement>(null)
  const current = layout.placed.some(({ node }) => node.id === active) ? active : layout.placed[0]?.node.id

  useLayoutEffect(() => {
    box.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [chain])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!arrows.has(event.key) || current === undefined || event.altKey || event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    const next = neighbour(layout, chain.edges, current, event.key as Direction)
    if (next === undefined) return
    setActive(next)
    box.current?.querySelector<HTMLElement>(`[data-node="${next}"]`)?.focus()
  }
  if (chain.nodes.length < 2) return <p className="empty">{t('web.chain.alone')}</p>
  const names = new Map(chain.nodes.map(node => [node.id, relatedName(node)]))
  return (
    <div className="chain" ref={box} role="group" aria-label={t('web.chain.title')}>
      <div className="chain-paper" style={{ width: xOf(layout.columns) - size.across, height: yOf(layout, lastRow(layout)) + size.height }}>
        <Lines layout={layout} chain={chain} />
        {layout.lanes.map(lane => (
          <span key={lane.side} className="chain-lane" style={{ top: yOf(layout, lane.row) - size.lane }}>
            {t(`web.chain.${lane.side}`)}
          </span>
        ))}
        <ol>
          {layout.placed.map(placed => (
            <Box
              key={placed.node.id}
              placed={placed}
              top={yOf(layout, placed.row)}
              isHere={placed.node.id === id}
              isActive={placed.node.id === current}
              from={chain.edges.filter(({ to }) => to === placed.node.id).map(edge => names.get(edge.from)!)}
              onFocus={() => setActive(placed.node.id)}
              onKeyDown={onKeyDown}
              {...(onOpen ? { onOpen } : {})}
            />
          ))}
        </ol>
      </div>
      {chain.more && <p className="chain-more">{t('web.chain.more')}</p>}
    </div>
  )
}

const xOf = (column: number): number => column * (size.width + size.across)
const lastRow = ({ lanes }: Layout): number => lanes.reduce((sum, { rows }) => sum + rows, 0) - 1

/** A row's top: each lane has its word above it. */
const yOf = ({ lanes }: Layout, row: number): number =>
  row * (size.height + size.down) + lanes.filter(lane => lane.row <= row).length * size.lane

function Lines({ layout, chain }: { readonly layout: Layout; readonly chain: Chain }) {
  const at = new Map(layout.placed.map(placed => [placed.node.id, placed]))
  return (
    <svg className="chain-lines" aria-hidden="true" width="100%" height="100%">
      <defs>
        <marker id="chain-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0.5 7.5 4 0 7.5z" />
        </marker>
      </defs>
      {chain.edges.map(({ from, to }) => (
        <path key={`${from} ${to}`} d={wayBetween(layout, at.get(from)!, at.get(to)!)} markerEnd="url(#chain-arrow)" />
      ))}
    </svg>
  )
}

/** From the right edge of one box to the left edge of the other: along the upper row first, turning down just before the end. */
function wayBetween(layout: Layout, from: Placed, to: Placed): string {
  const [x1, x2] = [xOf(from.column) + size.width, xOf(to.column) - 2]
  const [y1, y2] = [from, to].map(({ row }) => yOf(layout, row) + size.height / 2) as [number, number]
  if (y1 === y2) return `M${x1} ${y1}H${x2}`
  const turn = x1 + size.across / 2
  const radius = Math.min(8, Math.abs(y2 - y1) / 2)
  const down = Math.sign(y2 - y1) * radius
  return `M${x1} ${y1}H${turn - radius}q${radius} 0 ${radius} ${down}V${y2 - down}q0 ${down} ${radius} ${down}H${x2}`
}

interface BoxProps {
  readonly placed: Placed
  readonly top: number
  readonly isHere: boolean
  readonly isActive: boolean
  /** What it came from, for those who cannot see the lines. */
  readonly from: readonly string[]
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onOpen?: () => void
}

function Box({ placed: { node, column }, top, isHere, isActive, from, onFocus, onKeyDown, onOpen }: BoxProps) {
  const path = pathOf(node)
  const [meaning, shape] = meanings[node.status]
  const place = {
    className: 'chain-box', 'data-node': node.id, 'data-ended': node.state === 'ended', tabIndex: isActive ? 0 : -1, title: node.partyName, onFocus, onKeyDown,
    style: { left: xOf(column), top, width: size.width, height: size.height },
  }
  const content = (
    <>
      <span className="chain-kind">{relatedName({ ...node, number: '' }).trim()} </span>
      <span className="chain-name">{node.number}</span>
      <span className="chain-facts">
        <span>{node.date ? formatDate(node.date) : ''}</span>
        <span>{node.amount && node.currency ? formatMoney(node.amount, node.currency) : ''}</span>
      </span>
      <span className="chain-status" data-meaning={meaning}>
        <span aria-hidden="true">{shape} </span>
        {node.status === 'partly_paid' && node.remaining && node.currency
          ? t('web.state.open_amount', { amount: formatMoney(node.remaining, node.currency) })
          : t(`web.chain.status.${node.status}`)}
        {isHere && <span className="visually-hidden">, {t('web.chain.here')}</span>}
        {from.length > 0 && <span className="visually-hidden">, {t('web.chain.from', { documents: from.join(', ') })}</span>}
      </span>
    </>
  )
  return (
    <li>
      {path ? (
        <Link to={path} {...place} {...(isHere ? { 'aria-current': 'page' as const } : {})} {...(onOpen ? { onClick: onOpen } : {})}>
          {content}
        </Link>
      ) : (
        <div {...place} role="link" aria-disabled="true">
          {content}
        </div>
      )}
    </li>
  )
}
