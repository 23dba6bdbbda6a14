/** Statements of account by e-mail: written in the party's language, made when they are sent. */
import { type Letter, letterDraft, sendLetter, wordingOf } from '#delivery'
import { type Context, implement } from '#platform/command'
import { type Problem, Refused } from '#platform/problem'
import type { AgedRole } from './aged.ts'
import { reports } from './contract.ts'
import { printStatement } from './print.ts'
import { problem } from './problems.ts'
import type { Report } from './shape.ts'
import { type StatementInput, type StatementReport, statementPeriod, statementReport } from './statement.ts'

interface Sender {
  readonly company: string
  readonly phone: string
  readonly language: string
}

const loadSender = ({ tx, companyId }: Context, partyId: string): Promise<Sender | undefined> =>
  tx.maybeOne<Sender>(
    'reports.statement_sender',
    `select c.name as company, c.phone, p.language from parties.parties p join company.companies c on c.id = p.company_id
     where p.company_id = $1 and p.id = $2`,
    [companyId, partyId],
  )

/** The statement and the letter it goes with, in the language asked for or the party's own. Refuses a party that has another role. */
async function compose(context: Context, role: AgedRole, input: StatementInput): Promise<{ report: StatementReport; letter: Letter }> {
  const sender = await loadSender(context, input.partyId)
  const language = input.language ?? sender?.language ?? context.language
  const report = await statementReport({ ...context, language }, role, input)
  const wording = wordingOf(language)
  const open = report.figures.filter(({ name }) => name.startsWith('balance ')).map(({ name, amount }) => `${name.slice('balance '.length)} ${wording.number(amount, [2, 2])}`)
  const places = { company: sender!.company, phone: sender!.phone, date: wording.date(report.to), amount: open.join(', ') }
  return { report, letter: { paper: `${role}_statement`, partyId: input.partyId, language, title: report.title, places } }
}

/** Why there is nothing to tell: no entry in the period, and nothing owed before or after it. */
function checkContent(context: Context, report: StatementReport, input: StatementInput): Problem[] {
  const isEmpty = report.sections.every(({ rows }) => rows.every(({ style, balance }) => style !== 'row' && balance === '0'))
  const { from, to } = statementPeriod(input, context.workDate)
  return isEmpty ? [problem('statement_empty', { party: report.subtitles[0] ?? '', from, to }, { field: 'from' })] : []
}

for (const role of ['customer', 'vendor'] as const) {
  implement(reports, `reports.${role}_statement.message`, async (context, input) => letterDraft(context, (await compose(context, role, input)).letter))

  implement(reports, `reports.${role}_statement.send`, async (context, { to, cc, subject, body, ...input }) => {
    const { report, letter } = await compose(context, role, input)
    const problems = checkContent(context, report, input)
    if (problems.length > 0) throw new Refused(problems)
    const build = (spoken: Context): Promise<Report> => statementReport(spoken, role, input)
    return sendLetter(context, letter, { to, cc, subject, body }, async () => (await printStatement(context, role, input, build)).pdf)
  })
}
