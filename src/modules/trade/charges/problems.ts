import { defineProblems } from '#platform/problem'

/** What keeps an item charge from being assigned or posted (documents.md §17). */
export const problem = defineProblems('trade', {
  line_no_charge: ['lineNo'],
  charge_target_unknown: ['target'],
  charge_target_no_goods: ['lineNo'],
  charge_over_assigned: ['lineNo', 'item', 'assigned', 'quantity'],
  charge_nothing_to_measure: ['lineNo', 'method'],
  charge_not_assigned: ['lineNo', 'item', 'assigned', 'quantity'],
  charge_without_amount: ['lineNo', 'item'],
  charge_target_not_moved: ['lineNo', 'item', 'targetLineNo'],
  charge_target_invoiced: ['lineNo', 'item', 'targetLineNo'],
  goods_charged: ['number', 'lineNo', 'item', 'invoice'],
})
