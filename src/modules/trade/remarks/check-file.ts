/** Which files may stand on a document: by the end of their name, and by what they begin with. */
import type { Problem } from '#platform/problem'
import { problem } from './problems.ts'

interface FileType {
  readonly mediaType: string
  /** What such a file begins with, as Latin-1; absent for texts, which begin with anything that is text. */
  readonly begins?: readonly string[]
}

const zip = ['PK\u0003\u0004', 'PK\u0005\u0006']
const compound = ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1']
const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'

/** Nothing a browser would run: no HTML, no SVG, no script, no program. */
const types: Readonly<Record<string, FileType>> = {
  pdf: { mediaType: 'application/pdf', begins: ['%PDF-'] },
  png: { mediaType: 'image/png', begins: ['\u0089PNG'] },
  jpg: { mediaType: 'image/jpeg', begins: ['\u00ff\u00d8\u00ff'] },
  jpeg: { mediaType: 'image/jpeg', begins: ['\u00ff\u00d8\u00ff'] },
  gif: { mediaType: 'image/gif', begins: ['GIF8'] },
  webp: { mediaType: 'image/webp', begins: ['RIFF'] },
  tif: { mediaType: 'image/tiff', begins: ['II*\u0000', 'MM\u0000*'] },
  tiff: { mediaType: 'image/tiff', begins: ['II*\u0000', 'MM\u0000*'] },
  docx: { mediaType: `${office}.wordprocessingml.document`, begins: zip },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, begins: zip },
  pptx: { mediaType: `${office}.presentationml.presentation`, begins: zip },
  odt: { mediaType: `${open}.text`, begins: zip },
  ods: { mediaType: `${open}.spreadsheet`, begins: zip },
  zip: { mediaType: 'application/zip', begins: zip },
  doc: { mediaType: 'application/msword', begins: compound },
  xls: { mediaType: 'application/vnd.ms-excel', begins: compound },
  msg: { mediaType: 'application/vnd.ms-outlook', begins: compound },
  eml: { mediaType: 'message/rfc822' },
  txt: { mediaType: 'text/plain' },
  csv: { mediaType: 'text/csv' },
  xml: { mediaType: 'application/xml' },
}

/** Largest file, in bytes: what fits into a request in base64. */
export const largestFile = 3.5 * 1024 * 1024

const extensionOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** What kind of file the name says it is; undefined where such files are not taken. */
export const mediaTypeOf = (name: string): string | undefined => types[extensionOf(name)]?.mediaType

/** The name without a path or signs that no file system takes. */
export const plainName = (name: string): string =>
  // oxlint-disable-next-line no-control-regex -- those are the signs that are taken out
  name.normalize('NFC').replaceAll(/[\u0000-\u001f\u007f]/g, '').split(/[/\\]/).at(-1)!.replaceAll(/[:*?"<>|]/g, '-').trim()

/** Texts have no zero bytes, whatever they are encoded in that a clerk would send. */
const isText = (bytes: Buffer): boolean => !bytes.subarray(0, 4096).includes(0)

/** Everything that is wrong with a file before it is kept; pure. */
export function checkFile(name: string, bytes: Buffer): Problem[] {
  const place = { field: 'content' }
  if (bytes.length === 0) return [problem('file_empty', { name }, place)]
  const type = types[extensionOf(name)]
  if (!type) return [problem('file_type', { name }, { field: 'fileName' })]
  if (bytes.length > largestFile)
    return [problem('file_too_large', { name, megabytes: (bytes.length / 1024 / 1024).toFixed(1), largest: String(largestFile / 1024 / 1024) }, place)]
  const beginning = bytes.subarray(0, 16).toString('latin1')
  const isIt = type.begins ? type.begins.some(each => beginning.startsWith(each)) : isText(bytes)
  return isIt ? [] : [problem('file_not_its_type', { name, extension: extensionOf(name) }, place)]
}
