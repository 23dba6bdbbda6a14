import { lookUp } from '../shell/look-ups.ts'
import type { RecordPart } from '../ui/record/part.ts'

/** Whom a price is for: a party is looked up by its number and kept by its id. */
export const priceSource: RecordPart['shown'] = {
  source: {
    by: 'sourceNumber',
    search: line => {
      const value = (field: string): unknown => line.typed[field]?.value ?? line.server?.[field]
      if (value('sourceKind') !== 'party') return undefined
      const parties = lookUp(value('side') === 'purchase' ? 'vendors' : 'customers')
      return async (text, signal) => (await parties(text, signal)).map(option => ({ ...option, value: option.id ?? option.value }))
    },
  },
}
