/** What of a posted document is no figure and may be said otherwise afterwards. */
import { z } from 'zod'
import { code, command, date, id, text } from '#platform/contract'
import { clearable } from './shared.ts'

const changed = z.object({ id: id() })
const summary = 'Changes what a posted document says beside its figures; what was posted stays as it is'

const movementAmendment = z.strictObject({
  id: id(),
  yourReference: text(100).optional(),
  carrier: clearable(code()),
  carrierService: clearable(code()),
  trackingNumber: text(50).optional(),
})

const moneyAmendment = z.strictObject({
  id: id(),
  yourReference: text(100).optional(),
  /** While something of it is open. */
  dueDate: date().optional(),
  paymentReference: text(50).optional(),
})

export const amendMovement = { change: command(summary, movementAmendment, changed) }
export const amendInvoice = { change: command(summary, moneyAmendment, changed) }

export type AmendInput = z.output<typeof movementAmendment> & z.output<typeof moneyAmendment>
