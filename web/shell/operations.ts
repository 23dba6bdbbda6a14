/** The operations the web may call, with what they take and give: types only, inferred from the contracts. */
import type { InputOf, OutputOf } from '#platform/contract'
import type { accessContract } from '#contract/access'
import type { contract as bank } from '#contract/bank'
import type { contract as company } from '#contract/company'
import type { contract as currencies } from '#contract/currencies'
import type { contract as dimensions } from '#contract/dimensions'
import type { contract as exchange } from '#contract/exchange'
import type { delivery } from '#contract/delivery'
import type { insightContract } from '#contract/insight'
import type { contract as items } from '#contract/items'
import type { contract as ledger } from '#contract/ledger'
import type { openitems } from '#contract/openitems'
import type { contract as parties } from '#contract/parties'
import type { payments } from '#contract/payments'
import type { contract as proof } from '#contract/proof'
import type { reports } from '#contract/reports'
import type { contract as search } from '#contract/search'
import type { contract as setup } from '#contract/setup'
import type { stock } from '#contract/stock'
import type { contract as tax } from '#contract/tax'
import type { trade } from '#contract/trade'
import type { contract as warehouse } from '#contract/warehouse'
import type { workContract } from '#contract/work'

type Contracts = typeof trade &
  typeof accessContract &
  typeof parties &
  typeof items &
  typeof payments &
  typeof openitems &
  typeof ledger &
  typeof bank &
  typeof company &
  typeof currencies &
  typeof dimensions &
  typeof delivery &
  typeof insightContract &
  typeof proof &
  typeof reports &
  typeof exchange &
  typeof stock &
  typeof tax &
  typeof setup &
  typeof search &
  typeof warehouse &
  typeof workContract

export type OperationName = keyof Contracts & string
export type Input<N extends OperationName> = InputOf<Contracts[N]>
export type Output<N extends OperationName> = OutputOf<Contracts[N]>
export type Me = Output<'access.me'>
