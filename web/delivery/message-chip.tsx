import { t } from '../ui/texts.ts'
import type { MessageState } from './messages.ts'

const looks: Readonly<Record<MessageState, readonly [string, string]>> = {
  queued: ['information', '○'],
  sending: ['information', '◐'],
  sent: ['done', '✓'],
  failed: ['problem', '✕'],
  cancelled: ['plain', '■'],
}

/** How far a message is, as a word with a shape and a colour. */
export function MessageChip({ state }: { readonly state: MessageState }) {
  const [meaning, shape] = looks[state]
  return (
    <span className="chip" data-meaning={meaning}>
      <span aria-hidden="true">{shape}</span>
      {t(`web.choice.state.${state}`)}
    </span>
  )
}
