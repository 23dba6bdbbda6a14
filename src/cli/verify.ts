/** `handel verify`: proves the books of every company from their ledgers. */
import { type ProofResult, verify } from '#proof'
import { CannotStart } from '../platform/cannot-start.ts'
import type { CliCommand } from './command.ts'
import { onDatabase } from './on-database.ts'

export const verifyCommand: CliCommand = {
  summary: 'prove the books from the ledgers',
  usage: [
    'handel verify [--company CODE]',
    '',
    'Recomputes from the ledgers what must hold: every transaction balances, receivables, payables, inventory, bank and',
    'VAT accounts equal their subledgers, what is open, in stock and still to deliver follows from the entries, numbers',
    'have no gaps, the hash chain is unbroken. Prints a line for each proof, with the first difference of one that fails;',
    'then the command ends with 1. It writes nothing and may run while people work.',
    '',
    '  --company   only the company with this code; all of them when left out',
  ].join('\n'),
  options: { company: { type: 'string' } },
  run: async ({ company }) =>
    onDatabase(async ({ databases }) => {
      const { rows } = await databases.owner.query<{ id: number; code: string; name: string }>(
        'select id, code, name from company.companies where $1::text is null or code = $1 order by code',
        [company ?? null],
      )
      if (company && rows.length === 0) throw new CannotStart(`There is no company ${company}.`, 'Name one by its code.')
      let failed = 0
      for (const { id, code, name } of rows) {
        const results = await verify(databases, id)
        console.log([`${code} ${name}`, ...results.map(lineOf)].join('\n'))
        failed += results.filter(({ proved }) => !proved).length
      }
      console.log(failed === 0 ? 'Everything is proved.' : `${failed} ${failed === 1 ? 'proof fails' : 'proofs fail'}.`)
      return failed === 0 ? 0 : 1
    }),
}

function lineOf({ name, differences }: ProofResult): string {
  const [first] = differences
  if (!first) return `  proved  ${name}`
  return `  FAILED  ${name}: ${first.key} is ${first.stored || 'not there'}, from the ledgers ${first.recomputed || 'nothing'}`
}
