import { t } from '../../ui/texts.ts'
import type { Side } from '../calls.ts'
import { useRemarks } from './use-remarks.ts'
import './remarks.css'

interface Props {
  readonly side: Side
  readonly documentId: string
  readonly onOpen: () => void
}

/** That something was said about a document stands in its title; nobody has to look for it. */
export function RemarksChip({ side, documentId, onOpen }: Props) {
  const count = useRemarks(side, documentId)?.length ?? 0
  if (count === 0) return null
  return (
    <button type="button" className="chip remarks-chip" data-meaning="information" onClick={onOpen}>
      <span aria-hidden="true">▤</span>
      {t('web.remarks.count', { count })}
    </button>
  )
}
