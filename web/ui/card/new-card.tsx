import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type ShownProblem, call } from '../../shell/client.ts'
import { queries } from '../../shell/session.ts'
import { Problems } from '../problems.tsx'
import { useDescribed } from '../record/described.ts'
import { t } from '../texts.ts'
import { problemsOf } from '../use-act.ts'
import { CardFields } from './card-fields.tsx'
import { type CardDeclaration, type CardRecord, type CardValues, nameOf, operation, withEntered } from './declaration.ts'
import { useDoubts } from './use-doubts.ts'

/** A new record: the few fields it cannot be without; everything else is proposed and changed on its card. */
export function NewCard({ card }: { readonly card: CardDeclaration }) {
  const navigate = useNavigate()
  const described = useDescribed().data?.get(card.prefix)
  const [values, setValues] = useState<CardValues>({})
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const { doubts, onType, onEntered } = useDoubts(card, values)
  const create = async (acknowledged: readonly string[]): Promise<void> => {
    try {
      const made = (await call(operation(card.prefix, 'create') as 'items.create', values as never, { acknowledged })) as unknown as CardRecord
      await queries.invalidateQueries({ queryKey: [`${card.prefix}.list`] })
      void navigate({ to: `${card.listPath}/${made[card.key]}`, replace: true })
    } catch (error) {
      setProblems(problemsOf(error))
    }
  }
  const isWarning = problems.length > 0 && problems.every(({ severity }) => severity === 'warning')
  const onFields = Object.fromEntries(problems.flatMap(({ field, message }) => (field ? [[field, message]] : [])))
  const known = new Set(card.first.map(nameOf))
  const others = isWarning ? problems : problems.filter(({ field }) => !field || !known.has(field))
  return (
    <>
      <header className="page-head">
        <h1>{t(`web.new.${card.prefix.replace('parties.', '').replace('.', '_')}`)}</h1>
      </header>
      {others.length > 0 && (
        <Problems
          title={t('web.refused.change')}
          problems={others}
          {...(isWarning ? { onGoOn: { action: t('web.go_on'), run: () => void create(problems.map(({ code }) => code)) } } : {})}
        />
      )}
      <form
        className="panel"
        onSubmit={event => {
          event.preventDefault()
          void create([])
        }}
      >
        <CardFields
          module={card.module}
          fields={card.first}
          values={values}
          problems={onFields}
          doubts={doubts}
          described={described}
          onType={onType}
          onEnter={(field, entered) => {
            if ('problem' in entered) return
            onEntered()
            setValues(before => withEntered(before, field, entered.value))
          }}
        />
        <div className="dialog-actions" style={{ padding: 12, marginTop: 0 }}>
          <button type="submit" className="button primary">
            {t('web.action.create')}
          </button>
        </div>
      </form>
    </>
  )
}
