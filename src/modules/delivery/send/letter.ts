/** Papers of no document, such as a statement of account, as messages to a party; whoever has the paper composes it. */
import type { z } from 'zod'
import type { Context } from '#platform/command'
import { refuse } from '#platform/problem'
import type { MessageDraft, PaperName, sendWithout } from '../contract/sending.ts'
import { fileName } from '../letterhead.ts'
import { loadAccountProblems } from './account.ts'
import { draftOf } from './compose.ts'
import { queueMessage } from './queue.ts'
import { checkRecipient, loadRecipient } from './recipient.ts'
import { loadWords } from './texts.ts'
import { type Places, filledIn } from './words.ts'

export interface Letter {
  readonly paper: PaperName
  readonly partyId: string
  /** The language it is written in. */
  readonly language: string
  /** What it is called in that language. */
  readonly title: string
  /** What is filled into the company's words besides whom it is for. */
  readonly places: Partial<Places>
}

const nothing: Places = {
  document: '', number: '', company: '', name: '', contact: '', date: '', due_date: '', amount: '', your_reference: '', payment_reference: '', iban: '', phone: '',
}

async function compose(context: Context, { paper, partyId, language, title, places }: Letter) {
  const recipient = (await loadRecipient(context, partyId, paper))!
  const words = await loadWords(context, paper, language)
  const filled: Places = { ...nothing, document: title, name: recipient.name, contact: recipient.contact || recipient.name, ...places }
  return { recipient, paper, subject: filledIn(words.subject, filled), body: filledIn(words.body, filled), fileName: fileName(`${title} ${recipient.number}`, 'pdf') }
}

/** The message as it would be sent, and what stands in the way. The party must exist. */
export async function letterDraft(context: Context, letter: Letter): Promise<MessageDraft> {
  return draftOf(context, await compose(context, letter), letter.language, [])
}

type Said = z.output<typeof sendWithout>

/** Puts the letter into the outbox, its paper made now. Refuses what the mail account or the party stands in the way of. */
export async function sendLetter(context: Context, letter: Letter, said: Said, pdf: () => Promise<Buffer>) {
  const { recipient, ...words } = await compose(context, letter)
  refuse([...(await loadAccountProblems(context)), ...checkRecipient(recipient, { isAddressed: said.to !== undefined })])
  return queueMessage(context, {
    paper: letter.paper,
    number: recipient.number,
    partyId: recipient.id,
    language: letter.language,
    to: said.to ?? recipient.to,
    cc: said.cc ?? [],
    subject: said.subject ?? words.subject,
    body: said.body ?? words.body,
    files: [{ fileName: words.fileName, mediaType: 'application/pdf', content: await pdf() }],
  })
}
