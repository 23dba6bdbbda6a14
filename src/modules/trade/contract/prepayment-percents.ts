/** How much is asked for of items before delivery, as set-up records of each side (documents.md §16). */
import {
  choiceField, codeField, dateField, defineRecord, given, idField, nullable, percentField, recordContract, required,
} from '#platform/record-contract'

export const prepaymentPercents = defineRecord('prepayment percentage of an item', ['id'], {
  id: given(idField()),
  itemId: required(idField()),
  itemNumber: given(codeField()),
  /** For one customer or vendor, for a price group, for all. */
  sourceKind: required(choiceField(['party', 'price_group', 'all'])),
  partyId: nullable(idField()),
  partyNumber: given(nullable(codeField())),
  priceGroup: nullable(codeField()),
  startingDate: dateField(),
  endingDate: nullable(dateField()),
  prepaymentPercent: required(percentField()),
})

export const prepaymentRecords = {
  ...recordContract('trade.sales_prepayment_percents', prepaymentPercents),
  ...recordContract('trade.purchase_prepayment_percents', prepaymentPercents),
} as const
