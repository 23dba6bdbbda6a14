import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../shell/client.ts'
import { mayRun } from '../shell/session.ts'
import { formatInstant } from '../ui/format.ts'
import { exactly } from '../ui/list/exactly.ts'
import { t } from '../ui/texts.ts'
import { MessageChip } from './message-chip.tsx'
import { messagePath } from './messages.ts'

const underWay = 2_000

export const sentKey = (documentId: string): readonly string[] => ['delivery.messages.list', documentId]

/** When a document went out and to whom, newest first: beside its title, each with the way to the message. */
export function SentLine({ documentId }: { readonly documentId: string }) {
  const query = useQuery({
    queryKey: sentKey(documentId),
    queryFn: () => call('delivery.messages.list', { filter: { documentId: exactly(documentId) }, limit: 3 }),
    enabled: mayRun('delivery.messages.list'),
    refetchInterval: each => (each.state.data?.rows.some(({ state }) => state === 'queued' || state === 'sending') ? underWay : false),
  })
  const [last, ...before] = query.data?.rows ?? []
  if (!last) return null
  return (
    <span className="title-part sent-line">
      <MessageChip state={last.state} />{' '}
      <Link to={messagePath(last.id)}>
        {last.sentAt ? t('web.mail.sent_on', { date: formatInstant(last.sentAt), to: last.to }) : t('web.mail.to', { to: last.to })}
      </Link>
      {before.length > 0 && <span> {t('web.mail.before', { count: before.length })}</span>}
    </span>
  )
}
