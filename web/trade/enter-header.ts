/** What is typed in the header of a draft, as a step that can be taken back. */
import type { Draft } from './draft.ts'

export function typeHeader(draft: Draft, name: string, text: string, fields: Record<string, unknown>): void {
  draft.history.record({ deed: { kind: 'header', name, text, fields }, before: new Map(), document: draft.state().document })
  draft.enterHeader(name, text, fields)
}
