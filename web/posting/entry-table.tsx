import { alignOf } from '../ui/fields/kinds.ts'
import type { EntrySection } from './entry-sections.ts'

/** Entries of one ledger: amounts straight under each other, sums at the foot. */
export function EntryTable({ section }: { readonly section: EntrySection }) {
  const classOf = (index: number): string | undefined => alignOf(section.columns[index]!.kind)
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
                  {cell}
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
    </div>
  )
}
