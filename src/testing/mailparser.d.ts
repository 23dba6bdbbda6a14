/** What the tests use of mailparser, which brings no types. */
declare module 'mailparser' {
  interface Address {
    readonly name: string
    readonly address: string
  }
  export interface ParsedMail {
    readonly messageId: string
    readonly subject: string
    readonly text: string
    readonly from: { readonly value: readonly Address[] }
    readonly replyTo?: { readonly value: readonly Address[] }
    readonly to: { readonly value: readonly Address[] }
    readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly content: Buffer }[]
  }
  export function simpleParser(source: NodeJS.ReadableStream | Buffer): Promise<ParsedMail>
}
