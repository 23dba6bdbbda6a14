import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { usePreference } from '../shell/preferences.ts'
import { formatAmount, formatDate, formatDecimal, formatPrice } from '../ui/format.ts'
import { priceListPath } from '../prices/card.ts'
import { t } from '../ui/texts.ts'
import { type ActiveLine, useActiveLine } from './active-line.ts'
import type { Side } from './calls.ts'
import type { Draft } from './draft.ts'
import type { DraftState } from './draft-state.ts'
import { postedPath } from './kinds.ts'

type Facts = Output<'trade.lines.facts'>

/** Screens wide enough for the lines and the facts beside them. */
const wideEnough = 1500
const pause = 200

/** Whether the facts are shown; until somebody says so, where there is room. */
export const useFactsShown = (): readonly [boolean, (isShown: boolean | undefined) => void] => usePreference('document.facts', window.innerWidth >= wideEnough)

/** A value once it has stayed for a moment: who walks through lines asks for none of those passed. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

interface Props {
  readonly draft: Draft
  readonly state: DraftState
  readonly line: ActiveLine
}

/** What bears on the line one is on: stock, price, what was paid before, credit. Asked beside the typing, never before it. */
export function FactsPane({ draft, state, line }: Props) {
  const key = useActiveLine(line)
  const { document } = state
  const on = state.lines.find(each => String(each.lineNo) === key) ?? state.lines.at(-1)
  const lineId = useSettled(on?.server?.id)
  const version = useSettled(state.isSaving ? undefined : document.version)
  const query = useQuery({
    queryKey: ['trade.lines.facts', document.id, lineId, version],
    queryFn: ({ signal }) => call('trade.lines.facts', { documentId: document.id, lineId: lineId! }, { signal }),
    enabled: lineId !== undefined && version !== undefined && state.lines.some(each => each.server?.id === lineId),
    placeholderData: keepPreviousData,
  })
  const facts = lineId === undefined ? undefined : query.data
  return (
    // Keys scroll what is longer than the page.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <aside className="panel facts" tabIndex={0} aria-label={t('web.facts')}>
      {facts ? <FactsOf facts={facts} side={draft.side} /> : <p className="empty">{t('web.facts.none')}</p>}
    </aside>
  )
}

function FactsOf({ facts, side }: { readonly facts: Facts; readonly side: Side }) {
  const { item, stock, price, deals, credit } = facts
  return (
    <>
      {item && (
        <h2 className="facts-item">
          {item.number} {item.description}
        </h2>
      )}
      {stock && item && <Stock stock={stock} unit={item.baseUnit} />}
      {item && <Price price={price} side={side} />}
      {deals.length > 0 && <Deals deals={deals} side={side} />}
      {credit && <Credit credit={credit} />}
      {!item && !credit && <p className="empty">{t('web.facts.none')}</p>}
    </>
  )
}

function Part({ title, note, children }: { readonly title: string; readonly note?: string; readonly children: ReactNode }) {
  return (
    <section className="facts-part">
      <h3>
        {title}
        {note && <span className="muted"> · {note}</span>}
      </h3>
      {children}
    </section>
  )
}

