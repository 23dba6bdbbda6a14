/** In which characters and with which separator a text file of rows was written; nothing in the file says so. */
import { problem, refuseFile } from './shape.ts'

/** The text of a file in UTF-8, UTF-16 or, as older programs write it, Windows' Latin-1. Refuses what is no text. */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes)
  if (/[^\P{Cc}\t\n\v\f\r]/u.test(text)) refuseFile(problem('not_a_spreadsheet', {}))
  return text
}

function decoded(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** UTF-16 by its mark, or by every other byte of its beginning being zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 200)
  if (start.length < 4) return undefined
  const zeros = (from: number): number => start.filter((byte, at) => at % 2 === from && byte === 0).length
  const most = start.length / 2 - start.length / 20
  if (zeros(1) >= most && zeros(0) === 0) return 'utf-16le'
  if (zeros(0) >= most && zeros(1) === 0) return 'utf-16be'
  return undefined
}

const separators = [';', '\t', ',', '|'] as const
export type Separator = (typeof separators)[number]

/**
 * The separator that parts the first lines most evenly: it stands in every one of them, as often as in the first. A line
 * `sep=;` at the top, which Excel writes, says it outright; then the rows begin after it.
 */
export function findSeparator(text: string): { readonly separator: Separator; readonly skipped: number } {
  const said = /^sep=([;,|\t])\r?\n/i.exec(text)
  if (said) return { separator: said[1] as Separator, skipped: said[0].length }
  const lines = firstLines(text)
  const scores = separators.map(separator => evenness(lines.map(line => line.split(separator).length - 1)))
  const best = Math.max(...scores)
  return { separator: best === 0 ? ',' : separators[scores.indexOf(best)]!, skipped: 0 }
}

/** How many lines have it as often as the first, weighed by how often that is; 0 where the first has none. */
function evenness(counts: readonly number[]): number {
  const [first = 0] = counts
  return first === 0 ? 0 : (counts.filter(count => count === first).length / counts.length) * 100 + Math.min(first, 50)
}

/** The first twenty filled lines without what stands in quotes. */
const firstLines = (text: string): string[] =>
  text
    .slice(0, 50_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, 20)
