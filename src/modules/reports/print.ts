import { join } from 'node:path'
import { type Address, type CompanyOnPaper, addressLines, companyJson, letterhead, typesetLetter, wordingOf } from '#delivery'
import type { Context } from '#platform/command'
import { type AgedReport, agedReport } from './aged.ts'
import { reportOnPaper } from './paper.ts'
import { type StatementInput, statementPeriod } from './statement.ts'
import type { Report } from './shape.ts'

const template = join(import.meta.dirname, 'report.typ')

const companyQuery = `select ${companyJson('c')} as company, encode(c.logo, 'base64') as logo from company.companies c where c.id = $1`

interface Sender {
  readonly company: CompanyOnPaper
  readonly logo: string | null
}

const loadSender = ({ tx, companyId }: Context): Promise<Sender> => tx.one<Sender>('reports.sender', companyQuery, [companyId])

/** A report for one's own desk: title, period, and the table. */
export async function printReport(context: Context, report: Report): Promise<Buffer> {
  const { company } = await loadSender(context)
  const wording = wordingOf(context.language)
  const paper = reportOnPaper(report, wording, { printed: context.workDate })
  return typesetLetter(template, null, () => ({ ...paper, company: { ...letterhead(company, wording), footer: [company.name, paper.printed] }, letter: null, logo: null }))
}

interface Recipient {
  readonly number: string
  readonly address: Address
  readonly language: string
}

/** A statement as it is sent: a letter in the party's language, with what is open by age. */
export async function printStatement(
  context: Context, role: 'customer' | 'vendor', input: StatementInput, build: (context: Context, input: unknown) => Promise<Report>,
): Promise<{ title: string; pdf: Buffer }> {
  const party = await context.tx.maybeOne<Recipient>(
    'reports.recipient',
    `select number, address || jsonb_build_object('name', name, 'contact', contact) as address, language
     from parties.parties where company_id = $1 and id = $2`,
    [context.companyId, input.partyId],
  )
  const spoken = { ...context, language: input.language ?? party?.language ?? context.language }
  const report = await build(spoken, input)
  const { to: asAt } = statementPeriod(input, context.workDate)
  const aged: AgedReport = await agedReport(spoken, role, { asAt, by: 'due', period: '1M', amounts: 'currency', detail: 'parties', partyId: input.partyId })
  const { company, logo } = await loadSender(context)
  const wording = wordingOf(spoken.language)
  const say = (key: string): string => wording.say(`reports.${key}`)
  const paper = reportOnPaper(report, wording, { printed: context.workDate, aged })
  const letter = {
    label: say(`letter.${role}`),
    lines: addressLines(party!.address, company.country, wording),
    meta: [[say(`letter.${role}_number`), party!.number], [say('letter.date'), wording.date(context.workDate)]],
  }
  const pdf = await typesetLetter(template, logo === null ? null : Buffer.from(logo, 'base64'), image => ({
    ...paper, subtitles: paper.subtitles.slice(1), company: letterhead(company, wording), letter, logo: image,
  }))
  return { title: `${report.title} ${party!.number}`, pdf }
}
