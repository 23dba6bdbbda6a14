import { choiceText } from './fields/kinds.ts'

type Meaning = 'done' | 'information' | 'warning' | 'problem' | 'plain'

/** What a state means, by field and value; the shape says it too. */
const meanings: Readonly<Record<string, Readonly<Record<string, readonly [Meaning, string]>>>> = {
  status: {
    open: ['plain', '○'],
    released: ['information', '●'],
    pending_approval: ['warning', '◐'],
    pending_prepayment: ['warning', '◐'],
    draft: ['plain', '○'],
    active: ['done', '✓'],
    inactive: ['warning', '■'],
  },
  outcome: {
    kept: ['plain', '○'], restored: ['plain', '○'], converted: ['done', '✓'], posted: ['done', '✓'], deleted: ['warning', '■'], lost: ['problem', '■'],
  },
  open: { true: ['information', '○'], false: ['done', '✓'] },
  blocked: { ship: ['warning', '■'], invoice: ['warning', '■'], payment: ['warning', '■'], all: ['problem', '■'] },
}

export const hasChip = (field: string, value: unknown): boolean => meanings[field]?.[String(value)] !== undefined

/** A state as a word with a shape and a colour. */
export function Chip({ field, value }: { readonly field: string; readonly value: string }) {
  const [meaning, shape] = meanings[field]?.[value] ?? (['plain', '·'] as const)
  return (
    <span className="chip" data-meaning={meaning}>
      <span aria-hidden="true">{shape}</span>
      {choiceText(field, value)}
    </span>
  )
}
