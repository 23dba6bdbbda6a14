import { useRef, useState } from 'react'
import { type ShownProblem, call } from '../../shell/client.ts'
import { queries } from '../../shell/session.ts'
import { problemsOf } from '../use-act.ts'
import { type CardDeclaration, type CardField, type CardRecord, keyOf, nameOf, operation, withEntered } from './declaration.ts'

interface Change {
  readonly field: CardField
  readonly value: unknown
}

/** Sends a change of one field after the other, each with the version of the answer before it. */
export function useRecord(card: CardDeclaration, read: CardRecord) {
  const [record, setRecord] = useState(read)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [general, setGeneral] = useState<readonly ShownProblem[]>([])
  const [warned, setWarned] = useState<Change>()
  const latest = useRef(record)
  const queue = useRef(Promise.resolve())

  const take = async (next: CardRecord, field: CardField): Promise<void> => {
    latest.current = next
    setRecord(next)
    setProblems(({ [nameOf(field)]: _, ...others }) => others)
    setGeneral([])
    setWarned(undefined)
    queries.setQueryData([operation(card.prefix, 'get'), next[card.key]], next)
    await queries.invalidateQueries({ queryKey: [`${card.prefix}.list`], refetchType: 'none' })
  }
  const send = async (change: Change, acknowledged: readonly string[]): Promise<void> => {
    const { field, value } = change
    const before = latest.current
    try {
      const sent = withEntered(before, field, value)[field.field]
      const input = { ...keyOf(card, before), version: before.version, [field.field]: sent }
      await take((await call(operation(card.prefix, 'change') as 'items.change', input as never, { acknowledged })) as unknown as CardRecord, field)
    } catch (error) {
      const found = problemsOf(error)
      const own = found.filter(problem => problem.field?.startsWith(field.field))
      if (own.length > 0) setProblems(all => ({ ...all, [nameOf(field)]: own.map(problem => problem.message).join(' ') }))
      const isWarning = found.every(({ severity }) => severity === 'warning')
      setWarned(isWarning ? change : undefined)
      // Warnings are shown together, with the way to go on; problems of a field stand at the field.
      setGeneral(isWarning ? found : found.filter(problem => !own.includes(problem)))
    }
  }
  const enqueue = (change: Change, acknowledged: readonly string[]): void => {
    queue.current = queue.current.then(() => send(change, acknowledged))
  }
  const enter = (field: CardField, entered: { readonly value: unknown } | { readonly problem: string }): void => {
    if ('problem' in entered) setProblems(all => ({ ...all, [nameOf(field)]: entered.problem }))
    else enqueue({ field, value: entered.value }, [])
  }
  const goOn = warned && ((): void => enqueue(warned, general.map(({ code }) => code)))
  return { record, problems, general, setGeneral, enter, goOn }
}
