import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Refusal, call, type ShownProblem } from '../../shell/client.ts'
import { queries } from '../../shell/session.ts'
import { Problems } from '../problems.tsx'
import { t } from '../texts.ts'
import { CardFields, nameOf } from './card-fields.tsx'
import { type CardDeclaration, type CardRecord, operation } from './declaration.ts'

/** A new record: the few fields it cannot be without; everything else is proposed and changed on its card. */
export function NewCard({ card }: { readonly card: CardDeclaration }) {
  const navigate = useNavigate()
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({})
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const create = async (): Promise<void> => {
    try {
      const made = (await call(operation(card.prefix, 'create') as 'items.create', values as never)) as unknown as CardRecord
      await queries.invalidateQueries({ queryKey: [`${card.prefix}.list`] })
      void navigate({ to: `${card.listPath}/${made.id}`, replace: true })
    } catch (error) {
      setProblems(error instanceof Refusal ? error.problems : [{ code: 'unreachable', message: t('web.unreachable'), severity: 'error' }])
    }
  }
  const onFields = Object.fromEntries(problems.flatMap(({ field, message }) => (field ? [[field, message]] : [])))
  const known = new Set(card.first.map(nameOf))
  const others = problems.filter(({ field }) => !field || !known.has(field))
  return (
    <>
      <header className="page-head">
        <h1>{t(`web.new.${card.prefix.split('.').at(-1)}`)}</h1>
      </header>
      {others.length > 0 && <Problems title={t('web.refused.change')} problems={others} />}
      <form
        className="panel"
        onSubmit={event => {
          event.preventDefault()
          void create()
        }}
      >
        <CardFields
          module={card.module}
          fields={card.first}
          values={values}
          problems={onFields}
          onEnter={(field, entered) => {
            if ('problem' in entered) return
            setValues(before => ({
              ...before,
              [field.field]: field.part ? { ...(before[field.field] as object), [field.part]: entered.value } : entered.value,
            }))
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
