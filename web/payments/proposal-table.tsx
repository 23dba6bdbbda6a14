import { useState } from 'react'
import { Chip } from '../ui/chip.tsx'
import { choiceText, editValue, readValue } from '../ui/fields/kinds.ts'
import { formatAmount, formatDate } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import type { Proposed } from './payment-input.ts'

interface Props {
  readonly entries: readonly Proposed[]
  readonly chosen: Readonly<Record<number, string>>
  readonly onChoose: (chosen: Readonly<Record<number, string>>) => void
}

const heads = ['document', 'external', 'due_date', 'currency'] as const
const amounts = ['remaining', 'discount_in_time', 'to_pay'] as const

/** Open entries with what is due on the day of payment, and how much of the payment goes to each. */
export function ProposalTable({ entries, chosen, onChoose }: Props) {
  if (entries.length === 0) return <p className="empty">{t('web.payment.nothing_open')}</p>
  return (
    <section className="panel table-box">
      <table className="table" aria-label={t('web.payment.open_entries')}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('web.choose')}</span>
            </th>
            {heads.map(head => (
              <th key={head} scope="col">
                {t(`web.entry.${head}`)}
              </th>
            ))}
            {amounts.map(head => (
              <th key={head} scope="col" className="end">
                {t(`web.entry.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(entry => (
            <Row key={entry.entryNo} entry={entry} chosen={chosen} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ entry, chosen, onChoose }: Omit<Props, 'entries'> & { readonly entry: Proposed }) {
  const isChosen = entry.entryNo in chosen
  const name = `${choiceText('documentType', entry.documentType)} ${entry.documentNumber}`
  const choose = (isSet: boolean): void => {
    const { [entry.entryNo]: _, ...others } = chosen
    onChoose(isSet ? { ...others, [entry.entryNo]: '' } : others)
  }
  return (
    <tr>
      <td>
        <input type="checkbox" aria-label={name} checked={isChosen} onChange={event => choose(event.target.checked)} />
      </td>
      <td>{name}</td>
      <td>{entry.externalNumber}</td>
      <td>
        {formatDate(entry.dueDate)} {entry.overdue && <span className="chip" data-meaning="warning">{t('web.state.overdue')}</span>}
        {entry.onHold && <Chip field="onHold" value={entry.onHold} />}
      </td>
      <td>{entry.currency}</td>
      <td className="end">{formatAmount(entry.remaining)}</td>
      <td className="end">{entry.discount === '0' ? '' : `${formatAmount(entry.discount)} (${formatDate(entry.discountDate)})`}</td>
      <td className="end" style={{ width: 130 }}>
        {isChosen ? (
          <AmountInput
            label={t('web.payment.amount_of', { document: name })}
            amount={chosen[entry.entryNo] || entry.toPay}
            onEnter={amount => onChoose({ ...chosen, [entry.entryNo]: amount === entry.toPay ? '' : amount })}
          />
        ) : (
          formatAmount(entry.toPay)
        )}
      </td>
    </tr>
  )
}

interface AmountProps {
  readonly label: string
  readonly amount: string
  readonly onEnter: (amount: string) => void
}

function AmountInput({ label, amount, onEnter }: AmountProps) {
  const [text, setText] = useState<string>()
  const read = text === undefined ? undefined : readValue('amount', text, '2000-01-01')
  return (
    <input
      className="input"
      data-align="end"
      aria-label={label}
      aria-invalid={read && 'problem' in read ? true : undefined}
      value={text ?? editValue('amount', amount)}
      onChange={event => setText(event.target.value)}
      onBlur={() => {
        if (!read || !('value' in read)) return
        setText(undefined)
        onEnter(String(read.value))
      }}
    />
  )
}
