import { z } from 'zod'
import { code, command, date, query } from '#platform/contract'
import {
  codeField,
  dateField,
  defineRecord,
  flagField,
  given,
  integerField,
  listQuery,
  nullable,
  once,
  recordContract,
  required,
  textField,
  titleField,
} from '#platform/record-contract'

export const series = defineRecord('number series', ['code'], {
  code: required(codeField()),
  description: required(titleField()),
  defaultNumbers: flagField(),
  manualNumbers: flagField(),
  dateOrder: flagField(),
})

export const uses = defineRecord('use of a number series', ['purpose'], {
  purpose: required(codeField()),
  seriesCode: required(codeField()),
})

/** A number as people write it: what the series counts is its last run of digits. */
const number = () => z.string().trim().min(1).max(20)

const line = z.object({
  seriesCode: z.string(),
  startingDate: z.string(),
  startingNumber: z.string(),
  endingNumber: z.string(),
  warningNumber: z.string(),
  increment: z.int(),
  /** Blank while nothing was drawn; lines that allow gaps count in the database and do not say. */
  lastNumber: z.string(),
  lastDate: z.string().nullable(),
  allowGaps: z.boolean(),
  open: z.boolean(),
})
/** The same as a record, for the page that shows it. */
export const lines = defineRecord('line of a number series', ['seriesCode', 'startingDate'], {
  seriesCode: required(codeField()),
  startingDate: required(dateField()),
  startingNumber: once(textField(20)),
  endingNumber: textField(20),
  warningNumber: textField(20),
  increment: once(integerField(1, 10_000)),
  allowGaps: once(flagField()),
  open: flagField(),
  lastNumber: given(textField(20)),
  lastDate: given(nullable(dateField())),
})

const lineKey = { seriesCode: code(), startingDate: date() }

export const contract = {
  ...recordContract('numbering.series', series),
  ...recordContract('numbering.uses', uses),
  'numbering.lines.list': listQuery('Lists the lines of number series.', line),
  'numbering.lines.create': command(
    'Adds a line to a number series: its numbers from a day on.',
    z.strictObject({
      ...lineKey,
      startingNumber: number(),
      endingNumber: number().optional(),
      warningNumber: number().optional(),
      increment: z.int().min(1).max(10000).optional(),
      allowGaps: z.boolean().optional(),
    }),
    line,
  ),
  'numbering.lines.change': command(
    'Changes where a line of a number series ends, warns, and whether it is open.',
    z.strictObject({
      ...lineKey,
      endingNumber: number().nullable().optional(),
      warningNumber: number().nullable().optional(),
      open: z.boolean().optional(),
    }),
    line,
  ),
  'numbering.lines.delete': command(
    'Deletes a line of a number series that has given no number.',
    z.strictObject(lineKey),
    z.object({ deleted: z.literal(true) }),
  ),
  'numbering.peek': query(
    'Shows the number that a series would give next, without drawing it; blank when it cannot tell.',
    z.strictObject({ seriesCode: code(), date: date() }),
    z.object({ number: z.string() }),
  ),
} as const
