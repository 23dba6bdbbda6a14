import { useQuery } from '@tanstack/react-query'
import { call } from '../../shell/client.ts'
import { mayRun } from '../../shell/session.ts'
import { Overlay } from '../../ui/dialog.tsx'
import { t } from '../../ui/texts.ts'
import type { Side } from '../calls.ts'
import { NewRemark } from './new-remark.tsx'
import { RemarkRow } from './remark-row.tsx'
import { type Remark, useRemarkDeeds, useRemarks } from './use-remarks.ts'
import './remarks.css'

export interface RemarkLine {
  readonly id: string
  readonly lineNo: number
  readonly description: string
}

interface Props {
  readonly side: Side
  readonly documentId: string
  readonly title: string
  readonly lines: readonly RemarkLine[]
  readonly lineId?: string | undefined
  /** What is posted gives nothing on. */
  readonly isPosted?: boolean
  readonly onClose: () => void
}

/** The names of those who wrote, by their ids. */
function useNames(remarks: readonly Remark[]): ReadonlyMap<string, string> {
  const userIds = [...new Set(remarks.map(({ createdBy }) => createdBy))].toSorted()
  const { data } = useQuery({
    queryKey: ['access.people.names', userIds],
    queryFn: () => call('access.people.names', { userIds }),
    enabled: userIds.length > 0 && mayRun('access.people.names'),
    staleTime: Infinity,
  })
  return new Map(data?.rows.map(({ userId, name }) => [userId, name]))
}

/** Comments and files of a document and its lines, and room for more. */
export function RemarksDrawer({ side, documentId, title, lines, lineId, isPosted = false, onClose }: Props) {
  const remarks = useRemarks(side, documentId)
  const deeds = useRemarkDeeds(side, documentId)
  const names = useNames(remarks ?? [])
  const groups = Map.groupBy(remarks ?? [], remark => remark.lineId)
  return (
    <Overlay title={title} shape="drawer" onClose={onClose}>
      {deeds.mayWrite && <NewRemark documentId={documentId} lines={lines} lineId={lineId} deeds={deeds} />}
      {deeds.problem && (
        <p role="alert" className="notice" data-meaning="problem">
          {deeds.problem}
        </p>
      )}
      {remarks?.length === 0 && <p className="empty">{t(isPosted ? 'web.remarks.empty_posted' : 'web.remarks.empty')}</p>}
      {[...groups].map(([onLine, standing]) => (
        <section key={onLine ?? ''} className="remark-group">
          <h3>{onLine === null ? t('web.remarks.document') : placeName(standing[0]!, lines)}</h3>
          <ul className="remark-list">
            {standing.map(remark => (
              <RemarkRow key={remark.id} remark={remark} deeds={deeds} by={names.get(remark.createdBy) ?? ''} />
            ))}
          </ul>
        </section>
      ))}
    </Overlay>
  )
}

const placeName = ({ lineId, lineNo }: Remark, lines: readonly RemarkLine[]): string =>
  t('web.remarks.line', { lineNo: (lineNo ?? 0) / 10_000, text: lines.find(({ id }) => id === lineId)?.description ?? '' })
