/** Reads back what a PDF that was typeset here says: the texts of each page in the order they were placed. For tests. */
import { inflateSync } from 'node:zlib'

/** Objects by number: their dictionary, and their stream unpacked. */
interface PdfObject {
  readonly dictionary: string
  readonly stream: string
}

function readObjects(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1')
  const objects = new Map<number, PdfObject>()
  const starts = [...text.matchAll(/^(\d+) 0 obj\s/gm)]
  for (const start of starts) {
    const from = start.index + start[0].length
    const body = text.slice(from, text.indexOf('endobj', from))
    const stream = /stream\r?\n/.exec(body)
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0)
    const begin = stream && from + stream.index + stream[0].length
    const packed = begin === null ? undefined : pdf.subarray(begin, begin + length)
    const isPacked = body.includes('/FlateDecode')
    objects.set(Number(start[1]), {
      dictionary: stream ? body.slice(0, stream.index) : body,
      stream: packed ? (isPacked ? inflateSync(packed) : packed).toString('latin1') : '',
    })
  }
  return objects
}

const unhex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** What each glyph stands for. */
function readGlyphs(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>()
  for (const [, part] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from, to] of part!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) glyphs.set(Number.parseInt(from!, 16), unhex(to!))
  for (const [, part] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, first] of part!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      for (let glyph = Number.parseInt(from!, 16), n = 0; glyph <= Number.parseInt(to!, 16); glyph++, n++)
        glyphs.set(glyph, String.fromCodePoint(unhex(first!).codePointAt(0)! + n))
  return glyphs
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The bytes of a string in a content stream, `(…)` or `<…>`. */
function bytesOf(written: string): Buffer {
  if (written.startsWith('<')) return Buffer.from(written.slice(1, -1), 'hex')
  const plain = written
    .slice(1, -1)
    .replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, sign?: string) =>
      octal === undefined ? (escapes[sign!] ?? sign!) : String.fromCodePoint(Number.parseInt(octal, 8)),
    )
  return Buffer.from(plain, 'latin1')
}

/** The texts of every page, those of one place joined, places apart by a blank. */
export function readPdf(pdf: Buffer): string[] {
  const objects = readObjects(pdf)
  const at = (number: string | undefined): PdfObject => objects.get(Number(number))!
  const kids = /\/Type \/Pages[\s\S]*?\/Kids \[([^\]]*)\]/.exec(pdf.toString('latin1'))![1]!
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, page]) => {
    const { dictionary } = at(page)
    const fonts = new Map(
      [...(/\/Font <<([\s\S]*?)>>/.exec(dictionary)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, font]) => {
        const glyphs = at(/\/ToUnicode (\d+)/.exec(at(font).dictionary)![1])
        return [name!, readGlyphs(glyphs.stream)]
      }),
    )
    const { stream } = at(/\/Contents (\d+)/.exec(dictionary)![1])
    return [...stream.matchAll(/BT\s([\s\S]*?)\sET\s/g)].map(([, block]) => textOfBlock(block!, fonts)).join(' ')
  })
}

/** A font chosen, or a string; parentheses in a string stand as they are where they are balanced. */
const string = (inside: string): string => String.raw`\((?:\\[\s\S]|[^\\()]|${inside})*\)`
const tokens = new RegExp(String.raw`\/(\w+) [\d.]+ Tf|${string(string(string('(?!)')))}|<[0-9a-fA-F]*>`, 'g')

function textOfBlock(block: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let glyphs: ReadonlyMap<number, string> = new Map()
  let text = ''
  for (const [token, font] of block.matchAll(tokens)) {
    if (font !== undefined) glyphs = fonts.get(font)!
    else {
      const bytes = bytesOf(token)
      for (let n = 0; n + 1 < bytes.length; n += 2) text += glyphs.get(bytes.readUInt16BE(n)) ?? ''
    }
  }
  return text
}
