/** Files the server made: shown in a tab of their own, or saved. */

export interface MadeFile {
  readonly fileName: string
  readonly mediaType: string
  /** The bytes, base64. */
  readonly content: string
}

const minute = 60_000

const addressOf = ({ content, mediaType }: MadeFile): string =>
  addressOfBytes(new Blob([Uint8Array.from(atob(content), sign => sign.charCodeAt(0))], { type: mediaType }))

function addressOfBytes(bytes: Blob): string {
  const address = URL.createObjectURL(bytes)
  setTimeout(() => URL.revokeObjectURL(address), minute)
  return address
}

/** Opens a file the browser can show, such as a PDF. */
export function showFile(file: MadeFile): void {
  window.open(addressOf(file), '_blank')
}

/** Saves a file under its name. */
export const saveFile = (file: MadeFile): void => saveAs(addressOf(file), file.fileName)

/** Saves bytes under a name. */
export const saveBytes = (bytes: Blob, name: string): void => saveAs(addressOfBytes(bytes), name)

function saveAs(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}
