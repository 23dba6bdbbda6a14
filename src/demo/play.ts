/**
 * Plays the history of a demonstration company through ordinary commands, day by day, each on its own work date:
 * whatever the demo shows was checked and posted like anything a user does.
 */
import '#openitems'
import '#payments'
import '#trade'
import { type Caller, run } from '#platform/command'
import type { OutputOf } from '#platform/contract'
import type { Databases } from '#platform/db'
import { dec } from '#platform/decimal'
import { type LocalDate, addDays } from '#platform/local-date'
import type { payments } from '#contract/payments'
import type { trade } from '#contract/trade'
import type { ConvertStep, DemoCompany, DemoStep, DocumentStep, JournalStep, PaymentStep, PostStep } from './data/index.ts'

type Document = OutputOf<(typeof trade)['sales.order.create']>
type Posted = OutputOf<(typeof trade)['sales.order.post']>
type Proposal = OutputOf<(typeof payments)['payments.proposal']>

interface Stage {
  readonly call: <T>(name: string, input: unknown) => Promise<T>
  /** Party id by side and number. */
  readonly parties: ReadonlyMap<string, string>
  readonly bankAccount: string
  /** Open documents by the script's names for them. */
  readonly documents: Map<string, { id: string; lineIds: readonly string[] }>
  /** Numbers of posted invoices and credit memos by the script's names. */
  readonly invoices: Map<string, string>
}

/** What a company's history needs to know of the company it is played in. */
export interface PlayedCompany {
  readonly caller: Caller
  readonly bankAccount: string
  readonly today: LocalDate
}

/**
 * Plays every step in order. A step that is refused is a fault of the script and ends the play with its problems; the
 * signal ends it between two steps.
 */
export async function playHistory(
  databases: Databases, company: PlayedCompany, { history }: DemoCompany, signal?: AbortSignal,
): Promise<void> {
  const parties = await partyIds(databases, company.caller.companyId)
  const memory = { parties, bankAccount: company.bankAccount, documents: new Map(), invoices: new Map() }
  for (const step of history) {
    signal?.throwIfAborted()
    const caller = { ...company.caller, workDate: addDays(company.today, step.day) }
    const stage: Stage = {
      ...memory,
      call: async <T>(name: string, input: unknown) => (await run(databases, caller, name, input, { acknowledged: warnings })) as T,
    }
    await play(stage, step)
  }
}

/** A clerk who has seen these and goes on. */
const warnings = ['trade.credit_limit_exceeded', 'trade.balance_overdue', 'trade.stock_short']

async function partyIds(databases: Databases, companyId: number): Promise<Map<string, string>> {
  const { rows } = await databases.owner.query<{ role: string; number: string; id: string }>(
    'select role, number, id from parties.parties where company_id = $1',
    [companyId],
  )
  return new Map(rows.map(({ role, number, id }) => [`${role === 'customer' ? 'sales' : 'purchase'} ${number}`, id]))
}

function play(stage: Stage, step: DemoStep): Promise<void> {
  switch (step.do) {
    case 'document':
      return enter(stage, step)
    case 'convert':
      return convert(stage, step)
    case 'post':
      return post(stage, step)
    case 'payment':
      return pay(stage, step)
    case 'journal':
      return journal(stage, step)
  }
}

const remember = (stage: Stage, ref: string, { id, lines }: Document): void => {
  stage.documents.set(ref, { id, lineIds: lines.map(line => line.id) })
}

async function enter(stage: Stage, step: DocumentStep): Promise<void> {
  const { side, kind } = step
  const document = await stage.call<Document>(`${side}.${kind}.create`, {
    partyNumber: step.party,
    ...(step.location && { location: step.location }),
    externalNumber: step.externalNumber,
    yourReference: step.yourReference,
    lines: step.lines.map(({ item, account, ...line }) => ({
      type: item ? 'item' : account ? 'gl_account' : 'text',
      ...(item && { itemNumber: item }),
      ...(account && { account }),
      ...line,
    })),
  })
  remember(stage, step.ref, document)
  if (step.release) await stage.call(`${side}.${kind}.release`, { id: document.id })
}

async function convert(stage: Stage, step: ConvertStep): Promise<void> {
  const { id } = stage.documents.get(step.quote)!
  remember(stage, step.ref, await stage.call<Document>(`${step.side}.quote.make_${step.to}`, { id }))
}

async function post(stage: Stage, step: PostStep): Promise<void> {
  const { side, kind } = step
  const { id, lineIds } = stage.documents.get(step.ref)!
  if (step.quantities) {
    const wanted = new Map(step.quantities.map(({ line, quantity }) => [lineIds[line - 1], quantity]))
    const { lines } = await stage.call<Document>(`${side}.${kind}.get`, { id })
    const changes = lines.filter(line => line.type !== 'text').map(line => ({ id: line.id, quantityToHandle: wanted.get(line.id) ?? '0' }))
    await stage.call(`${side}.${kind}.lines.change`, { documentId: id, lines: changes })
  }
  const posted = await stage.call<Posted>(`${side}.${kind}.post`, {
    id,
    ...(kind === 'order' && { handle: step.handle, invoice: step.invoice }),
    ...(step.externalNumber && { externalNumber: step.externalNumber }),
  })
  const invoice = posted.documents.find(document => document.kind === 'invoice' || document.kind === 'credit_memo')
  if (step.invoiceRef && invoice) stage.invoices.set(step.invoiceRef, invoice.number)
}

async function pay(stage: Stage, step: PaymentStep): Promise<void> {
  const role = step.side === 'sales' ? 'customer' : 'vendor'
  const partyId = stage.parties.get(`${step.side} ${step.party}`)!
  const numbers = new Set(step.settles.map(ref => stage.invoices.get(ref)))
  const { entries } = await stage.call<Proposal>('payments.proposal', { role, partyId, limit: 500 })
  const settled = entries.filter(entry => numbers.has(entry.documentNumber))
  const applications = settled.map(entry => ({ entryNo: entry.entryNo, ...share(step, entry) }))
  await stage.call(`payments.${role}_payment.post`, {
    partyId,
    bankAccount: stage.bankAccount,
    ...(step.currency && { currency: step.currency }),
    description: step.description,
    applications,
  })
}

/** What of an entry a payment settles: all of it, all but the discount, or a share. */
function share({ amount }: PaymentStep, { remaining }: Proposal['entries'][number]) {
  if (amount === 'discounted') return {}
  if (amount === 'full') return { takeDiscount: false }
  return { takeDiscount: false, amount: dec(remaining).abs().times(dec(amount.percent)).dividedBy(dec(100), 2).toString() }
}

async function journal(stage: Stage, step: JournalStep): Promise<void> {
  for (const { account, amount } of step.lines)
    await stage.call('payments.journal_lines.create', {
      journal: 'GENERAL',
      accountKind: account === 'bank' ? 'bank_account' : 'gl_account',
      account: account === 'bank' ? stage.bankAccount : account,
      amount,
      description: step.description,
    })
  await stage.call('payments.journal.post', { journal: 'GENERAL' })
}
