/**
 * The last act of a random story: everything is taken back, in any order. Nothing may be refused for good: what stands
 * in the way is named and goes first, and afterwards the books are as if nothing had ever been.
 */
import type { TestDatabase } from '../../src/platform/testing/database.ts'
import { Refused } from '../../src/platform/problem.ts'
import type { Story } from '../scenario.ts'
import type { Role, Side } from './desk.ts'

interface Standing {
  readonly id: string
  readonly side: Side | 'stock'
  readonly kind: string
  readonly number: string
  /** How many times it was taken back and there again. */
  readonly depth: number
}

/** Documents whose effect stands: nothing takes them back, and they take nothing back (or what took something back). */
const standing = `
with recursive chain as (
  select d.id, d.side, d.kind, d.transaction_no, 0 as depth from trade.posted_documents d where d.company_id = $1 and d.corrects_id is null
  union all
  select d.id, d.side, d.kind, d.transaction_no, c.depth + 1 from chain c
  join trade.posted_documents d on d.company_id = $1 and d.corrects_id = c.id and (d.kind in ('invoice', 'credit_memo')) = (c.kind in ('invoice', 'credit_memo'))
)
select c.id, c.side, c.kind, n.number, c.depth from chain c join ledger.documents n on n.company_id = $1 and n.id = c.id
where c.depth % 2 = 0 and not exists (select from chain x join trade.posted_documents p on p.company_id = $1 and p.id = x.id where p.corrects_id = c.id)
order by c.transaction_no, c.kind`

/** Adjustments of stock posted since a transaction. */
const adjusted = `select id, 'stock' as side, 'adjustment' as kind, number, 0 as depth from ledger.documents
where company_id = $1 and type = 'adjustment' and transaction_no > $2 order by transaction_no`

/** Codes that say there is nothing left to take back, or that what is left comes back with its invoice, which has its own turn. */
const backAlready = new Set(['trade.already_reversed', 'trade.movement_back_already', 'trade.movement_invoiced', 'warehouse.adjustment_reversed'])

