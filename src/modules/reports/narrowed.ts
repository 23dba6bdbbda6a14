import { type AskedDimension, loadAskedDimensions } from '#dimensions'
import type { Context } from '#platform/command'
import type { Words } from './shape.ts'

type Pairs = Parameters<typeof loadAskedDimensions>[1]

const lineOf = ({ name, value, valueName }: AskedDimension, words: Words): string =>
  words.say('narrowed_to', { dimension: name, value: [value, valueName].filter(Boolean).join(' ') })

/** What a report is narrowed to, a line a dimension: in its heading on screen, on paper and in a spreadsheet. Refuses what does not exist. */
export async function narrowedTo(context: Context, pairs: Pairs, words: Words): Promise<string[]> {
  const asked = await loadAskedDimensions(context, pairs)
  return asked.map(each => lineOf(each, words))
}
