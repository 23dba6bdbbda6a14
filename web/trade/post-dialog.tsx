import { useState } from 'react'
import { DialogActions, Overlay } from '../ui/dialog.tsx'
import { t } from '../ui/texts.ts'
import type { Side } from './calls.ts'

export type PostChoice = 'handle' | 'invoice' | 'both'

const choices: readonly PostChoice[] = ['handle', 'invoice', 'both']
const remembered = (side: Side): string => `handel.post.${side}`

/** What this side posted last. */
export const lastChoice = (side: Side): PostChoice =>
  choices.find(choice => choice === localStorage.getItem(remembered(side))) ?? 'both'

export const choiceInput = (choice: PostChoice) => ({ handle: choice !== 'invoice', invoice: choice !== 'handle' })

interface Props {
  readonly side: Side
  /** The side whose words say what is done with the goods. */
  readonly goods: Side
  readonly title: string
  readonly action: string
  readonly onChoose: (choice: PostChoice) => void
  readonly onClose: () => void
}

/** Ship, invoice, or both: asked once, with what was chosen last time already chosen. */
export function PostDialog({ side, goods, title, action, onChoose, onClose }: Props) {
  const [choice, setChoice] = useState(() => lastChoice(side))
  return (
    <Overlay title={title} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          localStorage.setItem(remembered(side), choice)
          onChoose(choice)
        }}
      >
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="visually-hidden">{title}</legend>
          {choices.map(each => (
            <label key={each} className="choice">
              {/* The dialog exists to be answered: the choice of last time has the focus. */}
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
              <input type="radio" name="choice" checked={choice === each} autoFocus={choice === each} onChange={() => setChoice(each)} />
              {t(`web.post.${each}`, { side: goods })}
            </label>
          ))}
        </fieldset>
        <DialogActions action={action} onCancel={onClose} />
      </form>
    </Overlay>
  )
}
