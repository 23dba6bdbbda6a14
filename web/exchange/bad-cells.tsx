import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { t } from '../ui/texts.ts'
import type { CellProblem, Checked, ImportView } from './kinds.ts'
import type { OpenImport } from './use-import.ts'

interface Props {
  readonly open: OpenImport
  readonly view: ImportView
  readonly checked: Checked | undefined
}

/** Shown at first; nobody puts more right at one sitting. */
const portion = 100

/** Every cell that keeps its row out: where it is, what stands there, why, and the place to put it right. */
export function BadCells({ open, view, checked }: Props) {
  const [shown, setShown] = useState(portion)
  if (!checked) return <p className="empty">{t('web.exchange.checking')}</p>
  const ofFile = checked.problems.filter(({ row, field }) => row === null && field !== 'account')
  const ofCells = checked.problems.filter(({ row }) => row !== null)
  return (
    <section className="panel exchange-bad" aria-label={t('web.exchange.check')} aria-busy={open.isChecking}>
      <h2>
        <span role="status">{open.isChecking ? t('web.exchange.checking') : foundText(checked)}</span>
      </h2>
      {ofFile.length > 0 && (
        <ul className="exchange-of-file">
          {ofFile.map(({ code, field, message }) => (
            <li key={`${code} ${field}`}>{message}</li>
          ))}
        </ul>
      )}
      {ofCells.length > 0 && (
        <table className="exchange-table exchange-cells">
          <thead>
            <tr>
              <th scope="col">{t('web.exchange.cell')}</th>
              <th scope="col">{t('web.exchange.column')}</th>
              <th scope="col" className="exchange-record">
                {t('web.exchange.record')}
              </th>
              <th scope="col">{t('web.exchange.value')}</th>
              <th scope="col">{t('web.exchange.why')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('web.exchange.leave_out')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ofCells.slice(0, shown).map(problem => (
              <Cell key={`${problem.address} ${problem.field} ${problem.code} ${problem.value}`} problem={problem} record={recordOf(problem, checked)} view={view} open={open} />
            ))}
          </tbody>
        </table>
      )}
      {ofCells.length > shown && (
        <button type="button" className="button outlined exchange-more" onClick={() => setShown(shown + portion)}>
          {t('web.exchange.more', { count: ofCells.length - shown })}
        </button>
      )}
    </section>
  )
}

const foundText = ({ rows, clean, errors, warnings }: Checked): string => t('web.exchange.found', { rows, clean, errors, warnings })

/** What the row is about: its first two filled cells. */
const recordOf = ({ row }: CellProblem, { wrong }: Checked): string =>
  (wrong.find(each => each.row === row)?.cells.filter(cell => cell !== '').slice(0, 2) ?? []).join(' · ')

interface CellProps {
  readonly problem: CellProblem
  readonly record: string
  readonly view: ImportView
  readonly open: OpenImport
}

function Cell({ problem: { row, column, address, value, message, severity, remedy }, record, view, open }: CellProps) {
  const [text, setText] = useState(value)
  const title = column === null ? '' : (view.titles[column] ?? '')
  const enter = (): void => {
    if (row !== null && column !== null && text !== value) open.change({ cells: [{ row, column, text }] })
  }
  return (
    <tr data-meaning={severity === 'warning' ? 'warning' : 'problem'}>
      <td className="exchange-address">{address}</td>
      <td>{title}</td>
      <td className="exchange-record" title={record}>
        {record}
      </td>
      <td>
        {column !== null && (
          <input
            className="input exchange-cell"
            aria-label={t('web.exchange.put_right', { address, title })}
            aria-invalid={severity === 'error'}
            value={text}
            data-typing={text !== value}
            onChange={event => setText(event.target.value)}
            onBlur={enter}
            onKeyDown={event => toNext(event, () => setText(value))}
          />
        )}
      </td>
      <td className="exchange-why">
        {message} {remedy && <Link to={`/${remedy.replace(/^\//, '')}`}>{t('web.mend')}</Link>}
      </td>
      <td className="end">
        <button type="button" className="button" aria-label={t('web.exchange.leave_out_row', { row: row ?? 0 })} onClick={() => row !== null && open.change({ without: [row] })}>
          {t('web.exchange.leave_out')}
        </button>
      </td>
    </tr>
  )
}

/** Enter and the arrows lead from wrong cell to wrong cell, as in a column; Escape gives up what was typed. */
function toNext(event: KeyboardEvent<HTMLInputElement>, giveUp: () => void): void {
  if (event.key === 'Escape') return giveUp()
  const step = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey) ? -1 : event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : 0
  if (step === 0) return
  event.preventDefault()
  const cells = [...document.querySelectorAll<HTMLInputElement>('.exchange-cell')]
  const next = cells[cells.indexOf(event.currentTarget) + step]
  if (next) next.select()
  else event.currentTarget.blur()
}
