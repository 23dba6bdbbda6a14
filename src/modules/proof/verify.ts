/** `handel verify` and `proof.verify`: every proof with its first differences. */
import { implement } from '#platform/command'
import { type Databases, type Tx, withTransaction } from '#platform/db'
import { refuse } from '#platform/problem'
import { contract } from './contract.ts'
import type { Difference, Proof } from './difference.ts'
import { problem } from './problems.ts'
import { proofs } from './proofs.ts'

export interface ProofResult {
  readonly name: string
  readonly proved: boolean
  readonly differences: readonly Difference[]
}

async function prove(tx: Tx, companyId: number, chosen: readonly Proof[]): Promise<ProofResult[]> {
  const results: ProofResult[] = []
  for (const { name, find } of chosen) {
    const differences = await find(tx, companyId)
    results.push({ name, proved: differences.length === 0, differences: [...differences] })
  }
  return results
}

/** Proves the books of a company. Gives every proof in order, each with its first differences. */
export const verify = (databases: Databases, companyId: number): Promise<ProofResult[]> =>
  withTransaction(databases.app, { companyId, ending: 'rollback' }, tx => prove(tx, companyId, proofs))

implement(contract, 'proof.verify', async ({ tx, companyId }, { proofs: names }) => {
  const unknown = names?.filter(name => !proofs.some(proof => proof.name === name)) ?? []
  refuse(unknown.map(name => problem('unknown_proof', { name, names: proofs.map(proof => proof.name).join(', ') }, { field: 'proofs' })))
  const results = await prove(tx, companyId, names ? proofs.filter(({ name }) => names.includes(name)) : proofs)
  const end = await tx.maybeOne<{ position: number; hash: string }>(
    'proof.chain_end',
    `select position, encode(hash, 'hex') as hash from posting.chain_heads where company_id = $1`,
    [companyId],
  )
  return {
    proved: results.every(({ proved }) => proved),
    proofs: results.map(result => ({ ...result, differences: [...result.differences] })),
    chain: end ?? { position: 0, hash: '' },
  }
})
