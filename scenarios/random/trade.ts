/**
 * Whatever people may do, in any order. `verbs` is all of it; a step is a verb with its input, drawn at random. Another
 * kind of document adds its own list of verbs here.
 */
import fc from 'fast-check'
import type { Story } from '../scenario.ts'
import { buyingVerbs } from './buying.ts'
import type { Desk, Verb } from './desk.ts'
import { documentVerbs } from './documents.ts'
import { moneyVerbs } from './money.ts'
import { postedVerbs } from './posted.ts'

export const verbs: readonly Verb[] = [...documentVerbs, ...postedVerbs, ...buyingVerbs, ...moneyVerbs]

export interface Step {
  readonly verb: string
  readonly input: unknown
}

const stepOf = ({ name, input }: Verb): fc.Arbitrary<Step> => input.map(drawn => ({ verb: name, input: drawn }))
const byName = new Map(verbs.map(verb => [verb.name, verb]))

export const anyStep: fc.Arbitrary<Step> = fc.oneof(...verbs.map(verb => ({ arbitrary: stepOf(verb), weight: verb.weight * 2 })))

/** Short stories begin with documents to work on. */
export const shortStory: fc.Arbitrary<Step[]> = fc
  .tuple(fc.array(stepOf(byName.get('create')!), { minLength: 1, maxLength: 3 }), fc.array(anyStep, { minLength: 4, maxLength: 12, size: 'max' }))
  .map(([first, rest]) => [...first, ...rest])

/** Does one step at a desk: gives what was done, or undefined when there was nothing to do it to. */
export const carryOut = (desk: Desk, { verb, input }: Step): Promise<string | undefined> => byName.get(verb)!.act(desk, input as never)

/** What a company is like before anything happens in it. */
export interface Habits {
  readonly country: 'NL' | 'BE' | 'NO'
  readonly negative: boolean
  readonly expected: boolean
  readonly discounts: 'none' | 'line' | 'invoice' | 'all'
  readonly salesFirst: boolean
}

export const anyHabits: fc.Arbitrary<Habits> = fc.record({
  country: fc.constantFrom('NL' as const, 'BE' as const, 'NO' as const),
  negative: fc.boolean(),
  expected: fc.boolean(),
  discounts: fc.constantFrom('none' as const, 'line' as const, 'invoice' as const, 'all' as const),
  salesFirst: fc.boolean(),
})

/** A company of such habits, with goods on the shelf, lines that recur, a tolerance for what is received, a reason to lose quotes. */
export async function settle(story: Story, { negative, expected, discounts, salesFirst }: Habits): Promise<void> {
  const { call, company } = story
  await story.finance({ preventNegativeInventory: !negative, expectedCostPosting: expected })
  for (const side of ['sales', 'purchase'] as const) {
    await call(`trade.${side}_setup.change`, { discountPosting: discounts, dropShipmentSalesFirst: salesFirst })
    await call(`trade.${side}_standard_codes.create`, { code: 'MONTH', description: 'Every month' })
    await call(`trade.${side}_standard_lines.create`, { code: 'MONTH', itemId: company.items.inventory[0]!.id, quantity: '2' })
    await call(`trade.${side}_standard_lines.create`, { code: 'MONTH', itemId: company.items.service[1]!.id, quantity: '1.5' })
    await call(`trade.${side}_standard_assignments.create`, { partyId: company[side === 'sales' ? 'customers' : 'vendors'].domestic.id, code: 'MONTH' })
  }
  await call('trade.over_receipt_codes.create', { code: 'HALF', name: 'Half as much', tolerancePercent: '50', isDefault: true })
  await call('trade.lost_reasons.create', { code: 'PRICE', name: 'Too dear' })
  for (const item of company.items.inventory) {
    await story.takeIn('20', item, '5', '2026-06-01')
    await story.takeIn('100', item, '5.55', '2026-06-01')
  }
}
