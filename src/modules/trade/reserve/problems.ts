import { defineProblems } from '#platform/problem'

/** What keeps goods from being reserved, what reserved goods keep from happening, and what keeps reservations from being cancelled. */
export const problem = defineProblems('trade', {
  not_reservable: ['lineNo', 'reason'],
  nothing_to_reserve: ['number'],
  reservation_exceeds: ['lineNo', 'item', 'quantity', 'maximum'],
  reservation_short: ['lineNo', 'item', 'location', 'quantity', 'available'],
  supply_unknown: ['lineNo', 'item'],
  supply_late: ['lineNo', 'item', 'number', 'expectedOn', 'neededOn'],
  nothing_reserved: ['number'],
  cancellation_exceeds: ['lineNo', 'item', 'quantity', 'reserved'],
  must_be_reserved: ['lineNo', 'item', 'quantity', 'reserved'],
  reserved_not_on_inventory: ['lineNo', 'item', 'quantity', 'available'],
  reserved_line_changed: ['lineNo', 'item', 'reserved'],
  reserved_quantity: ['lineNo', 'item', 'reserved'],
  reservation_date: ['lineNo', 'item', 'side', 'date', 'neededOn'],
  reserved_supply: ['lineNo', 'item', 'reserved', 'orders'],
})
