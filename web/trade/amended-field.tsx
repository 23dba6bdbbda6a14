import { useState } from 'react'
import { lookUp } from '../shell/look-ups.ts'
import { call } from '../shell/client.ts'
import { queries, workDate } from '../shell/session.ts'
import { TextField } from '../ui/fields/field.tsx'
import { editValue, readValue } from '../ui/fields/kinds.ts'
import { problemsOf } from '../ui/use-act.ts'
import type { PostedField } from './posted-fields.ts'
import type { PostedView } from './posted-page.tsx'

interface Props {
  /** `sales.posted_shipment` */
  readonly operation: string
  readonly document: PostedView
  readonly label: string
  readonly field: PostedField
}

/** A field of a posted document that may be said otherwise: it is sent when one leaves it. */
export function AmendedField({ operation, document, label, field: { field, kind, lookup } }: Props) {
  const [problem, setProblem] = useState<string>()
  const [typed, setTyped] = useState<string>()
  const enter = async (text: string): Promise<void> => {
    const read = readValue(kind, text, workDate())
    setTyped(text)
    if ('problem' in read) return setProblem(read.problem)
    try {
      await call(`${operation}.change` as 'sales.posted_shipment.change', { id: document.id, [field]: lookup && read.value === '' ? null : read.value } as never)
      setProblem(undefined)
      await queries.invalidateQueries({ queryKey: [`${operation}.get`, document.id] })
      setTyped(undefined)
    } catch (error) {
      setProblem(problemsOf(error)[0]?.message)
    }
  }
  return (
    <TextField
      name={field}
      label={label}
      value={typed ?? editValue(kind, document[field])}
      {...(problem === undefined ? {} : { problem })}
      {...(lookup ? { search: lookUp(lookup) } : {})}
      onEnter={text => void enter(text)}
    />
  )
}
