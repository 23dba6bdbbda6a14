import { implementRecord } from '#platform/record'
import { declareReferences } from '#platform/references'
import { contract, series, uses } from './contract.ts'
import './lines.ts'

implementRecord(contract, 'numbering.series', series, {
  table: 'numbering.series',
  list: { search: ['code', 'description'] },
})
implementRecord(contract, 'numbering.uses', uses, { table: 'numbering.uses' })

declareReferences({
  table: 'numbering.uses',
  column: 'series_code',
  field: 'seriesCode',
  to: 'numbering.series',
  toColumn: 'code',
})
