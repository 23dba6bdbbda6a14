import { v7 } from 'uuid'
import type { Tx } from '#platform/db'
import type { Message, Target } from './contract.ts'

export interface Notice extends Message {
  readonly userId: string
  readonly title?: Message
  readonly target?: Target
}

/** Tells a user of the company something, in the transaction that makes it true: a text, what it is about, where it leads. */
export async function notify(tx: Tx, companyId: number, { userId, code, params, title, target }: Notice): Promise<void> {
  await tx.execute(
    'work.notify',
    `insert into work.notifications (company_id, id, user_id, code, params, title_code, title_params, target_kind, target_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [companyId, v7(), userId, code, JSON.stringify(params), title?.code ?? null, title ? JSON.stringify(title.params) : null,
      target?.kind ?? null, target?.id ?? null],
  )
}
