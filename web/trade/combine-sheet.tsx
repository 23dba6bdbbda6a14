import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { v4 } from 'uuid'
import { type ShownProblem, call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { queries, workDate } from '../shell/session.ts'
import { DialogActions, Overlay } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { editValue, readValue } from '../ui/fields/kinds.ts'
import { formatMoney } from '../ui/format.ts'
import { Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import { documentPath } from './kinds.ts'

type Combined = Output<'sales.invoice.combine_shipments'>

const dates = ['postingDate', 'documentDate', 'upTo'] as const

/** One invoice a customer of all that was shipped: asks for the dates, then shows what came of it. */
export function CombineSheet({ onClose }: { readonly onClose: () => void }) {
  const [days, setDays] = useState<Readonly<Record<(typeof dates)[number], string>>>({ postingDate: workDate(), documentDate: workDate(), upTo: workDate() })
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [problems, setProblems] = useState<readonly ShownProblem[]>()
  const [combined, setCombined] = useState<Combined>()
  const [key] = useState(() => v4())
  const enter = (name: string, text: string): void => {
    const read = readValue('date', text, workDate())
    if ('problem' in read) setWrong({ ...wrong, [name]: read.problem })
    else {
      setDays({ ...days, [name]: String(read.value ?? '') })
      setWrong({ ...wrong, [name]: '' })
    }
  }
  const run = async (): Promise<void> => {
    setProblems(undefined)
    try {
      setCombined(await call('sales.invoice.combine_shipments', Object.fromEntries(Object.entries(days).filter(([, day]) => day !== '')), { idempotencyKey: key }))
      await queries.invalidateQueries()
    } catch (error) {
      setProblems(problemsOf(error))
    }
  }
  return (
    <Overlay title={t('web.combine.title')} onClose={onClose} shape="sheet" keys={{ F9: () => void (combined ? onClose() : run()) }}>
      {problems && <Problems title={t('web.combine.refused')} problems={problems} />}
      {combined ? (
        <Outcome combined={combined} onClose={onClose} />
      ) : (
        <>
          <p>{t('web.combine.text')}</p>
          <div className="fields">
            {dates.map((name, at) => (
              <TextField
                key={name} name={name} label={t(`web.combine.${name}`)} value={editValue('date', days[name])} isFirst={at === 0}
                {...(wrong[name] ? { problem: wrong[name] } : {})} onEnter={text => enter(name, text)}
              />
            ))}
          </div>
          <DialogActions action={t('web.combine.action')} keys="F9" onCancel={onClose} onAct={() => void run()} />
        </>
      )}
    </Overlay>
  )
}

/** The invoices that were made, to be looked at and posted, and who was left out. */
function Outcome({ combined: { invoices, skipped }, onClose }: { readonly combined: Combined; readonly onClose: () => void }) {
  return (
    <>
      <p role="status">{t('web.combine.made', { count: invoices.length })}</p>
      <table className="table" aria-label={t('web.combine.title')}>
        <tbody>
          {invoices.map(({ id, number, partyNumber, partyName, lines, currency, grossTotal }) => (
            <tr key={id}>
              <td>
                <Link to={documentPath('sales', 'invoice', id)} onClick={onClose}>
                  {number}
                </Link>
              </td>
              <td>{`${partyNumber} ${partyName}`}</td>
              <td className="end">{t('web.combine.lines', { count: lines })}</td>
              <td className="end">{formatMoney(grossTotal, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {skipped.map(({ partyNumber, partyName }) => (
        <p key={partyNumber}>{t('web.combine.skipped', { customer: `${partyNumber} ${partyName}` })}</p>
      ))}
    </>
  )
}
