/** What was posted a moment ago, for the page that comes after it. */
import type { Posted, Side } from './calls.ts'

export interface JustPosted {
  readonly side: Side
  readonly posted: Posted
}

let kept: JustPosted | undefined

export const keepPosted = (posted: JustPosted): void => {
  kept = posted
}

/** Gives it once. */
export function takePosted(): JustPosted | undefined {
  const taken = kept
  kept = undefined
  return taken
}
