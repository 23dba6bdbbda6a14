import { useState } from 'react'
import { type ShownProblem, call } from '../shell/client.ts'
import type { Input, OperationName } from '../shell/operations.ts'
import { workDate } from '../shell/session.ts'
import type { Side } from '../trade/calls.ts'
import { Overlay } from '../ui/dialog.tsx'
import { ChoiceField, TextField } from '../ui/fields/field.tsx'
import { type FieldKind, editValue, readValue } from '../ui/fields/kinds.ts'
import type { LookupOption, Search } from '../ui/lookup/options.ts'
import { Problems } from '../ui/problems.tsx'
import { recordSearch } from '../ui/record/record-columns.ts'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'

interface Props {
  readonly side: Side
  /** The list lines are put into; left out: the worksheet, for a list one chooses. */
  readonly into?: { readonly id: string; readonly number: string }
  readonly onDone: (counts: { readonly suggested: number; readonly replaced: number }) => void
  readonly onClose: () => void
}

/** What is asked: as it is kept, and as it is shown. */
interface Asked {
  readonly value: unknown
  readonly text: string
}

interface Question {
  readonly name: string
  readonly kind: FieldKind
  readonly search?: Search | undefined
  /** Kept by the id of what was looked up. */
  readonly takesId?: boolean
}

const questions = (side: Side, isWorksheet: boolean): readonly Question[] => {
  const lists = recordSearch(`${side}.price_lists`, 'number')
  return [
    { name: 'fromId', kind: 'code', search: lists, takesId: true },
    ...(isWorksheet ? [{ name: 'toId', kind: 'code' as const, search: lists, takesId: true }] : []),
    { name: 'items', kind: 'text' },
    { name: 'category', kind: 'code', search: recordSearch('items.categories', 'code') },
    { name: 'vendorId', kind: 'code', search: recordSearch('parties.vendors', 'number'), takesId: true },
    { name: 'factor', kind: 'quantity' },
    { name: 'roundTo', kind: 'quantity' },
    { name: 'startingDate', kind: 'date' },
    { name: 'endingDate', kind: 'date' },
    { name: 'minimumQuantity', kind: 'quantity' },
  ]
}

/** What an entry means, or why it cannot be read. */
function read({ kind, takesId }: Question, text: string, option: LookupOption | undefined): Asked | { readonly problem: string } {
  if (text.trim() === '') return { value: undefined, text: '' }
  if (takesId) return option?.id ? { value: option.id, text: option.value } : { problem: t('web.choose_from_list', { text }) }
  const found = readValue(kind, text, workDate())
  return 'value' in found ? { value: found.value, text: editValue(kind, found.value) } : found
}

const atFirst = (): Readonly<Record<string, Asked>> => ({
  factor: { value: '1', text: editValue('quantity', '1') },
  roundTo: { value: '0.01', text: editValue('quantity', '0.01') },
})

/** Lines from a list or from item cards: which, times what, rounded how, from when on. */
export function SuggestDrawer({ side, into, onDone, onClose }: Props) {
  const [asked, setAsked] = useState<Readonly<Record<string, Asked>>>(() => ({ ...atFirst(), ...(into ? {} : { startingDate: { value: workDate(), text: editValue('date', workDate()) } }) }))
  const [rounding, setRounding] = useState<'nearest' | 'up' | 'down'>('nearest')
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const enter = (question: Question, text: string, option?: LookupOption): void => {
    const found = read(question, text, option)
    setWrong(({ [question.name]: _, ...others }) => ('problem' in found ? { ...others, [question.name]: found.problem } : others))
    if (!('problem' in found)) setAsked(before => ({ ...before, [question.name]: found }))
  }
  const run = async (): Promise<void> => {
    if (Object.keys(wrong).length > 0) return
    const input = { rounding, ...Object.fromEntries(Object.entries(asked).flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]]))) }
    const operation = (into ? `${side}.price_lists.copy_lines` : `${side}.price_worksheet.suggest`) as OperationName & 'sales.price_worksheet.suggest'
    try {
      onDone(await call(operation, { ...(into ? { id: into.id } : {}), ...input } as Input<'sales.price_worksheet.suggest'>))
    } catch (error) {
      setProblems(problemsOf(error))
    }
  }
  return (
    <Overlay title={into ? t('web.prices.copy_title', { list: into.number }) : t('web.prices.suggest_title')} onClose={onClose} shape="sheet" keys={{ F9: () => void run() }}>
      {problems.length > 0 && <Problems title={t('web.prices.refused.suggest')} problems={problems} onClose={() => setProblems([])} />}
      <p>{t(into ? 'web.prices.copy_text' : 'web.prices.suggest_text')}</p>
      <div className="fields">
        {questions(side, into === undefined).flatMap((question, at) => [
          <TextField
            key={question.name}
            name={question.name}
            label={t(`web.prices.ask.${question.name}`)}
            value={asked[question.name]?.text ?? ''}
            problem={wrong[question.name]}
            search={question.search}
            isFirst={at === 0}
            onEnter={(text, option) => enter(question, text, option)}
          />,
          ...(question.name === 'roundTo'
            ? [<ChoiceField key="rounding" name="rounding" field="rounding" label={t('web.prices.ask.rounding')} value={rounding} choices={['nearest', 'up', 'down']} onEnter={text => setRounding(text as typeof rounding)} />]
            : []),
        ])}
      </div>
      <div className="dialog-actions">
        <button type="button" className="button outlined" onClick={onClose}>
          {t('web.cancel')}
        </button>
        <button type="button" className="button primary" onClick={() => void run()}>
          {t('web.prices.suggest')}
          <kbd aria-hidden="true">F9</kbd>
        </button>
      </div>
    </Overlay>
  )
}
