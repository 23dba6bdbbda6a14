/**
 * What the database refuses, said as problems: a constraint's name or a SQLSTATE of our functions → a problem.
 * Anything the map does not know is a bug and stays an error.
 */
import type { Problem } from './problem.ts'

/** What PostgreSQL tells about a refusal. */
export interface DatabaseRefusal {
  readonly code: string
  readonly constraint?: string
  readonly detail?: string
}

type Explain = (refusal: DatabaseRefusal, detail: Record<string, string | number>) => Problem

const explanations = new Map<string, Explain>()

/**
 * Declares what a constraint name or SQLSTATE means. Our functions put their params as JSON into the detail; of a row that
 * is there already PostgreSQL puts its key there, which is handed over by column.
 */
export function explainRefusals(map: Readonly<Record<string, Explain>>): void {
  for (const [key, explain] of Object.entries(map)) explanations.set(key, explain)
}

/** `Key (company_id, number)=(4, 104001) …`, in whatever language the database speaks. */
const key = /\(([^)]*)\)=\(([^)]*)\)/

function detailOf(refusal: DatabaseRefusal): Record<string, string | number> {
  const [, columns, values] = key.exec(refusal.detail ?? '') ?? []
  if (columns !== undefined && values !== undefined) {
    const of = values.split(', ')
    return Object.fromEntries(columns.split(', ').map((column, at) => [column, of[at] ?? '']))
  }
  try {
    return JSON.parse(refusal.detail ?? '{}') as Record<string, string | number>
  } catch {
    return {}
  }
}

/** The problem behind a database error, or undefined when it is not a refusal anybody declared. */
export function explained(error: unknown): Problem | undefined {
  const refusal = error as DatabaseRefusal
  if (!(error instanceof Error) || typeof refusal.code !== 'string') return undefined
  const explain = explanations.get(refusal.constraint ?? '') ?? explanations.get(refusal.code)
  return explain?.(refusal, detailOf(refusal))
}
