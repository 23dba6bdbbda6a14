/** Verbs of money, stock and time: pay, settle, journals, adjustments, periods that close. */
import fc from 'fast-check'
import type { PartyEntry } from '../ledger-reader.ts'
import { type Desk, type Role, type Verb, dateOf, day, index, money, pick, roles, verb } from './desk.ts'

const entriesOf = ({ story }: Desk, role: Role): Promise<readonly PartyEntry[]> => (role === 'customer' ? story.customerEntries() : story.vendorEntries())

/** A verb done to one of a party's entries; the newest are the likeliest. */
const onEntry = <I extends { readonly role: Role; readonly entry: number }>(
  name: string, weight: number, input: fc.Arbitrary<I>, act: (desk: Desk, entry: PartyEntry, input: I, all: readonly PartyEntry[]) => Promise<unknown>,
): Verb => verb(name, weight, input, async (desk, drawn) => {
  const all = (await entriesOf(desk, drawn.role)).slice(-12)
  const entry = pick(all, drawn.entry)
  return entry && (await act(desk, entry, drawn, all)) !== undefined ? `${name} ${drawn.role}` : undefined
})

const entry = fc.record({ role: roles, entry: index })

const journal = verb('journal', 1, fc.record({ cents: fc.integer({ min: -50_000, max: 50_000 }), day }), async (desk, { cents, day: on }) => {
  const { call, story } = desk
  const document = { journal: 'GENERAL', postingDate: dateOf(on), documentNumber: `J-${desk.next()}` }
  const first = await call<{ id: string }>('payments.journal_lines.create', { ...document, accountKind: 'gl_account', account: await story.expenseAccount(), amount: money(cents) })
  const second = await call<{ id: string }>('payments.journal_lines.create', {
    ...document, accountKind: 'bank_account', account: story.company.bankAccount, amount: money(-cents),
  })
  try {
    await call('payments.journal.post', { journal: 'GENERAL', documentNumber: document.documentNumber })
  } catch (error) {
    for (const { id } of [first, second]) await call('payments.journal_lines.delete', { id })
    throw error
  }
  return 'journal'
})

export const moneyVerbs: readonly Verb[] = [
  journal,
  onEntry('pay', 3, fc.record({ role: roles, entry: index, percent: fc.constantFrom(100, 100, 98, 50, 130), day }),
    ({ call }, { partyId, remaining, currency, entryNo }, { role, percent, day: on }) => call(`payments.${role}_payment.post`, {
      partyId, postingDate: dateOf(on), amount: (Math.abs(Math.round(Number(remaining) * percent)) / 100).toFixed(2), currency, applications: [{ entryNo }],
    })),
  onEntry('apply', 1, fc.record({ role: roles, entry: index, to: index }), ({ call }, { entryNo }, { to }, all) =>
    call('payments.apply', { entryNo, applications: [{ entryNo: pick(all, to)!.entryNo }] })),
  // A credit memo or payment against what is open of the other sign.
  onEntry('settle', 2, entry, async ({ call }, { entryNo, remaining, currency, partyId }, _, all) => {
    const other = all.find(each => each.partyId === partyId && each.currency === currency && Number(each.remaining) * Number(remaining) < 0)
    return other && call('payments.apply', { entryNo, applications: [{ entryNo: other.entryNo }] })
  }),
  onEntry('unapply', 1, entry, ({ call }, { entryNo }) => call('payments.unapply', { entryNo })),
  onEntry('reverse_payment', 1, entry, ({ call }, { transactionNo }) => call('payments.reverse', { transactionNo })),
  verb('adjust', 2, fc.record({ item: index, quantity: fc.integer({ min: -6, max: 15 }), cents: fc.integer({ min: 0, max: 9_999 }), day }),
    async ({ call, story }, { item, quantity, cents, day: on }) => {
      const goods = { itemId: pick(story.company.items.inventory, item)!.id, quantity: String(Math.abs(quantity)) }
      const adjustment = quantity > 0 ? { type: 'positive', ...goods, unitCost: money(cents) } : { type: 'negative', ...goods }
      await call('stock.adjust', { postingDate: dateOf(on), lines: [adjustment] })
      return `adjust ${quantity > 0 ? 'in' : 'out'}`
    }),
  verb('close_period', 0.5, fc.record({ day: fc.integer({ min: 2, max: 12 }) }), async ({ story }, { day: on }) => {
    await story.finance({ allowPostingFrom: dateOf(on) })
    return 'close_period'
  }),
  verb('open_period', 0.5, fc.constant({}), async ({ story }) => {
    await story.finance({ allowPostingFrom: null })
    return 'open_period'
  }),
]
