import type { Tx } from '#platform/db'

/** One place where what stands in the books is not what follows from them. Blank stands for nothing there. */
export interface Difference {
  /** What it is about: an account, an entry, a document. */
  readonly key: string
  readonly stored: string
  readonly recomputed: string
}

/** What the books of a company must satisfy, and how it is seen that they do not. */
export interface Proof {
  readonly name: string
  /** The first differences; none means proved. Each is seen as of one moment, whatever is posted meanwhile. */
  readonly find: (tx: Tx, companyId: number) => Promise<readonly Difference[]>
}

/** How many differences of a proof are told. */
export const shown = 20

/** A proof by one statement over company `$1` that gives key, stored and recomputed of whatever differs. */
export const proofBySql = (name: string, sql: string): Proof => ({
  name,
  find: (tx, companyId) => tx.query<Difference>(`proof.${name}`, `select key, stored, recomputed from (${sql}) x order by key limit ${shown}`, [companyId]),
})
