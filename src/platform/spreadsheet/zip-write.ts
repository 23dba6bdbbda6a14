/** Puts parts together into a ZIP file, each compressed as it comes. */
import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface Part {
  readonly name: string
  /** In portions: a sheet of a million cells is never one text. */
  readonly content: Iterable<string>
}

interface Packed {
  readonly name: Buffer
  readonly data: Buffer
  readonly crc: number
  readonly size: number
  readonly at: number
}

/** The first day a ZIP can name: the same content gives the same bytes. */
const firstDay = 0x21
const deflated = 8
/** Names are in UTF-8. */
const flags = 0x0800

/** Gives the bytes of a ZIP file of these parts. Others have their turn between portions. */
export async function zipOf(parts: Iterable<Part>): Promise<Uint8Array> {
  const packed: Packed[] = []
  const pieces: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const entry = { ...(await pack(part)), at }
    packed.push(entry)
    pieces.push(localHeader(entry), entry.name, entry.data)
    at += 30 + entry.name.length + entry.data.length
  }
  const directory = packed.flatMap(entry => [directoryHeader(entry), entry.name])
  return Buffer.concat([...pieces, ...directory, endOfDirectory(packed.length, Buffer.concat(directory).length, at)])
}

async function pack({ name, content }: Part): Promise<Omit<Packed, 'at'>> {
  const deflate = createDeflateRaw({ level: 6 })
  const chunks: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(deflate, 'end')
  let crc = 0
  let size = 0
  for (const text of content) {
    const bytes = Buffer.from(text, 'utf8')
    crc = crc32(bytes, crc)
    size += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  deflate.end()
  await ended
  return { name: Buffer.from(name, 'utf8'), data: Buffer.concat(chunks), crc, size }
}

/** Numbers of two and four bytes, one behind the other. */
function header(...fields: readonly (readonly [2 | 4, number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of fields) at = width === 2 ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at)
  return bytes
}

const described = ({ crc, data, size, name }: Packed) =>
  [[2, flags], [2, deflated], [2, 0], [2, firstDay], [4, crc], [4, data.length], [4, size], [2, name.length], [2, 0]] as const

const localHeader = (entry: Packed): Buffer => header([4, 0x04034b50], [2, 20], ...described(entry))

const directoryHeader = (entry: Packed): Buffer =>
  header([4, 0x02014b50], [2, 20], [2, 20], ...described(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.at])

const endOfDirectory = (count: number, size: number, at: number): Buffer =>
  header([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0])
