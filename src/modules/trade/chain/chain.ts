import { implement } from '#platform/command'
import { trade } from '../contract.ts'
import { loadChain } from './load-chain.ts'
import { planChain } from './plan-chain.ts'

implement(trade, 'documents.chain', async (context, { id }) => planChain(await loadChain(context, id)))
