/**
 * Reads XML as it arrives, as a run of tags and texts; enough for the parts of a spreadsheet, which are written by
 * programs. Knows no document types and no entities but the five and numbers, so nothing can be blown up with them.
 */
import { problem, refuseFile } from './shape.ts'

export interface XmlEvents {
  /** The name without its prefix; attributes are read on demand. */
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** A tag or a text may be as long as this; a cell of a spreadsheet holds 32,767 characters. */
const longest = 1_000_000

/** Reads one part and tells what it meets. Refuses what is no XML. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let rest = ''
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8')
    rest = consume(rest + decoder.decode(chunk, { stream: true }), events)
    if (rest.length > longest) refuseFile(problem('damaged', {}))
  }
  if (rest.trim() !== '') refuseFile(problem('damaged', {}))
}

/** Tells all that is complete in a text. Gives what is not: a tag or a text that goes on in the next chunk. */
function consume(xml: string, events: XmlEvents): string {
  let at = 0
  while (true) {
    const start = xml.indexOf('<', at)
    if (start < 0) return xml.slice(at)
    const end = endOfTag(xml, start)
    if (end < 0) return xml.slice(at)
    if (start > at) events.text?.(unescapeXml(xml.slice(at, start)))
    if (xml.startsWith('<![CDATA[', start)) events.text?.(xml.slice(start + 9, end - 2))
    else tag(xml.slice(start + 1, end), events)
    at = end + 1
  }
}

/** Where the tag, comment or section that starts here ends (its `>`), or -1. */
function endOfTag(xml: string, start: number): number {
  const second = xml.charCodeAt(start + 1)
  if (second !== 33) return xml.indexOf('>', start)
  const [opening, closing] = special.find(([opening]) => xml.startsWith(opening, start)) ?? ['', '>']
  const end = xml.indexOf(closing, start + opening.length)
  return end < 0 ? -1 : end + closing.length - 1
}
const special = [['<!--', '-->'], ['<![CDATA[', ']]>']] as const

function tag(inside: string, events: XmlEvents): void {
  const first = inside.charCodeAt(0)
  if (first === 33 && inside.startsWith('!DOCTYPE')) refuseFile(problem('damaged', {}))
  if (first === 33 || first === 63) return
  if (first === 47) return events.close?.(local(inside.slice(1).trim()))
  const selfClosing = inside.endsWith('/')
  const space = inside.search(/[\s/]/)
  const name = local(space < 0 ? inside : inside.slice(0, space))
  events.open?.(name, asked => attribute(inside, asked))
  if (selfClosing) events.close?.(name)
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The value of an attribute, with or without the prefix of its name. */
function attribute(inside: string, name: string): string | undefined {
  const match = attributeNamed(name).exec(inside)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : unescapeXml(value)
}

const patterns = new Map<string, RegExp>()

function attributeNamed(name: string): RegExp {
  const known = patterns.get(name) ?? new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, known)
  return known
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined) return named[String(name).toLowerCase()]!
        const point = hex === undefined ? Number(decimal) : Number(`0x${hex}`)
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole
      })
    : text
