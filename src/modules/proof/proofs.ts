/** Everything the books of a company must satisfy, in the order it is told. */
import { findOpenItemDifferences } from '#openitems'
import { findChainDifferences } from '#posting'
import { findStockDifferences } from '#stock'
import { type Proof, shown } from './difference.ts'
import { documentProofs } from './document-proofs.ts'
import { insightProofs } from './insight-proofs.ts'
import { ledgerProofs } from './ledger-proofs.ts'

const openItems = (name: string, what: 'open_item' | 'control_account'): Proof => ({
  name,
  find: async (tx, companyId) => (await findOpenItemDifferences(tx, companyId)).filter(difference => difference.what === what).slice(0, shown),
})

const stock: Proof = {
  name: 'stock_state',
  find: async (tx, companyId) =>
    (await findStockDifferences(tx, companyId)).map(({ what, itemId, at, state, ledger }) => ({
      key: `${what} item ${itemId} ${at}`.trim(),
      stored: state,
      recomputed: ledger,
    })),
}

const chainTexts = {
  entries: ['other rows than were chained', 'the rows that were chained'],
  link: ['a link that does not follow from the one before', 'an unbroken chain'],
  extra: ['chained', 'no such transaction'],
  missing: ['not chained', 'in the chain'],
  end: ['the end of the chain', 'the link its head names'],
} as const

const chain: Proof = {
  name: 'hash_chain',
  find: async (tx, companyId) =>
    (await findChainDifferences(tx, companyId, shown)).map(({ transactionNo, what }) => ({
      key: `transaction ${transactionNo}`,
      stored: chainTexts[what][0],
      recomputed: chainTexts[what][1],
    })),
}

export const proofs: readonly Proof[] = [
  ...ledgerProofs,
  openItems('control_accounts', 'control_account'),
  openItems('open_items', 'open_item'),
  stock,
  ...documentProofs,
  ...insightProofs,
  chain,
]
