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
  goods_adjusted: ['lineNo', 'item', 'wanted', 'available', 'adjustments'],
  // Against cancelling and correcting alone.
  cancel_period_closed: ['number', 'date', 'from', 'to'],
  cancel_corrective: ['number', 'corrects'],
  cancel_credit_elsewhere: ['number', 'corrects'],
  cancel_not_corrective: ['number'],
  cancel_settled: ['number', 'paid'],
  cancel_party_blocked: ['number', 'party'],
  cancel_dimensions: ['number', 'lineNo', 'dimensions'],
  cancel_goods_returned: ['number', 'lineNo', 'item'],
  cancel_item_blocked: ['number', 'lineNo', 'item'],
  cancel_account_missing: ['number', 'businessGroup', 'productGroup'],
  cancel_number_missing: ['number'],
  cancel_inventory_closed: ['number', 'date', 'closedTo'],
  cancel_drop_shipped: ['number'],
})
