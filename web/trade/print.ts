import { call } from '../shell/client.ts'

const minute = 60_000

/** Shows a posted document on paper, in a tab of its own. */
export async function print(id: string): Promise<void> {
  const { content, mediaType } = await call('delivery.posted_document.pdf', { id })
  const bytes = Uint8Array.from(atob(content), sign => sign.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  window.open(address, '_blank')
  setTimeout(() => URL.revokeObjectURL(address), minute)
}
