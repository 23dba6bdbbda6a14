import { Link, useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, Fragment, type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { rowHeight } from '../density.ts'
import { Figure } from '../figure.tsx'
import { formatAmount, formatDate, formatDecimal } from '../format.ts'
import { t } from '../texts.ts'
import { reportColumns } from './column-widths.ts'
import type { DrillDown, ReportColumn, ReportRow, ReportView, Sums } from './declaration.ts'

/** What stands in one line of the table: a row, the caption of a section, or what one comes to. */
type Line =
  | { readonly kind: 'row'; readonly row: ReportRow }
  | { readonly kind: 'caption'; readonly caption: string }
  | { readonly kind: 'sums'; readonly sums: Sums }

interface Props {
  readonly view: ReportView
  readonly isBusy: boolean
  readonly drill: (row: ReportRow, column: string) => DrillDown | undefined
}

const linesOf = ({ sections }: ReportView): Line[] =>
  sections.flatMap(({ caption, rows, sums }): Line[] => [
    ...(caption === '' ? [] : [{ kind: 'caption' as const, caption }]),
    ...rows.map(row => ({ kind: 'row' as const, row })),
    ...(sums ? [{ kind: 'sums' as const, sums }] : []),
  ])

const numeric: ReadonlySet<ReportColumn['kind']> = new Set(['amount', 'balance', 'quantity', 'cost', 'rate', 'percent'])
const alignOf = (kind: ReportColumn['kind']): 'end' | undefined => (numeric.has(kind) ? 'end' : undefined)

/** A cost is written with as many decimals as it has, up to these. */
const mostOfCost = 4

/** Figures of one column stand under each other by their mark; those of the other kinds end alike. */
const drawn = (text: string, kind: ReportColumn['kind']): ReactNode => (kind === 'cost' ? <Figure text={text} decimals={mostOfCost} /> : text)

/** A cell as it is read; where nothing happened nothing stands. */
function cellText(value: unknown, kind: ReportColumn['kind']): string {
  if (value === null || value === undefined || value === '') return ''
  const text = String(value)
  switch (kind) {
    case 'amount':
    case 'balance':
      return formatAmount(text)
    case 'cost':
      return formatDecimal(text, 2, mostOfCost)
    case 'quantity':
      return formatDecimal(text)
    case 'rate':
      return formatDecimal(text, 0, 2)
    case 'percent':
      return formatDecimal(text, 1, 1)
    case 'date':
      return formatDate(text)
    default:
      return text
  }
}

const moves: Readonly<Record<string, (line: number, count: number) => number>> = {
  ArrowDown: line => line + 1,
  ArrowUp: line => line - 1,
  PageDown: line => line + 15,
  PageUp: line => line - 15,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** The lines of a report, those in sight alone; arrows walk, Enter goes to what is behind. */
export function ReportTable({ view, isBusy, drill }: Props) {
  const lines = useMemo(() => linesOf(view), [view])
  const scroller = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const [active, setActive] = useState(0)
  const wantsFocus = useRef(false)
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: rowHeight, overscan: 12, scrollPaddingStart: rowHeight() })
  const { columns } = view

  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    virtual.scrollToIndex(active)
    const line = scroller.current?.querySelector<HTMLElement>('.report-row[tabindex="0"]')
    if (!line) return
    wantsFocus.current = false
    line.focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target as HTMLElement).matches('.report-row')) return
    const line = lines[active]
    if (event.key === 'Enter' && line?.kind === 'row') {
      const way = columns.map(({ name }) => drill(line.row, name)).find(Boolean)
      if (way) void navigate(way as never)
      return
    }
    const next = moves[event.key]?.(active, lines.length)
    if (next === undefined) return
    event.preventDefault()
    wantsFocus.current = true
    setActive(Math.max(0, Math.min(lines.length - 1, next)))
  }

  const widths = useMemo(() => reportColumns(view), [view])
  const style = { '--columns': widths.template, '--least': `${widths.least}px` } as CSSProperties
  return (
    <div
      ref={scroller} className="list report" data-summed={view.sums ? true : undefined} role="grid" tabIndex={-1} aria-label={view.title} aria-busy={isBusy} aria-rowcount={lines.length + (view.sums ? 2 : 1)}
      style={style} onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="report-top">
        <div className="list-head" role="row" aria-rowindex={1}>
          {columns.map(({ name, kind, caption }) => (
            <div key={name} role="columnheader" data-align={alignOf(kind)}>
              <Words text={caption} />
            </div>
          ))}
        </div>
      </div>
      <div className="list-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <ReportLine
            key={index} line={lines[index]!} columns={columns} index={index} top={start} isActive={index === active} drill={drill}
            onActivate={() => setActive(index)}
          />
        ))}
      </div>
      {view.sums && (
        <div role="rowgroup" className="report-foot">
          <div className="report-sums" role="row" aria-rowindex={lines.length + 2}>
            <SumCells columns={columns} sums={view.sums} zero="shown" />
          </div>
        </div>
      )}
    </div>
  )
}

