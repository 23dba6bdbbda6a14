/** A password from the person at the keyboard, unseen, or from what is piped in; never from the arguments, which others see. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** The first line of standard input; at a terminal after a question, and without echo. */
export async function askPassword(question: string): Promise<string> {
  const seen = process.stdin.isTTY
  if (seen) process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: seen })
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (seen) process.stderr.write('\n')
  }
}
