import { useNavigate } from '@tanstack/react-router'
import { call } from '../shell/client.ts'
import { lookUp } from '../shell/look-ups.ts'
import { workDate } from '../shell/session.ts'
import { TextField } from '../ui/fields/field.tsx'
import { formatAmount, formatDate } from '../ui/format.ts'
import { parseDate } from '../ui/parse.ts'
import { t } from '../ui/texts.ts'
import { chosenFor, sendSheet } from './files.ts'
import type { ImportView, KindView } from './kinds.ts'
import type { OpenImport } from './use-import.ts'

interface Props {
  readonly open: OpenImport
  readonly view: ImportView
  readonly kind: KindView
}

/** How the file writes, and where what it holds is posted. */
export function FileSettings({ open, view: { settings, id, kind: kindName, sheet }, kind }: Props) {
  const file = chosenFor(id)
  const navigate = useNavigate()
  const another = (name: string): void =>
    void open.act.run(async () => {
      const { id: next } = await sendSheet(kindName, file!, name)
      await call('exchange.imports.delete', { id })
      await navigate({ to: `/exchange/${next}`, replace: true })
    })
  const set = (changed: Partial<ImportView['settings']>): void => open.change({ settings: changed })
  const account = open.checked?.problems.find(({ row, field }) => row === null && field === 'account')?.message
  return (
    <section className="panel fields" aria-label={t('web.exchange.settings')}>
      {file && file.sheets.length > 1 && <Choice name="sheet" value={sheet} choices={file.sheets.map(each => [each, each])} onChoose={another} />}
      <Choice name="decimalMark" value={settings.decimalMark} choices={[numberAs(',', '1.234,50'), numberAs('.', '1,234.50')]} onChoose={mark => set({ decimalMark: mark as ',' | '.' })} />
      <Choice name="dateOrder" value={settings.dateOrder} choices={[dateAs('dmy', '28-02-2026'), dateAs('mdy', '02/28/2026')]} onChoose={order => set({ dateOrder: order as 'dmy' | 'mdy' })} />
      {kind.against !== 'none' && (
        <>
          <TextField
            name="postingDate"
            label={t('web.exchange.set.postingDate')}
            value={formatDate(settings.postingDate)}
            onEnter={text => {
              const postingDate = parseDate(text, workDate())
              if (postingDate) set({ postingDate })
            }}
          />
          <TextField
            name="account"
            label={t('web.exchange.set.account')}
            value={settings.account}
            search={lookUp('accounts')}
            note=""
            isRequired={kind.against === 'required'}
            {...(account === undefined ? {} : { problem: account })}
            onEnter={text => set({ account: text.trim() })}
          />
        </>
      )}
    </section>
  )
}

/** A way of writing by an example: as the user's region writes it, where it writes that way. */
const numberAs = (mark: string, example: string) => {
  const own = formatAmount('1234.5')
  return [mark, own.endsWith(`${mark}50`) ? own : example] as const
}
const dateAs = (order: string, example: string) => {
  const own = formatDate('2026-02-28')
  return [order, own.startsWith(order === 'dmy' ? '28' : '02') ? own : example] as const
}

interface ChoiceProps {
  readonly name: string
  readonly value: string
  readonly choices: readonly (readonly [value: string, text: string])[]
  readonly onChoose: (value: string) => void
}

const Choice = ({ name, value, choices, onChoose }: ChoiceProps) => (
  <div className="field">
    <label htmlFor={`field-${name}`}>{t(`web.exchange.set.${name}`)}</label>
    <select id={`field-${name}`} className="input" value={value} onChange={event => onChoose(event.target.value)}>
      {choices.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  </div>
)
