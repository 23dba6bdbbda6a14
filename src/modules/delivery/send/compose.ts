/** A document as a message: to whom, in which words, with which files. */
import type { Context } from '#platform/command'
import { message } from '#platform/i18n'
import { type Problem, Refused } from '#platform/problem'
import { type MessageDraft, type PaperName, papers } from '../contract/sending.ts'
import type { DocumentOnPaper, Wording } from '../facts.ts'
import { fileName, wordingOf } from '../letterhead.ts'
import { type Loaded, loadDocument } from '../load-document.ts'
import { titleOf } from '../paper.ts'
import { rulesOf } from '../papers.ts'
import { grouped, printedReference } from '../payment.ts'
import { loadAccountProblems } from './account.ts'
import { type Recipient, checkRecipient, loadRecipient } from './recipient.ts'
import { problem } from './problems.ts'
import { loadWords } from './texts.ts'
import { type Places, filledIn } from './words.ts'

export interface Composed {
  readonly loaded: Loaded
  readonly paper: PaperName
  readonly recipient: Recipient
  readonly subject: string
  readonly body: string
  readonly fileName: string
}

/** What a document puts into the places of a text. Amounts with their currency, dates as its language writes them. */
export function placesOf(document: DocumentOnPaper, title: string, recipient: Pick<Recipient, 'name' | 'contact'>, wording: Wording): Places {
  const day = (date: string | null): string => (date === null ? '' : wording.date(date))
  const { company } = document
  return {
    document: title,
    number: document.number,
    company: company.name,
    name: recipient.name,
    contact: recipient.contact || recipient.name,
    date: day(document.state === 'posted' ? document.documentDate : (document.orderDate ?? document.documentDate)),
    due_date: day(document.dueDate),
    amount: `${document.currency} ${wording.number(document.gross, [2, 2])}`,
    your_reference: document.yourReference,
    payment_reference: document.paymentReference ? printedReference(document.paymentReference, company.country) : document.number,
    iban: grouped(company.iban),
    phone: company.phone,
  }
}

const partyQueries = {
  open: 'select d.party_id as party, d.bill_to_id as "billTo" from trade.documents d where d.company_id = $1 and d.id = $2',
  posted: 'select d.party_id as party, d.bill_to_id as "billTo" from trade.posted_documents d where d.company_id = $1 and d.id = $2',
} as const

/** The message of a document, in its language or the one asked for. Refuses an id that no such document has. */
export async function composeDocument(context: Context, state: 'open' | 'posted', id: string, wanted?: string): Promise<Composed> {
  const loaded = await loadDocument(context, state, id, wanted)
  const { document, language } = loaded
  const rules = rulesOf(document)
  const paper = papers.find(name => name === rules.title)
  if (!paper) throw new Refused([problem('never_sent', { document: titleOf(document, wordingOf(language)) })])
  const { party, billTo } = await context.tx.one<{ party: string; billTo: string }>(`delivery.${state}_parties`, partyQueries[state], [context.companyId, id])
  const recipient = (await loadRecipient(context, rules.parties[0] === 'bill_to' ? billTo : party, paper))!
  const wording = wordingOf(language)
  const title = titleOf(document, wording)
  const words = await loadWords(context, paper, language)
  const places = placesOf(document, title, recipient, wording)
  return {
    loaded, paper, recipient, subject: filledIn(words.subject, places), body: filledIn(words.body, places), fileName: fileName(title, 'pdf'),
  }
}

/** A problem as the caller reads it. */
export const saidTo = (language: string) => ({ code, params, field, remedy }: Problem) => ({
  code, params, message: message(language, code, params), ...(field === undefined ? {} : { field }), ...(remedy === undefined ? {} : { remedy }),
})

/** The draft somebody looks at before it is sent. */
export async function draftOf(context: Context, composed: Omit<Composed, 'loaded'>, language: string, files: MessageDraft['files']): Promise<MessageDraft> {
  const { recipient, paper, subject, body } = composed
  const problems = [...(await loadAccountProblems(context)), ...checkRecipient(recipient, { isAddressed: false })]
  return {
    paper,
    language,
    partyId: recipient.id,
    partyNumber: recipient.number,
    partyName: recipient.name,
    way: recipient.way,
    to: [...recipient.to],
    subject,
    body,
    fileName: composed.fileName,
    files,
    problems: problems.map(saidTo(context.language)),
  }
}
