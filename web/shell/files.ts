/** Files the server made: shown in a tab of their own, or saved. */

export interface MadeFile {
  readonly fileName: string
  readonly mediaType: string
  /** The bytes, base64. */
  readonly content: string
}

const minute = 60_000

function addressOf({ content, mediaType }: MadeFile): string {
  const bytes = Uint8Array.from(atob(content), sign => sign.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  setTimeout(() => URL.revokeObjectURL(address), minute)
  return address
}

/** Opens a file the browser can show, such as a PDF. */
export function showFile(file: MadeFile): void {
  window.open(addressOf(file), '_blank')
}

/** Saves a file under its name. */
export function saveFile(file: MadeFile): void {
  const link = document.createElement('a')
  link.href = addressOf(file)
  link.download = file.fileName
  link.click()
}
