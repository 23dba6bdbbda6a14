/** The hash chain over the transactions of a company: an edit behind the program's back is found by it. */
import { type Databases, type Tx, withTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'

const batch = 1000

/** Takes every transaction that is surely complete into the company's chain. Gives how many it took. */
export async function extendChain(databases: Databases, companyId: number): Promise<number> {
  for (let taken = 0; ; ) {
    const added = await withTransaction(databases.app, { companyId }, async tx => {
      const row = await tx.one<{ added: number }>('posting.extend_chain', 'select posting.extend_chain($1, $2) as added', [companyId, batch])
      return row.added
    })
    taken += added
    if (added < batch) return taken
  }
}

defineJob('posting.extend_chain', { everyMinute: 1, forEachCompany: extendChain })

export interface ChainDifference {
  readonly transactionNo: number
  /**
   * `entries`: rows of the transaction are not what was chained; `link`: the chain was touched; `extra`: chained, but
   * no such transaction; `missing`: complete, but not in the chain; `end`: the chain does not end where its head says.
   */
  readonly what: 'entries' | 'link' | 'extra' | 'missing' | 'end'
}

/** Recomputes the whole chain of a company. Gives the first differences, at most `limit`; none means it is whole. */
export async function findChainDifferences(tx: Tx, companyId: number, limit: number): Promise<ChainDifference[]> {
  const differences: ChainDifference[] = []
  const end = await tx.maybeOne<{ position: number }>(
    'posting.chain_end',
    'select max(position) as position from posting.chain where company_id = $1 having max(position) is not null',
    [companyId],
  )
  for (let position = 0; position < (end?.position ?? 0) && differences.length < limit; position += batch)
    differences.push(
      ...(await tx.query<ChainDifference>(
        'posting.broken_links',
        'select transaction_no as "transactionNo", what from posting.broken_links($1, $2, $3) order by link_position limit $4',
        [companyId, position, batch, limit - differences.length],
      )),
    )
  const outside = await tx.query<ChainDifference>(
    'posting.chain_gaps',
    `select * from (
       select t.transaction_no as "transactionNo", 'missing' as what from ledger.transactions t
       join posting.chain_heads h on h.company_id = t.company_id
       where t.company_id = $1 and t.xid < h.xid
         and not exists (select from posting.chain c where c.company_id = t.company_id and c.transaction_no = t.transaction_no)
       union all
       select coalesce(c.transaction_no, 0), 'end' from posting.chain_heads h
       left join posting.chain c on c.company_id = h.company_id and c.position = h.position
       where h.company_id = $1 and h.position > 0 and c.hash is distinct from h.hash
     ) x order by 1 limit $2`,
    [companyId, limit],
  )
  return [...differences, ...outside].slice(0, limit)
}
