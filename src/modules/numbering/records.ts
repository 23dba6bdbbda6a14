import { implementRecord } from '#platform/record'
import { registerRecord } from '#platform/record-registry'
import { declareReferences } from '#platform/references'
import { contract, lines, series, uses } from './contract.ts'
import './lines.ts'

implementRecord(contract, 'numbering.series', series, {
  table: 'numbering.series',
  list: { search: ['code', 'description'] },
})
implementRecord(contract, 'numbering.uses', uses, { table: 'numbering.uses' })
// Lines are written by operations of their own (lines.ts): a number is kept as prefix, width and value.
registerRecord({ prefix: 'numbering.lines', shape: lines, table: 'numbering.series_lines', fixed: {}, isSingle: false })

const ofSeries = (table: string) => ({
  table: `numbering.${table}`,
  column: 'series_code',
  field: 'seriesCode',
  to: 'numbering.series',
  toColumn: 'code',
})

declareReferences(ofSeries('uses'), { ...ofSeries('series_lines'), part: true })
