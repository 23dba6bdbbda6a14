/** Where a document that entries name has its page, and what it is called. */
import type { Side } from '../trade/calls.ts'
import { type PostedKind, postedPath, postedPaths } from '../trade/kinds.ts'
import { hasText, t } from '../ui/texts.ts'

interface Named {
  readonly id: string
  /** `sales_invoice`, `payment`. */
  readonly type: string
  readonly number: string
}

/** The page of a posted document; payments and journals have none. */
export function documentAddress({ id, type }: Named): string | undefined {
  const [, side, kind] = /^(sales|purchase)_(\w+)$/.exec(type) ?? []
  return side && kind && kind in postedPaths ? postedPath(side as Side, kind as PostedKind, id) : undefined
}

export function documentName({ type, number }: Omit<Named, 'id'>): string {
  const key = `web.document_type.${type}`
  return t(hasText(key) ? key : 'web.document_type.other', { number })
}
