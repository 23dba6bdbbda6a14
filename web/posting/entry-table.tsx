import { Link } from '@tanstack/react-router'
import { decimalsIn } from '../ui/decimals.ts'
import { alignOf } from '../ui/fields/kinds.ts'
import { Figure } from '../ui/figure.tsx'
import { t } from '../ui/texts.ts'
import type { EntryCell, EntrySection } from './entry-sections.ts'

/** Entries of one ledger: amounts straight under each other, sums at the foot; what is named leads to its page. */
export function EntryTable({ section }: { readonly section: EntrySection }) {
  const classOf = (index: number): string | undefined => alignOf(section.columns[index]!.kind)
  const decimals = section.columns.map((_, index) => (classOf(index) ? Math.max(0, ...section.rows.map(row => decimalsIn(row[index]!.text))) : 0))
  return (
    <div className="table-box">
      <table className="table" aria-label={section.title}>
        <thead>
          <tr>
            {section.columns.map((column, index) => (
              <th key={column.caption} scope="col" className={classOf(index)}>
                {column.caption}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {section.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index} className={classOf(index)}>
                  <Content cell={cell} decimals={decimals[index]!} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {section.foot && (
          <tfoot>
            <tr>
              {section.foot.map((cell, index) => (
                <td key={index} className={classOf(index)}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {section.list && (
        <p className="table-more">
          <Link to={section.list.path} search={section.list.search as never}>
            {section.count > section.rows.length ? t('web.entries.all', { count: section.count }) : t('web.entries.in_list')}
          </Link>
        </p>
      )}
    </div>
  )
}

const Content = ({ cell: { text, address }, decimals }: { readonly cell: EntryCell; readonly decimals: number }) =>
  address && text !== '' ? (
    <Link to={address.path} search={(address.search ?? {}) as never}>
      {text}
    </Link>
  ) : (
    <Figure text={text} decimals={decimals} />
  )
