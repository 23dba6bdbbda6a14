/** Hands a message to a mail server. */
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { type Failing, type MailError, failing } from './outcome.ts'

export interface MailAccount {
  readonly host: string
  readonly port: number
  readonly security: 'starttls' | 'tls' | 'none'
  readonly userName: string
  readonly password: string | null
  readonly fromAddress: string
  readonly fromName: string
  readonly replyTo: string
  readonly copyTo: readonly string[]
}

export interface Mail {
  /** Message-ID, the same at every attempt. */
  readonly mailId: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly body: string
  readonly language: string
  readonly files: readonly { readonly fileName: string; readonly mediaType: string; readonly content: Buffer }[]
}

export type HandedOver =
  | { readonly answer: string; readonly refused: readonly string[] }
  | Failing

/** How long a server may be silent; all together it must be over before the message counts as lost. */
const connecting = 15_000
const silent = 60_000

const writer = createTransport({ streamTransport: true, buffer: true })

/** The bytes of a message, and whom they go to. Nothing in it is read from files or the network. */
async function writtenMail({ fromAddress, fromName, replyTo, copyTo }: MailAccount, mail: Mail) {
  const from = { name: fromName, address: fromAddress }
  const { message } = await writer.sendMail({
    from, to: [...mail.to], cc: [...mail.cc], ...(replyTo ? { replyTo } : {}), subject: mail.subject, text: mail.body, messageId: mail.mailId,
    headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
    attachments: mail.files.map(({ fileName: filename, mediaType: contentType, content }) => ({ filename, contentType, content })),
    disableFileAccess: true, disableUrlAccess: true,
  })
  return { bytes: message as Buffer, envelope: { from: fromAddress, to: [...mail.to, ...mail.cc, ...copyTo] } }
}

/** The account's server for a while, for one message after the other by one connection. */
export function openServer(account: MailAccount) {
  const { host, port, security, userName, password } = account
  const transport = createTransport({
    pool: true, maxConnections: 1, host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none',
    ...(userName ? { auth: { user: userName, pass: password ?? '' } } : {}),
    connectionTimeout: connecting, greetingTimeout: connecting, dnsTimeout: connecting, socketTimeout: silent,
    disableFileAccess: true, disableUrlAccess: true,
  })
  /** Gives what the server said when it took the message, or why it did not. */
  const hand = async (mail: Mail): Promise<HandedOver> => {
    const { bytes, envelope } = await writtenMail(account, mail)
    let isHandedOver = false
    const raw = Readable.from([bytes]).once('end', () => (isHandedOver = true))
    try {
      const { response, rejected } = await transport.sendMail({ envelope, raw })
      return { answer: response, refused: rejected.map(String) }
    } catch (error) {
      return failing(error as MailError, `${host}:${port}`, { isHandedOver })
    }
  }
  return { hand, close: () => transport.close() }
}
