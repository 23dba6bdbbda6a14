/** Set-up of both sides of trade, as records. */
import { implementRecord, implementSingleton } from '#platform/record'
import { declareReferences } from '#platform/references'
import { purchaseSetup, salesSetup, series, setupOperations as contract } from './contract/setup.ts'
import { postedKinds } from './contract.ts'
import { problem } from './problems.ts'
import type { Side } from './sides.ts'

implementSingleton(contract, 'trade.sales_setup', salesSetup, { table: 'trade.setup', fixed: { side: 'sales' } })
implementSingleton(contract, 'trade.purchase_setup', purchaseSetup, { table: 'trade.setup', fixed: { side: 'purchase' } })

/** Whether a side has documents of a kind: goods are shipped when selling and received when buying. */
const hasKind = (side: Side, kind: string): boolean =>
  !kind.startsWith('posted_') || (postedKinds[side] as readonly string[]).includes(kind.slice('posted_'.length).replace(/^prepayment_/, ''))

implementRecord(contract, 'trade.series', series, {
  table: 'trade.series',
  list: { search: ['kind', 'seriesCode'] },
  check: (_, { side = 'sales', kind = '' }) =>
    hasKind(side, kind) ? [] : [problem('kind_not_of_side', { side, kind }, { field: 'kind' })],
})

declareReferences({ table: 'trade.series', column: 'series_code', field: 'seriesCode', to: 'numbering.series', toColumn: 'code' })