function Stock({ stock, unit }: { readonly stock: NonNullable<Facts['stock']>; readonly unit: string }) {
  const hasReserved = stock.places.some(({ reserved }) => reserved !== '0')
  return (
    <Part title={t('web.facts.stock')} note={unit}>
      {stock.short !== null && (
        <p className="facts-warning">
          <span aria-hidden="true">▲ </span>
          {t('web.facts.short', { available: formatDecimal(stock.short), date: formatDate(stock.neededOn) })}
        </p>
      )}
      {stock.reserved !== '0' && <p className="muted facts-note">{t('web.facts.reserved_here', { quantity: formatDecimal(stock.reserved) })}</p>}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('web.facts.place')}</th>
            <th scope="col" className="end">{t('web.facts.on_hand')}</th>
            {hasReserved && <th scope="col" className="end">{t('web.facts.reserved')}</th>}
            <th scope="col" className="end">{t('web.facts.available')}</th>
          </tr>
        </thead>
        <tbody>
          {stock.places.map(({ location, onHand, reserved, available }) => (
            <tr key={location} data-strong={location === stock.location}>
              <td>{location || '–'}</td>
              <td className="end">{formatDecimal(onHand)}</td>
              {hasReserved && <td className="end">{reserved === '0' ? '' : formatDecimal(reserved)}</td>}
              <td className="end" data-short={available.startsWith('-')}>{formatDecimal(available)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {stock.movements.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('web.facts.date')}</th>
              <th scope="col" className="end">{t('web.facts.moves')}</th>
              <th scope="col" className="end">{t('web.facts.left')}</th>
            </tr>
          </thead>
          <tbody>
            {stock.movements.map(({ date, coming, going, left }) => (
              <tr key={date ?? ''}>
                <td>{formatDate(date)}</td>
                <td className="end">{[moved('+', coming), moved('−', going)].filter(Boolean).join(' ')}</td>
                <td className="end" data-short={left.startsWith('-')}>{formatDecimal(left)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  )
}

const moved = (sign: string, quantity: string): string => (quantity === '0' ? '' : `${sign}${formatDecimal(quantity)}`)

/** Where a price came from: of a list, the way to it. */
function Origin({ origin, side }: { readonly origin: Facts['price']['price']; readonly side: Side }) {
  const { from, listId, list } = origin
  if (typeof listId !== 'string' || typeof list !== 'string') return t('web.origin', { from })
  return <Link to={priceListPath(side, listId)}>{t('web.origin_list', { list })}</Link>
}

function Price({ price, side }: { readonly price: Facts['price']; readonly side: Side }) {
  const { unitPrice, lineDiscountPercent, currency, unit, breaks } = price
  const hasDiscount = lineDiscountPercent !== '0'
  return (
    <Part title={t('web.facts.price')} note={unit ? `${currency} / ${unit}` : currency}>
      <dl className="facts-list">
        <Fact name={<Origin origin={price.price} side={side} />} value={formatPrice(unitPrice)} />
        {hasDiscount && <Fact name={<>{t('web.facts.discount')} · <Origin origin={price.discount} side={side} /></>} value={`${formatDecimal(lineDiscountPercent)} %`} />}
        {breaks.map(each => (
          <Fact
            key={each.quantity}
            name={t('web.facts.from', { quantity: formatDecimal(each.quantity) })}
            value={each.lineDiscountPercent === '0' ? formatPrice(each.unitPrice) : `${formatPrice(each.unitPrice)} − ${formatDecimal(each.lineDiscountPercent)} %`}
          />
        ))}
      </dl>
    </Part>
  )
}

function Deals({ deals, side }: { readonly deals: Facts['deals']; readonly side: Side }) {
  return (
    <Part title={t('web.facts.deals', { side })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('web.facts.date')}</th>
            <th scope="col" className="end">{t('web.facts.quantity')}</th>
            <th scope="col" className="end">{t('web.facts.price')}</th>
          </tr>
        </thead>
        <tbody>
          {deals.map(({ documentId, number, date, quantity, unit, unitPrice, lineDiscountPercent }, index) => (
            <tr key={index}>
              <td>
                <Link to={postedPath(side, 'invoice', documentId)} title={number}>
                  {formatDate(date)}
                </Link>
              </td>
              <td className="end">{formatDecimal(quantity)} {unit}</td>
              <td className="end">
                {formatPrice(unitPrice)}
                {lineDiscountPercent !== '0' && ` − ${formatDecimal(lineDiscountPercent)} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}

function Credit({ credit }: { readonly credit: NonNullable<Facts['credit']> }) {
  const { number, currency, limit, balance, overdue, otherDocuments, prepaid, thisDocument, isBeyond } = credit
  const isLimited = limit !== '0'
  return (
    <Part title={t('web.facts.credit')} note={`${number} · ${currency}`}>
      {isBeyond && (
        <p className="facts-warning">
          <span aria-hidden="true">▲ </span>
          {t('web.facts.beyond')}
        </p>
      )}
      <dl className="facts-list">
        <Fact name={t('web.facts.balance')} value={formatAmount(balance)} />
        {overdue !== '0' && <Fact name={t('web.facts.overdue')} value={formatAmount(overdue)} isShort />}
        {isLimited && <Fact name={t('web.facts.other_documents')} value={formatAmount(otherDocuments)} />}
        {isLimited && prepaid !== '0' && <Fact name={t('web.facts.prepaid')} value={formatAmount(`-${prepaid}`)} />}
        <Fact name={t('web.facts.this_document')} value={formatAmount(thisDocument)} />
        <Fact name={t('web.facts.limit')} value={isLimited ? formatAmount(limit) : t('web.facts.no_limit')} />
      </dl>
    </Part>
  )
}

function Fact({ name, value, isShort }: { readonly name: ReactNode; readonly value: string; readonly isShort?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-short={isShort}>{value}</dd>
    </div>
  )
}
