/** How lists are asked for and answered. */
import { z } from 'zod'

export const listInput = z.strictObject({
  /** Field → filter expression. */
  filter: z.record(z.string(), z.string()).optional(),
  search: z.string().max(100).optional(),
  sort: z.string().max(50).optional(),
  direction: z.enum(['ascending', 'descending']).optional(),
  /** Where the page before ended, as it said itself. */
  after: z.string().max(500).optional(),
  limit: z.number().int().min(1).max(500).optional(),
})

export const listOutput = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() })
