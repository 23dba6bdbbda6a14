import { call } from '../shell/client.ts'
import { showFile } from '../shell/files.ts'

/** The operation that prints a document in this state. */
export const printing = { open: 'delivery.document.pdf', posted: 'delivery.posted_document.pdf' } as const

/** Shows a document on paper, in the language of its party. */
export const print = async (state: keyof typeof printing, id: string): Promise<void> => showFile(await call(printing[state], { id }))