const refusedWith = async (doing: Promise<unknown>): Promise<Refused | undefined> => {
  try {
    await doing
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

/** Anything in any order: `dice` gives a number between 0 and 1. */
const shuffled = <T>(all: readonly T[], dice: () => number): T[] => {
  const rest = [...all]
  return Array.from(all, () => rest.splice(Math.floor(dice() * rest.length), 1)[0]!)
}

/** What was counted, and what nobody could take back with the reason. */
export interface AllBack {
  readonly done: readonly string[]
  readonly stuck: readonly string[]
}

export async function takeAllBack(db: TestDatabase, story: Story, since: number, dice: () => number): Promise<AllBack> {
  const { company } = story
  const done: string[] = []
  const { rows: adjustments } = await db.owner.query(adjusted, [company.companyId, since])
  const stuck = await untilNothingStands(db, story, adjustments as Standing[], dice, done)
  await story.finance({ allowPostingFrom: null })
  stuck.push(...(await reverseJournals(db, story, dice)))
  for (const role of ['customer', 'vendor'] as const) stuck.push(...(await reversePayments(story, role, dice)))
  stuck.push(...(await deleteOpen(db, story, dice)))
  return { done, stuck }
}

/** What took a document back may be in the way of another, and is taken back for it: then the document stands again, and has its turn again. */
async function untilNothingStands(db: TestDatabase, story: Story, adjustments: readonly Standing[], dice: () => number, done: string[]): Promise<string[]> {
  const standingNow = async (): Promise<Standing[]> => (await db.owner.query(standing, [story.company.companyId])).rows as Standing[]
  const stuck = await backInAnyOrder(story, shuffled([...(await standingNow()), ...adjustments], dice), done)
  for (let rounds = 0; rounds < 5 && stuck.length === 0; rounds++) {
    const again = (await standingNow()).filter(({ depth }) => depth > 0)
    if (again.length === 0) break
    stuck.push(...(await backInAnyOrder(story, again, done)))
  }
  return stuck
}

/** Adjustments are in the way of documents, and documents of adjustments. */
const backInAnyOrder = (story: Story, all: readonly Standing[], done: string[]): Promise<string[]> => whileAnyGoes(all, async one => {
  const refused = await refusedWith(one.kind === 'adjustment' ? adjustmentBack(story, one, done) : documentBack(story, one, done))
  return refused && !refused.problems.every(({ code }) => backAlready.has(code)) ? `${one.side}.posted_${one.kind} ${one.number}: ${refused.message}` : null
})

/** What was refused has its turn again while anything goes. `back` says why one does not go, or nothing; what does not go at last is given. */
async function whileAnyGoes<T>(all: readonly T[], back: (one: T) => Promise<string | null>): Promise<string[]> {
  const refused: [T, string][] = []
  for (const one of all) {
    const why = await back(one)
    if (why !== null) refused.push([one, why])
  }
  if (refused.length === 0 || refused.length === all.length) return refused.map(([, why]) => why)
  return whileAnyGoes(refused.map(([one]) => one), back)
}

async function documentBack({ call }: Story, { id, side, kind }: Standing, done: string[]): Promise<void> {
  const what = `${side}.posted_${kind}`
  const { first } = await call<{ first: { document: Standing }[] }>(`${what}.reversal`, { id })
  await call(`${what}.reverse`, { id, ...(first.length > 0 && { first: first.map(({ document }) => document.id) }) })
  done.push(first.length > 0 ? `back after others ${what}` : `back ${what}`)
}

async function adjustmentBack({ call }: Story, { id }: Standing, done: string[]): Promise<void> {
  await call('stock.adjustments.reverse', { id })
  done.push('back adjustment')
}

async function reverseJournals(db: TestDatabase, { call, company }: Story, dice: () => number): Promise<string[]> {
  const { rows } = await db.owner.query(
    `select transaction_no::integer as no from ledger.transactions where company_id = $1 and operation = 'payments.journal.post'`, [company.companyId],
  )
  const stuck: string[] = []
  for (const { no } of shuffled(rows as { no: number }[], dice)) {
    const refused = await refusedWith(call('payments.reverse', { transactionNo: no }))
    if (refused && !refused.problems.every(({ code }) => code === 'payments.already_reversed')) stuck.push(`journal ${no}: ${refused.message}`)
  }
  return stuck
}

/** Payments are undone as what they settled is, and then reversed; what another settled later is undone before, in its own turn. */
async function reversePayments(story: Story, role: Role, dice: () => number): Promise<string[]> {
  const entries = role === 'customer' ? await story.customerEntries() : await story.vendorEntries()
  const paid = entries.filter(({ documentType }) => documentType === 'payment' || documentType === 'refund')
  return whileAnyGoes(shuffled(paid, dice), async ({ entryNo, transactionNo, documentNumber }) => {
    while (!(await refusedWith(story.call('payments.unapply', { entryNo })))) ;
    const refused = await refusedWith(story.call('payments.reverse', { transactionNo }))
    const isBack = !refused || refused.problems.every(({ code }) => code === 'payments.already_reversed' || code === 'payments.reversal_not_from_journal')
    return isBack ? null : `payment ${documentNumber}: ${refused.message}`
  })
}

/** What is open is deleted; what is linked goes in its order, found by trying. */
async function deleteOpen(db: TestDatabase, { call, company }: Story, dice: () => number): Promise<string[]> {
  for (let before = Infinity; ; ) {
    const open = await openDocuments(db, company.companyId)
    const stuck: string[] = []
    for (const { id, side, kind, number } of shuffled(open, dice)) {
      await refusedWith(call(`${side}.${kind}.reopen`, { id }))
      const refused = await refusedWith(call(`${side}.${kind}.delete`, { id }))
      if (refused) stuck.push(`${side}.${kind} ${number} is not deleted: ${refused.message}`)
    }
    if (stuck.length === 0 || stuck.length >= before) return stuck
    before = stuck.length
  }
}

const openDocuments = async (db: TestDatabase, companyId: number): Promise<Standing[]> =>
  (await db.owner.query('select id, side, kind, number from trade.documents where company_id = $1 order by number', [companyId])).rows as Standing[]
