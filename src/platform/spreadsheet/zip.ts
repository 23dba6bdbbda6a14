/**
 * The parts of a ZIP file, unpacked as they are read and no further than agreed: a file of some kilobytes can unpack to
 * as many gigabytes. Sizes that the file states about itself are not believed.
 */
import { createInflateRaw } from 'node:zlib'
import { problem, refuseFile } from './shape.ts'

interface Entry {
  readonly compressed: boolean
  readonly data: Uint8Array
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const stored = 0
const deflated = 8
/** No spreadsheet has as many parts; whoever sends them wants us to be busy. */
const mostParts = 10_000

export class Zip {
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #most: number
  #unpacked = 0

  /** Reads the directory of the file; at most `unpacked` bytes will come out of it. Refuses what is no ZIP file. */
  constructor(bytes: Uint8Array, unpacked: number) {
    this.#entries = directory(bytes)
    this.#most = unpacked
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** The bytes of one part as they come out. Refuses a damaged part, and more bytes than agreed. */
  async *part(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name)
    if (!entry) return
    try {
      for await (const chunk of entry.compressed ? inflated(entry.data) : [entry.data]) {
        this.#unpacked += chunk.length
        if (this.#unpacked > this.#most) refuseFile(problem('unpacks_too_large', { megabytes: Math.round(this.#most / 1e6) }))
        yield chunk
      }
    } catch (error) {
      if ((error as { code?: string }).code?.startsWith('Z_')) refuseFile(problem('damaged', {}))
      throw error
    }
  }
}

function inflated(data: Uint8Array): AsyncIterable<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 1 << 18 })
  inflate.end(data)
  return inflate
}

function directory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const entries = new Map<string, Entry>()
  if (count > mostParts) refuseFile(problem('damaged', {}))
  let at = view.getUint32(end + 16, true)
  try {
    for (let n = 0; n < count; n++) {
      if (view.getUint32(at, true) !== directoryEntry) refuseFile(problem('damaged', {}))
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map(place => view.getUint16(at + place, true))
      const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength!)).toString('utf8')
      entries.set(name.replaceAll('\\', '/'), entryAt(bytes, view, at))
      at += 46 + nameLength! + extraLength! + commentLength!
    }
  } catch (error) {
    if (error instanceof RangeError) refuseFile(problem('damaged', {}))
    throw error
  }
  return entries
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  if ((flags & 1) === 1) refuseFile(problem('old_or_locked', {}))
  if (method !== stored && method !== deflated) refuseFile(problem('damaged', {}))
  const local = view.getUint32(at + 42, true)
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  return { compressed: method === deflated, data: bytes.subarray(start, start + view.getUint32(at + 20, true)) }
}

/** The end of the directory stands at the end of the file, before a comment of up to 64 kB. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === endOfDirectory) return at
  return refuseFile(problem('damaged', {}))
}
