import { defineProblems } from '#platform/problem'

/** What keeps lines that recur from being kept, assigned or put on a document (documents.md §19). */
export const problem = defineProblems('trade', {
  // Keeping them.
  standard_without_object: ['type'],
  standard_two_objects: [],
  standard_text_only: [],
  standard_items_only: ['field'],
  standard_priced_by_list: ['item'],
  standard_validity: ['from', 'to'],
  standard_unknown_dimension: ['dimension', 'value'],
  // Putting them on a document.
  standard_not_assigned: ['code', 'party'],
  standard_blocked: ['code', 'party'],
  standard_other_currency: ['code', 'currency', 'document'],
  standard_not_valid: ['code', 'party', 'date'],
  standard_empty: ['code'],
  // Invoices that recur.
  recurring_none: ['date', 'side'],
  recurring_again: ['count', 'date'],
})
