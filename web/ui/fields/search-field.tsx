import { useRef } from 'react'
import { t } from '../texts.ts'

const pause = 180

/** What is looked for among the rows beneath it, asked when the hands rest. */
export function SearchField({ field, onSearch }: { readonly field?: React.RefObject<HTMLInputElement | null>; readonly onSearch: (text: string) => void }) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return (
    <input
      ref={field}
      className="input"
      style={{ width: 220 }}
      type="search"
      aria-label={t('web.list.search')}
      aria-keyshortcuts="F3"
      placeholder={`${t('web.list.search')} (F3)`}
      onChange={({ target: { value } }) => {
        clearTimeout(timer.current)
        timer.current = setTimeout(() => onSearch(value), pause)
      }}
    />
  )
}