/** A caption broken between its words alone: a day stays whole at its hyphens. */
const Words = ({ text }: { readonly text: string }) => (
  <span className="list-caption">
    {text.split(' ').map((word, place) => (
      <Fragment key={place}>
        {place > 0 && ' '}
        <span>{word}</span>
      </Fragment>
    ))}
  </span>
)

interface LineProps {
  readonly line: Line
  readonly columns: readonly ReportColumn[]
  readonly index: number
  readonly top: number
  readonly isActive: boolean
  readonly drill: Props['drill']
  readonly onActivate: () => void
}

function ReportLine({ line, columns, index, top, isActive, drill, onActivate }: LineProps) {
  const place = { tabIndex: isActive ? 0 : -1, 'aria-rowindex': index + 2, style: { transform: `translateY(${top}px)` }, onFocus: onActivate, role: 'row' }
  if (line.kind === 'caption')
    return (
      <div {...place} className="report-row report-caption">
        <div role="gridcell" aria-colspan={columns.length}>
          {line.caption}
        </div>
      </div>
    )
  if (line.kind === 'sums')
    return (
      <div {...place} className="report-row report-sums">
        <SumCells columns={columns} sums={line.sums} zero="blank" />
      </div>
    )
  const { row } = line
  const indented = columns.findIndex(({ kind }) => kind === 'text')
  return (
    <div {...place} className="report-row" data-style={row.style}>
      {columns.map(({ name, kind }, column) => (
        <div
          key={name} role="gridcell" className="list-cell" data-align={alignOf(kind)}
          style={column === indented && row.level > 0 ? { paddingLeft: 8 + row.level * 16 } : undefined}
        >
          <Cell value={(row as unknown as Readonly<Record<string, unknown>>)[name]} kind={kind} way={drill(row, name)} />
        </div>
      ))}
    </div>
  )
}

function Cell({ value, kind, way }: { readonly value: unknown; readonly kind: ReportColumn['kind']; readonly way: DrillDown | undefined }) {
  const text = kind === 'amount' && value === '0' ? '' : cellText(value, kind)
  if (text === '' || !way) return <>{drawn(text, kind)}</>
  return (
    <Link to={way.to} search={way.search as never} tabIndex={-1}>
      {drawn(text, kind)}
    </Link>
  )
}

/** Of a part, what comes to nothing is left blank; of the whole it is said. */
function SumCells({ columns, sums, zero }: { readonly columns: readonly ReportColumn[]; readonly sums: Sums; readonly zero: 'blank' | 'shown' }) {
  const first = columns.findIndex(({ kind }) => kind === 'text')
  return columns.map(({ name, kind }, index) => (
    <div key={name} role="gridcell" className="list-cell" data-align={alignOf(kind)}>
      {index === first && sums[name] === undefined ? t('web.report.total') : zero === 'blank' && sums[name] === '0' ? '' : drawn(cellText(sums[name], kind), kind)}
    </div>
  ))
}
