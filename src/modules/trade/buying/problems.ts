import { defineProblems } from '#platform/problem'

/** What keeps a sale from being bought for. */
export const problem = defineProblems('trade', {
  nothing_to_buy: ['number'],
  bought_meanwhile: ['number', 'orders'],
  buying_vendor_missing: ['lineNo', 'item'],
  buying_quantity_negative: ['lineNo', 'item'],
  already_bought: ['lineNo', 'item', 'number', 'order'],
  drop_quantity_differs: ['lineNo', 'item', 'outstanding', 'unit'],
  nothing_to_link: ['number', 'way'],
  sales_order_other_customer: ['number', 'order', 'customer'],
  sales_order_other_address: ['number', 'order'],
  drop_mixed: ['number'],
  linked_unit_changed: ['lineNo', 'item', 'number', 'unit', 'sold', 'now'],
  choose_vendor: ['number'],
  line_type_not_bought: ['lineNo', 'type'],
})
