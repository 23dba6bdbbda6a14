import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { v4 } from 'uuid'
import { Refusal, type ShownProblem, call } from '../../shell/client.ts'
import type { Output } from '../../shell/operations.ts'
import { queries } from '../../shell/session.ts'
import { Overlay } from '../../ui/dialog.tsx'
import type { Entry } from '../../ui/grid/columns.ts'
import { LineGrid } from '../../ui/grid/line-grid.tsx'
import { Problems } from '../../ui/problems.tsx'
import { t } from '../../ui/texts.ts'
import { problemsOf } from '../../ui/use-act.ts'
import { documentPath } from '../kinds.ts'
import { type Row, type Typed, buyingColumns, entered, gridRows, proposedRows, quantityOf, vendorOf } from './buying-grid.tsx'
import './buying.css'

type View = Output<'sales.order.buying'>
type Created = Output<'sales.order.create_purchase_orders'>['orders']

interface Props {
  readonly view: View
  readonly title: string
  readonly onClose: () => void
  /** Something was bought, or somebody else bought meanwhile: the order is not what it was. */
  readonly onChanged: () => void
  readonly onAgain: () => void
}

/** What would have to be bought for an order, a row per item; OK makes a purchase order per vendor (F9). */
export function BuyingSheet({ view, title, onClose, onChanged, onAgain }: Props) {
  const sheet = useProposal(view, onChanged)
  const { rows, shown, show, setShow, shape, created, isBusy, problems, target } = sheet
  const columns = useMemo(() => buyingColumns(rows), [rows])
  const onKeyDown = (event: KeyboardEvent): void => {
    const toggle = event.altKey ? { KeyU: () => setShow('unavailable'), KeyA: () => setShow('all'), KeyR: sheet.turnShape }[event.code] : undefined
    if (!toggle) return
    event.preventDefault()
    toggle()
  }
  if (created) return <CreatedSheet title={title} created={created} onClose={onClose} />
  const action = (
    <button type="button" className="button primary" aria-disabled={isBusy} onClick={() => void sheet.create()}>
      {t('web.buying.create')}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={title} shape="worksheet" onClose={onClose} action={action} keys={{ F9: () => void sheet.create() }}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the buttons below, wherever one is in the sheet */}
      <div className="buying" onKeyDown={onKeyDown}>
        <div className="bar" role="toolbar" aria-label={t('web.actions')}>
          <Choice isOn={show === 'unavailable'} keys="Alt+U" onChoose={() => setShow('unavailable')} caption={t('web.buying.show_unavailable')} />
          <Choice isOn={show === 'all'} keys="Alt+A" onChoose={() => setShow('all')} caption={t('web.buying.show_all')} />
          <span className="bar-space" />
          <Choice isOn={shape === 'by_line'} keys="Alt+R" onChoose={sheet.turnShape} caption={t('web.buying.by_line')} />
        </div>
        {problems && <Problems title={t('web.buying.refused')} problems={problems} onField={sheet.goTo} />}
        {problems?.some(isOutdated) && (
          <div className="notice-actions">
            <button type="button" className="button primary" onClick={onAgain}>
              {t('web.buying.again')}
            </button>
          </div>
        )}
        {rows.every(row => row.proposed.available) && <p className="notice" data-meaning="information">{t('web.buying.all_available')}</p>}
        {shown.length === 0 ? (
          <p className="empty">{t('web.buying.none_unavailable')}</p>
        ) : (
          <LineGrid
            label={title}
            columns={columns}
            rows={gridRows(shown)}
            target={target}
            keysAfter={() => []}
            onEntries={sheet.enter}
            onDelete={() => undefined}
            onInsert={() => undefined}
            onGiveUp={sheet.giveUp}
          />
        )}
      </div>
    </Overlay>
  )
}

const isOutdated = ({ code }: ShownProblem): boolean => code === 'trade.bought_meanwhile' || code === 'trade.stale_version'

const isUnavailable = ({ proposed }: Row): boolean => proposed.unavailableQuantity !== '0'

