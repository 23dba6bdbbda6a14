import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { v4 } from 'uuid'
import { type ShownProblem, call } from '../../shell/client.ts'
import type { Output } from '../../shell/operations.ts'
import { queries, workDate } from '../../shell/session.ts'
import { DialogActions, Overlay } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields/field.tsx'
import { editValue, readValue } from '../../ui/fields/kinds.ts'
import { formatMoney } from '../../ui/format.ts'
import { Problems } from '../../ui/problems.tsx'
import { t } from '../../ui/texts.ts'
import { problemsOf } from '../../ui/use-act.ts'
import type { Side } from '../calls.ts'
import { documentPath } from '../kinds.ts'

type Recurring = Output<'sales.invoice.create_recurring'>

const dates = ['orderDate', 'postingDate'] as const

interface Props {
  readonly side: Side
  readonly onClose: () => void
}

/** Invoices of what recurs: asks for the dates, then shows what was made and what was left out. */
export function RecurringSheet({ side, onClose }: Props) {
  const [days, setDays] = useState<Readonly<Record<(typeof dates)[number], string>>>({ orderDate: workDate(), postingDate: workDate() })
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [problems, setProblems] = useState<readonly ShownProblem[]>()
  const [made, setMade] = useState<Recurring>()
  const [key, setKey] = useState(() => v4())
  const enter = (name: string, text: string): void => {
    const read = readValue('date', text, workDate())
    const isDate = 'value' in read && Boolean(read.value)
    setWrong({ ...wrong, [name]: 'problem' in read ? read.problem : isDate ? '' : t('web.not_a_date', { text }) })
    if (isDate) setDays({ ...days, [name]: String(read.value) })
    setKey(v4())
  }
  const run = async (acknowledged: readonly string[] = []): Promise<void> => {
    if (Object.values(wrong).some(text => text !== '')) return
    setProblems(undefined)
    try {
      setMade(await call(`${side}.invoice.create_recurring`, days, { idempotencyKey: `${key}${acknowledged.length > 0 ? '-again' : ''}`, acknowledged }))
      await queries.invalidateQueries()
    } catch (error) {
      setProblems(problemsOf(error))
    }
  }
  const again = (): void => void run(problems?.map(({ code }) => code))
  return (
    <Overlay title={t('web.recurring.title')} onClose={onClose} shape="sheet" keys={{ F9: () => void (made ? onClose() : run()) }}>
      {problems && <Problems title={t('web.recurring.refused')} problems={problems} onGoOn={{ action: t('web.recurring.again'), run: again }} />}
      {made ? (
        <Outcome made={made} side={side} onClose={onClose} />
      ) : (
        <>
          <p>{t('web.recurring.text', { side })}</p>
          <div className="fields">
            {dates.map((name, at) => (
              <TextField
                key={name} name={name} label={t(`web.recurring.${name}`)} value={editValue('date', days[name])} isFirst={at === 0} isRequired
                {...(wrong[name] ? { problem: wrong[name] } : {})} onEnter={text => enter(name, text)}
              />
            ))}
          </div>
          <DialogActions action={t('web.recurring.action')} keys="F9" onCancel={onClose} onAct={() => void run()} />
        </>
      )}
    </Overlay>
  )
}

/** The invoices that were made, to be looked at and posted; and what was left out, with why. */
function Outcome({ made: { invoices, skipped }, side, onClose }: Props & { readonly made: Recurring }) {
  return (
    <>
      <p role="status">{t('web.combine.made', { count: invoices.length })}</p>
      {invoices.length > 0 && (
        <table className="table" aria-label={t('web.recurring.title')}>
          <tbody>
            {invoices.map(({ id, number, code, partyNumber, partyName, lines, currency, grossTotal }) => (
              <tr key={id}>
                <td>
                  <Link to={documentPath(side, 'invoice', id)} onClick={onClose}>
                    {number}
                  </Link>
                </td>
                <td>{`${partyNumber} ${partyName}`}</td>
                <td>{code}</td>
                <td className="end">{t('web.combine.lines', { count: lines })}</td>
                <td className="end">{formatMoney(grossTotal, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {skipped.map(({ code, partyNumber, partyName, problems }) => (
        <p key={`${partyNumber} ${code}`} className="notice" data-meaning="warning">
          {t('web.recurring.skipped', { party: `${partyNumber} ${partyName}`, code })} {problems.map(({ message }) => message).join(' ')}
        </p>
      ))}
    </>
  )
}
