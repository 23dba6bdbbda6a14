/** Reads what somebody else made of a document, and who it was. */
import { Refusal, call } from '../shell/client.ts'
import { type DocumentView, callDocument } from './calls.ts'
import { type Difference, differences } from './differences.ts'
import type { Draft } from './draft.ts'

export interface ReadTheirs {
  /** Left out when it is no longer there. */
  readonly document?: DocumentView
  readonly by: string
  readonly changes: readonly Difference[]
}

/** undefined when it cannot be read now. */
export async function readTheirs(draft: Draft): Promise<ReadTheirs | undefined> {
  try {
    const document = await callDocument(draft.side, draft.kind, 'get', { id: draft.state().document.id })
    const { rows } = await call('access.people.names', { userIds: [document.changedBy] }).catch(() => ({ rows: [] }))
    return { document, by: rows[0]?.name ?? document.changedBy, changes: differences(draft.state(), document, draft.side, draft.kind) }
  } catch (error) {
    return error instanceof Refusal && error.status === 404 ? { by: '', changes: [] } : undefined
  }
}
