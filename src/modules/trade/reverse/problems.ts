import { defineProblems } from '#platform/problem'

/** What keeps a posted document from being taken back. */
export const problem = defineProblems('trade', {
  already_reversed: ['kind', 'number', 'by'],
  reversal_too_early: ['kind', 'number', 'date', 'original'],
  reversal_series_missing: ['side', 'kind'],
  movement_invoiced: ['kind', 'number', 'invoice'],
  movement_back_already: ['kind', 'number'],
  order_went_on: ['order', 'number'],
  goods_gone: ['lineNo', 'item', 'wanted', 'available'],
})
