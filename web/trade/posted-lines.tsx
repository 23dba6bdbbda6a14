import { Link } from '@tanstack/react-router'
import { accountAddress, itemAddress } from '../posting/entry-address.ts'
import { decimalsOf } from '../ui/decimals.ts'
import { type FieldKind, alignOf, showValue } from '../ui/fields/kinds.ts'
import { Figure } from '../ui/figure.tsx'
import { caption, t } from '../ui/texts.ts'
import type { Side } from './calls.ts'
import type { PostedView } from './posted-page.tsx'

type Line = Pick<
  PostedView['lines'][number],
  'id' | 'type' | 'itemId' | 'itemNumber' | 'account' | 'description' | 'location' | 'quantity' | 'unit' | 'unitPrice' | 'lineDiscountPercent' | 'lineAmount' | 'taxRate'
>

interface Column {
  readonly field: keyof Line & string
  readonly kind: FieldKind
  readonly isMoney?: boolean
}

const columns: readonly Column[] = [
  { field: 'description', kind: 'text' },
  { field: 'location', kind: 'code' },
  { field: 'quantity', kind: 'quantity' },
  { field: 'unit', kind: 'code' },
  { field: 'unitPrice', kind: 'price', isMoney: true },
  { field: 'lineDiscountPercent', kind: 'percent', isMoney: true },
  { field: 'lineAmount', kind: 'amount', isMoney: true },
  { field: 'taxRate', kind: 'percent', isMoney: true },
]

/** Text lines count nothing, and no discount is no figure. */
const isBlank = (line: Line, field: string, kind: FieldKind): boolean =>
  (line.type === 'text' && kind !== 'text') || (field === 'lineDiscountPercent' && line.lineDiscountPercent === '0')

interface Props {
  readonly lines: readonly Line[]
  readonly side: Side
  readonly isMoney: boolean
}

/** The lines of a posted document, as they will always be. */
export function PostedLines({ lines, side, isMoney }: Props) {
  const shown = columns
    .filter(column => isMoney || !column.isMoney)
    .map(column => ({ ...column, decimals: Math.max(0, ...lines.map(line => decimalsOf(column.kind, line[column.field]))) }))
  return (
    <table className="table" aria-label={t('web.document.lines')}>
      <thead>
        <tr>
          <th scope="col">{caption('trade.number', { side })}</th>
          {shown.map(({ field, kind }) => (
            <th key={field} scope="col" className={alignOf(kind)}>
              {caption(`trade.${field}`, { side })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={line.id}>
            <td><Named line={line} /></td>
            {shown.map(({ field, kind, decimals }) => (
              <td key={field} className={alignOf(kind)}>
                <Figure text={isBlank(line, field, kind) ? '' : showValue(kind, line[field])} decimals={decimals} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The number of the item or account, leading to its card. */
function Named({ line: { itemId, itemNumber, account } }: { readonly line: Line }) {
  const address = itemId ? itemAddress(itemId) : account ? accountAddress(account) : undefined
  const number = itemNumber ?? account ?? ''
  return address ? <Link to={address.path}>{number}</Link> : <>{number}</>
}
