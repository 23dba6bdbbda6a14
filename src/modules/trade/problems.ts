import { defineProblems } from '#platform/problem'

/** What keeps a document from being edited, released or turned into another; what posting refuses is in post/problems.ts. */
export const problem = defineProblems('trade', {
  // The document as such.
  stale_version: ['number', 'version', 'current'],
  document_released: ['number', 'fields'],
  approval_pending: ['number'],
  document_processed: ['number'],
  document_in_use: ['number', 'side'],
  rebuild_lines_needed: ['fields'],
  nothing_to_release: ['number'],
  service_charge_account_missing: ['group'],
  quote_expired: ['number', 'validUntil'],
  number_taken: ['number'],
  kind_not_of_side: ['side', 'kind'],
  // Parties and what the header names.
  party_missing: ['side'],
  unknown_party: ['side', 'party'],
  party_mismatch: ['id', 'number'],
  unknown_ship_to: ['code', 'party'],
  unknown_code: ['field', 'code'],
  service_of_other_carrier: ['service', 'carrier', 'given'],
  discount_twice: ['percent', 'amount'],
  // Lines.
  unknown_line: ['id'],
  line_number_taken: ['lineNo'],
  line_two_objects: ['lineNo'],
  line_without_object: ['lineNo'],
  text_line_takes_no_quantity: ['lineNo'],
  line_partly_handled: ['lineNo', 'side'],
  line_service_charge: ['lineNo'],
  line_of_movement: ['lineNo'],
  more_than_movement: ['lineNo', 'quantity'],
  unknown_item: ['lineNo', 'item'],
  item_blocked_on_side: ['lineNo', 'item', 'side'],
  unknown_variant: ['lineNo', 'item', 'variant'],
  variant_blocked: ['lineNo', 'item', 'variant'],
  unit_not_of_item: ['lineNo', 'item', 'unit'],
  unit_missing: ['lineNo', 'item'],
  only_items_have: ['lineNo', 'field'],
  unknown_account: ['lineNo', 'account'],
  // Lines delivered straight or bought for one sale.
  mark_sales_orders_only: ['lineNo', 'field'],
  mark_items_only: ['lineNo', 'field'],
  mark_already_shipped: ['lineNo', 'field'],
  drop_or_special: ['lineNo'],
  line_linked: ['lineNo', 'side', 'order', 'orderLine'],
  order_linked: ['number', 'side', 'orders', 'field'],
  // Quantities.
  quantity_below_handled: ['lineNo', 'quantity', 'handled', 'side'],
  handles_too_much: ['lineNo', 'quantity', 'outstanding', 'side'],
  invoices_too_much: ['lineNo', 'quantity', 'maximum'],
  rest_in_other_unit: ['lineNo', 'rest'],
  // Warnings.
  credit_limit_exceeded: ['party', 'exposure', 'limit', 'currency'],
  balance_overdue: ['party', 'overdue', 'currency'],
  stock_short: ['lineNo', 'item', 'available', 'quantity'],
})
