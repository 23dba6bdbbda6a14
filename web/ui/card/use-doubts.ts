import { useEffect, useState } from 'react'
import type { Doubt } from '../fields/field.tsx'
import { t } from '../texts.ts'
import { type CardDeclaration, type CardField, type CardValues, withEntered } from './declaration.ts'

const pause = 300

/** What is doubtful about the record as it stands with what is being typed: by field, a moment after each key. */
export function useDoubts({ check }: CardDeclaration, values: CardValues) {
  const [typed, setTyped] = useState<{ readonly field: CardField; readonly text: string }>()
  const [doubts, setDoubts] = useState<Readonly<Record<string, Doubt>>>({})
  useEffect(() => {
    if (!check) return undefined
    let isLatest = true
    const timer = setTimeout(() => {
      check(typed ? withEntered(values, typed.field, typed.text) : values).then(
        found => isLatest && setDoubts(byField(found)),
        // What cannot be checked now is checked when it is entered.
        () => {},
      )
    }, pause)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [check, values, typed])
  return { doubts, onType: (field: CardField, text: string): void => setTyped({ field, text }), onEntered: (): void => setTyped(undefined) }
}

const byField = (found: Awaited<ReturnType<NonNullable<CardDeclaration['check']>>>): Readonly<Record<string, Doubt>> =>
  Object.fromEntries(
    found.map(({ code, params, field = '', remedy }) => [field, { message: t(code, params), ...(remedy ? { remedy } : {}) }]),
  )
