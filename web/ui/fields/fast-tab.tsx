import { type ReactNode, useState } from 'react'

interface Props {
  readonly id: string
  readonly title: string
  readonly summary?: string
  readonly isOpenAtFirst: boolean
  readonly children: ReactNode
}

const remembered = (id: string): string => `handel.tab.${id}`

/** A part of a page that opens and closes, and stays as one left it. */
export function FastTab({ id, title, summary, isOpenAtFirst, children }: Props) {
  const [isOpen, setOpen] = useState(() => (localStorage.getItem(remembered(id)) ?? String(isOpenAtFirst)) === 'true')
  return (
    <details
      className="fast-tab"
      open={isOpen}
      onToggle={event => {
        setOpen(event.currentTarget.open)
        localStorage.setItem(remembered(id), String(event.currentTarget.open))
      }}
    >
      <summary>
        {title}
        {!isOpen && summary && <span className="fast-tab-summary">{summary}</span>}
      </summary>
      {isOpen && children}
    </details>
  )
}
