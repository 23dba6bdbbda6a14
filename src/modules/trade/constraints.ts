import { explainRefusals } from '#platform/constraints'
import { problem } from './problems.ts'

explainRefusals({
  open_document_number_taken: () => problem('number_taken', {}, { field: 'number', remedy: 'setup/number-series' }),
  line_number_taken: (_, { line_no: lineNo = '' }) => problem('line_number_taken', { lineNo }, { field: 'lineNo' }),
})
