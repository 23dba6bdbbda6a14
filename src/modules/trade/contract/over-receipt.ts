/** More received than ordered, as the contract has it (documents.md §18). */
import { z } from 'zod'
import { command, id } from '#platform/contract'
import { codeField, defineRecord, flagField, given, idField, positiveField, recordContract, required, titleField } from '#platform/record-contract'
import { document } from './documents.ts'
import { version } from './shared.ts'

export const overReceiptCodes = defineRecord('over-receipt code', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(titleField()),
  /** Taken where neither the item nor the vendor says another. */
  isDefault: flagField(),
  tolerancePercent: positiveField(),
  requiresApproval: flagField(),
})

export const overReceiptCodeOperations = recordContract('trade.over_receipt_codes', overReceiptCodes)

/** What only purchase orders have. */
export const overReceipts = {
  approve_over_receipt: command('Agrees to what is received on top of what was ordered', z.strictObject({ id: id(), version: version() }), document),
}