/** The proposal, what is typed over it, and what comes of it. */
function useProposal(view: View, onChanged: () => void) {
  const navigate = useNavigate()
  const [shape, setShape] = useState<'by_item' | 'by_line'>('by_item')
  const [show, setShow] = useState<'all' | 'unavailable'>('all')
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map())
  const [problems, setProblems] = useState<readonly ShownProblem[]>()
  const [created, setCreated] = useState<Created>()
  const [isBusy, setBusy] = useState(false)
  const [key, setKey] = useState(() => v4())
  const rows = useMemo(() => proposedRows(view, shape).map((row): Row => ({ ...row, typed: typed.get(row.key) ?? {} })), [view, shape, typed])
  const [target, setTarget] = useState<{ rowKey: string; column: string } | undefined>(() => ({
    rowKey: (rows.find(isUnavailable) ?? rows[0])!.key, column: 'quantity',
  }))

  const enter = (entries: readonly Entry[]): void => {
    setKey(v4())
    setTyped(before => {
      const after = new Map(before)
      for (const entry of entries) after.set(entry.rowKey, entered(after.get(entry.rowKey) ?? {}, entry))
      return after
    })
  }
  const giveUp = (rowKey: string): void => setTyped(before => new Map([...before].filter(([row]) => row !== rowKey)))

  /** What was refused stands on its cell too. */
  const tell = (found: readonly ShownProblem[]): void => {
    setProblems(found)
    setTyped(before => {
      const after = new Map(before)
      for (const problem of found) {
        const place = placeOf(problem.field, rows)
        if (place) after.set(place.rowKey, { ...after.get(place.rowKey), problems: new Map([[place.column, problem.message]]) })
      }
      return after
    })
  }

  const create = async (): Promise<void> => {
    if (isBusy || rows.some(row => row.typed.problems?.has('quantity') && row.typed.quantity === undefined)) return
    setBusy(true)
    setProblems(undefined)
    try {
      const lines = rows.map(row => ({ lineId: row.key, together: [...row.together], quantity: quantityOf(row), ...(vendorOf(row) && { vendorNumber: vendorOf(row) }) }))
      const { orders } = await call('sales.order.create_purchase_orders', { id: view.id, version: view.version, lines }, { idempotencyKey: key })
      await queries.invalidateQueries({ refetchType: 'none' })
      const [only] = orders
      // Who goes on to the order made need not wait for the sale to be read again.
      if (only && orders.length === 1) return void navigate({ to: documentPath('purchase', 'order', only.id) })
      onChanged()
      setCreated(orders)
    } catch (error) {
      const found = problemsOf(error)
      tell(found)
      if (found.some(isOutdated)) onChanged()
      // What was not heard of is asked again under the same key: whatever came of it is not made twice.
      if (error instanceof Refusal) setKey(v4())
    } finally {
      setBusy(false)
    }
  }

  const turnShape = (): void => {
    setTyped(new Map())
    setShape(before => (before === 'by_line' ? 'by_item' : 'by_line'))
  }
  return {
    rows, shown: show === 'all' ? rows : rows.filter(isUnavailable), show, setShow, shape, turnShape, problems, created, isBusy, target, enter, giveUp,
    create, goTo: (field: string): void => setTarget(placeOf(field, rows)),
  }
}

/** The cell that a field of the sale's lines stands in here. */
function placeOf(field: string | undefined, rows: readonly Row[]): { rowKey: string; column: string } | undefined {
  const [root, lineNo, name] = (field ?? '').split('.')
  const row = root === 'lines' ? rows.find(each => each.lineNos.includes(Number(lineNo))) : undefined
  return row && { rowKey: row.key, column: name === 'vendorNumber' || name === 'quantity' ? name : 'itemNumber' }
}

interface ChoiceProps {
  readonly caption: string
  readonly keys: string
  readonly isOn: boolean
  readonly onChoose: () => void
}

function Choice({ caption, keys, isOn, onChoose }: ChoiceProps) {
  return (
    <button type="button" className="button" aria-pressed={isOn} aria-keyshortcuts={keys} onClick={onChoose}>
      {caption}
      <kbd aria-hidden="true">{keys}</kbd>
    </button>
  )
}

/** The orders are what one goes on with. */
const focus = (link: HTMLAnchorElement | null): void => link?.focus()

/** What was made: a link to each order; or that nothing was. */
function CreatedSheet({ title, created, onClose }: { readonly title: string; readonly created: Created; readonly onClose: () => void }) {
  return (
    <Overlay title={title} onClose={onClose}>
      <p role="status">{t('web.buying.created', { count: created.length })}</p>
      <ul className="created">
        {created.map(({ id, number, vendorName, lines }, at) => (
          <li key={id}>
            <Link to={documentPath('purchase', 'order', id)} ref={at === 0 ? focus : undefined}>
              {t('web.document_type.purchase_order', { number })}
            </Link>{' '}
            {t('web.buying.created_for', { vendor: vendorName, lines })}
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <button type="button" className="button outlined" onClick={onClose}>
          {t('web.close')}
        </button>
      </div>
    </Overlay>
  )
}
