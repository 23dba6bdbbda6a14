import type { ReactNode } from 'react'
import { usePreference } from '../../shell/preferences.ts'

interface Props {
  readonly id: string
  readonly title: string
  readonly summary?: string
  readonly isOpenAtFirst: boolean
  readonly children: ReactNode
}

/** A part of a page that opens and closes, and stays as one left it. */
export function FastTab({ id, title, summary, isOpenAtFirst, children }: Props) {
  const [isOpen, setOpen] = usePreference(`tab.${id}`, isOpenAtFirst)
  return (
    <details
      className="fast-tab"
      open={isOpen}
      onToggle={event => event.currentTarget.open === isOpen || setOpen(event.currentTarget.open)}
    >
      <summary>
        {title}
        {!isOpen && summary && <span className="fast-tab-summary">{summary}</span>}
      </summary>
      {isOpen && children}
    </details>
  )
}
