import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('numbering', {
  none_on_date: ['series', 'date'],
  exhausted: ['series', 'last'],
  date_order: ['series', 'date', 'lastDate'],
  series_unset: ['side', 'kind'],
  manual_not_allowed: ['series'],
  automatic_not_allowed: ['series'],
  purpose_unset: ['purpose'],
  not_a_number: ['number'],
  other_prefix: ['number', 'prefix'],
  other_length: ['number', 'length'],
  before_first: ['number'],
  no_such_line: ['series', 'date'],
  line_taken_or_no_series: ['series', 'date'],
  line_used: ['series', 'date'],
})

const remedy = { remedy: 'setup/number-series' }

explainRefusals({
  HN001: (_, { series = '', date = '' }) => problem('none_on_date', { series, date }, remedy),
  HN002: (_, { series = '', last = '' }) => problem('exhausted', { series, last }, remedy),
  HN003: (_, { series = '', date = '', lastDate = '' }) => problem('date_order', { series, date, lastDate }, remedy),
})
