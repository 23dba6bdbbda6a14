/** Files on their way in and out. */
import { Refusal, call } from '../shell/client.ts'
import { queries } from '../shell/session.ts'
import { t } from '../ui/texts.ts'
import type { ImportView, KindName } from './kinds.ts'

/** A file as it is kept while its import is open: another of its sheets can be read without choosing it again. */
interface Chosen {
  readonly name: string
  readonly content: string
  readonly sheets: readonly string[]
}

const chosen = new Map<string, Chosen>()

export const chosenFor = (importId: string): Chosen | undefined => chosen.get(importId)

const chunk = 0x8000

/** Bytes as base64, a piece at a time: one call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk))
  return btoa(text)
}

/** More does not go through one request. */
const mostBytes = 3_600_000

/** Sends a file, or what was pasted, to be read. Gives the import it became. Refuses one that is too large to be sent. */
export async function sendFile(kind: KindName, name: string, bytes: Uint8Array): Promise<ImportView> {
  if (bytes.length > mostBytes) {
    const message = t('spreadsheet.too_large', { megabytes: Math.floor(mostBytes / 1e6) })
    throw new Refusal([{ code: 'spreadsheet.too_large', message, severity: 'error' }], 422)
  }
  return sendContent(kind, { name, content: base64(bytes) })
}

/** Reads another sheet of a file that was sent before. */
export const sendSheet = (kind: KindName, file: Chosen, sheet: string): Promise<ImportView> => sendContent(kind, file, sheet)

async function sendContent(kind: KindName, { name, content }: Pick<Chosen, 'name' | 'content'>, sheet?: string): Promise<ImportView> {
  const { sheets, ...found } = await call('exchange.upload', { kind, fileName: name, content, ...(sheet === undefined ? {} : { sheet }) })
  chosen.set(found.id, { name, content, sheets })
  queries.setQueryData(['exchange.imports.get', found.id], found)
  return found
}
