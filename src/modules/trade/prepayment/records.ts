/** Prepayment percentages of items, as records of each side. */
import type { Problem } from '#platform/problem'
import { implementRecord } from '#platform/record'
import { declareReferences } from '#platform/references'
import { prepaymentPercents, prepaymentRecords } from '../contract/prepayment-percents.ts'
import { type Side, sides } from '../sides.ts'
import { problem } from './problems.ts'

interface Source {
  readonly sourceKind?: string
  readonly partyId?: string | null
  readonly priceGroup?: string | null
  readonly startingDate?: string
  readonly endingDate?: string | null
}

/** A percentage names exactly the source that was chosen, and ends after it begins. */
export function checkPercent({ sourceKind, partyId, priceGroup, startingDate, endingDate }: Source): Problem[] {
  const isNamed = (partyId != null) === (sourceKind === 'party') && (priceGroup != null) === (sourceKind === 'price_group')
  return [
    ...(isNamed ? [] : [problem('prepayment_percent_source', { sourceKind: sourceKind ?? '' }, { field: 'sourceKind' })]),
    ...(startingDate && endingDate && endingDate < startingDate ? [problem('prepayment_percent_period', { from: startingDate, to: endingDate }, { field: 'endingDate' })] : []),
  ]
}

const item = '(select i.number from items.items i where i.company_id = r.company_id and i.id = r.item_id)'
const party = '(select p.number from parties.parties p where p.company_id = r.company_id and p.id = r.party_id)'

for (const side of Object.keys(sides) as Side[]) {
  const fixed = { side }
  implementRecord(prepaymentRecords, `trade.${side}_prepayment_percents`, prepaymentPercents, {
    table: 'trade.prepayment_percents',
    fixed,
    check: (_, input) => checkPercent(input),
    list: {
      search: ['itemNumber', 'partyNumber', 'priceGroup'],
      defaultSort: [{ field: 'itemNumber' }, { field: 'startingDate' }],
      columns: { itemNumber: { sql: item, kind: 'code' }, partyNumber: { sql: party, kind: 'code', nullable: true } },
    },
  })
  declareReferences({
    table: 'trade.prepayment_percents', column: 'party_id', field: 'partyId', to: 'parties.parties', toColumn: 'id',
    where: { role: sides[side].partyRole }, when: fixed, part: true,
  })
}

declareReferences({ table: 'trade.prepayment_percents', column: 'item_id', field: 'itemId', to: 'items.items', toColumn: 'id', part: true })
