import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../shell/client.ts'
import { Overlay } from '../ui/dialog.tsx'
import { formatInstant } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { hasText, t } from '../ui/texts.ts'
import type { Member } from './users-page.tsx'

const pageSize = 50

/** What somebody did in the company, newest first. */
export function AuditDrawer({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const query = useInfiniteQuery({
    queryKey: ['access.audit.list', member.userId],
    queryFn: ({ pageParam }) => call('access.audit.list', { userId: member.userId, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: last => last.next,
  })
  const rows = (query.data?.pages ?? []).flatMap(page => page.rows)
  return (
    <Overlay title={t('web.users.audit_of', { name: member.name })} onClose={onClose} shape="drawer">
      {query.error && <Failure error={query.error} />}
      {query.isSuccess && rows.length === 0 && <p className="empty">{t('web.users.did_nothing')}</p>}
      {rows.length > 0 && (
        <table className="table" aria-label={t('web.users.audit_of', { name: member.name })}>
          <thead>
            <tr>
              <th scope="col">{t('web.users.when')}</th>
              <th scope="col">{t('web.users.what')}</th>
              <th scope="col" className="end">
                {t('web.users.milliseconds')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, at, operation, milliseconds }) => (
              <tr key={id}>
                <td>{formatInstant(at)}</td>
                <td>
                  {hasText(operation) ? `${t(operation)} · ` : ''}
                  <span className="muted">{operation}</span>
                </td>
                <td className="end">{milliseconds}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && (
        <button type="button" className="button outlined" onClick={() => void query.fetchNextPage()}>
          {t('web.users.earlier')}
        </button>
      )}
    </Overlay>
  )
}
