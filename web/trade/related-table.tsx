import { Link } from '@tanstack/react-router'
import type { Output } from '../shell/operations.ts'
import { formatDate, formatMoney } from '../ui/format.ts'
import { hasText, t } from '../ui/texts.ts'
import type { Kind } from './calls.ts'
import { type PostedKind, documentPath, openKinds, postedPath, postedPaths } from './kinds.ts'

export type Related = Output<'documents.related'>['related'][number]

/** Where a related document is; payments have no page of their own. */
export function relatedPath({ state, side, kind, id }: Pick<Related, 'state' | 'side' | 'kind' | 'id'>): string | undefined {
  if (state === 'posted') return kind in postedPaths ? postedPath(side, kind as PostedKind, id) : undefined
  return openKinds.includes(kind as Kind) ? documentPath(side, kind as Kind, id) : undefined
}

export function relatedName({ side, kind, number, prepayment }: Pick<Related, 'side' | 'kind' | 'number'> & { readonly prepayment?: boolean }): string {
  const key = `web.document_type.${side}_${prepayment ? 'prepayment_' : ''}${kind}`
  return t(hasText(key) ? key : `web.document_type.${kind}`, { number })
}

/** The documents around a document: where it came from, what moved, what was paid. */
export function RelatedTable({ related, onOpen }: { readonly related: readonly Related[]; readonly onOpen?: () => void }) {
  if (related.length === 0) return <p className="empty">{t('web.related.none')}</p>
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('web.entry.document')}</th>
          <th scope="col">{t('web.related.link')}</th>
          <th scope="col">{t('web.entry.date')}</th>
          <th scope="col" className="end">
            {t('web.entry.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {related.map(each => {
          const path = relatedPath(each)
          return (
            <tr key={each.id}>
              <td>
                {path ? (
                  <Link to={path} onClick={onOpen}>
                    {relatedName(each)}
                  </Link>
                ) : (
                  relatedName(each)
                )}
              </td>
              <td>{t(`web.related.${each.link}`)}</td>
              <td>{formatDate(each.date)}</td>
              <td className="end">{each.amount && each.currency ? formatMoney(each.amount, each.currency) : ''}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
