/** A mail server for tests: takes mail by SMTP on a port of its own and reads it as a recipient would. */
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail extends ParsedMail {
  /** Whom the server was told to bring it to, blind copies too. */
  readonly recipients: readonly string[]
  readonly signedInAs: string | undefined
}

export interface MailServer {
  readonly port: number
  readonly received: ReceivedMail[]
  /** How it behaves from now on; `hang_up` takes the whole message and breaks off without a word. */
  mood: 'fine' | 'busy' | 'refuses' | 'hang_up'
  readonly close: () => Promise<void>
}

interface Options {
  /** Nobody else may send. */
  readonly user?: { readonly name: string; readonly password: string }
  /** Addresses it does not know. */
  readonly unknown?: readonly string[]
}

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })

/** Starts a server that listens on this machine alone. */
export async function startMailServer({ user, unknown = [] }: Options = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      user && username === user.name && password === user.password ? done(null, { user: username }) : done(refusal(535, '5.7.8 Authentication failed')),
    onRcptTo: ({ address }, _session, done) => (unknown.includes(address) ? done(refusal(550, '5.1.1 No such mailbox')) : done()),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (state.mood === 'busy') return done(refusal(451, '4.3.0 Try again later'))
        if (state.mood === 'refuses') return done(refusal(554, '5.7.1 Looks like spam'))
        if (state.mood === 'hang_up') return void server.connections.forEach(connection => connection.close())
        void simpleParser(Buffer.concat(chunks)).then(mail => {
          received.push({ ...mail, recipients: session.envelope.rcptTo.map(({ address }) => address), signedInAs: session.user as string | undefined })
          done(null, `2.0.0 Taken as ${received.length}`)
        })
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const state: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    received,
    mood: 'fine',
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  return state
}
