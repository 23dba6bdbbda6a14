import './prices.css'
import { useState } from 'react'
import type { Side } from '../trade/calls.ts'
import type { CardRecord } from '../ui/card/declaration.ts'
import { SearchField } from '../ui/fields/search-field.tsx'
import { useDescribed } from '../ui/record/described.ts'
import type { RecordPart } from '../ui/record/part.ts'
import { RecordGrid } from '../ui/record/record-grid.tsx'
import { t } from '../ui/texts.ts'

const first = ['itemId', 'itemDescription', 'variant', 'unit', 'minimumQuantity', 'unitPrice', 'lineDiscountPercent', 'startingDate', 'endingDate', 'itemDiscountGroup']
const ofList = ['listNumber', 'listDescription', 'appliesTo', 'status', 'sourceKind', 'currency']

const widths = { itemId: 84, itemDescription: 190, variant: 72, unit: 72, minimumQuantity: 96, unitPrice: 92, startingDate: 104, endingDate: 104, itemDiscountGroup: 130 }

/** Columns that a list of this kind has no use for. */
const without: Readonly<Record<string, readonly string[]>> = { price: ['lineDiscountPercent', 'itemDiscountGroup'], discount: ['unitPrice'], both: [] }

/** The lines of a price list, typed and pasted where they stand. */
export function LinesPanel({ side, record }: { readonly side: Side; readonly record: CardRecord }) {
  const [search, setSearch] = useState('')
  const described = useDescribed().data?.get(`${side}.price_lines`)
  if (!described) return null
  const hidden = [...ofList, ...(without[String(record.defines)] ?? [])]
  const part: RecordPart = { record: `${side}.price_lines`, of: { listId: 'id' }, first, hidden, widths, blankAtZero: ['minimumQuantity'] }
  const title = t(`${side}.price_lines.list`)
  return (
    <div className="sheet-part" data-below>
      <div className="part-title prices-head">
        <h2>{title}</h2>
        <SearchField onSearch={setSearch} />
        {record.linesOpen === false && <span className="prices-note">{t('web.prices.lines_closed')}</span>}
      </div>
      <RecordGrid
        key={String(record.defines)}
        record={described}
        part={part}
        label={title}
        languages="hidden"
        fixed={{ listId: record.id }}
        search={search}
        isFixed={record.linesOpen === false}
      />
    </div>
  )
}
