import { describe, expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import type { LocalDate } from '#platform/local-date'
import { planApplication, withDetails } from './apply.ts'
import type { PartyDetail } from './entry.ts'
import type { ApplicationFacts, OpenEntry, PostedDetail } from './facts.ts'
import { detailLines, entryOf, factsOf, glLines, taxOf } from './testing.ts'
import { type UnapplyFacts, type UnapplyRequest, liveApplications, planUnapply } from './unapply.ts'

const date = '2026-07-08' as LocalDate

/** Details as they stand once posted: numbered, with −1 become application number `application`. */
const posted = (details: readonly PartyDetail[], application: number, first: number): PostedDetail[] =>
  details.map((detail, index) => ({
    ...detail, detailNo: first + index, postingDate: date, appliedTo: detail.appliedTo ?? null, application,
    undoesDetailNo: detail.undoesDetailNo ?? null,
  }))

const invoice = entryOf({ entry: 7, amount: '1210.00', discount: '24.20', discountUntil: '2026-07-10' })
const payment = entryOf({ entry: 9, type: 'payment', amount: '-1185.80', on: '2026-07-08' })

/** Applies the second of the entries to the first, posts it as application 1, and gives what undoing it sees. */
function applied(entries: readonly [OpenEntry, OpenEntry], facts: ApplicationFacts, application = 1) {
  const [target, applying] = entries
  const done = planApplication(
    { applying, intentions: [{ entry: target, amount: null, discount: 'take' }], date, documentId: applying.documentId, application: -1 },
    facts,
  )
  expect(done.problems).toEqual([])
  const details = posted(done.details, application, application * 100)
  return { done, facts: { ...facts, entries: done.entries, details, reversed: new Set<number>() } satisfies UnapplyFacts }
}

const undo = (entry: number, facts: UnapplyFacts, more: Partial<UnapplyRequest> = {}) =>
  planUnapply({ entry, application: null, date, ...more }, facts)

describe('unapplying restores everything to the cent', () => {
  const tax = { 'document 7': [taxOf('sale', '-1000', '21')] }
  const nok = factsOf({ local: 'NOK', rates: { EUR: '11.65' } })
  const owed = entryOf({ entry: 7, amount: '1000', currency: 'EUR', rate: '11.50' })
  const adjusted = { ...owed, remainingLcy: dec('11800'), unrealizedLcy: dec('300') }
  const euros = entryOf({ entry: 9, type: 'payment', amount: '-1000', currency: 'EUR', rate: '11.65', on: '2026-07-08' })
  test.each<[string, [OpenEntry, OpenEntry], ApplicationFacts, readonly string[]]>([
    ['with a discount', [invoice, payment], factsOf(), ['0610 24.20', 'DISC-DR -24.20']],
    ['with a discount whose VAT was corrected', [invoice, payment], factsOf({ tax }), ['0610 24.20', 'VAT -4.20', 'DISC-DR -20.00']],
    ['with realized and unrealized differences', [adjusted, euros], nok, ['0610 150.00', 'UGAIN -300.00', 'GAIN 150.00']],
    ['of a credit memo', [invoice, { ...payment, documentType: 'credit_memo' }], factsOf(), []],
  ])('%s', (_, entries, facts, gl) => {
    const { done, facts: before } = applied(entries, facts)
    const undone = undo(7, before)
    expect(undone.problems).toEqual([])
    expect(glLines(undone.gl)).toEqual(gl)
    const restored = done.entries.map(entry => withDetails(entry, undone.details))
    const amounts = (list: readonly OpenEntry[]) => list.map(({ remaining, remainingLcy, unrealizedLcy }) => `${remaining} ${remainingLcy} ${unrealizedLcy}`)
    expect(amounts(restored)).toEqual(amounts([entries[1], entries[0]]))
    expect(undone.details.map(({ undoesDetailNo }) => undoesDetailNo)).toEqual(before.details.map(({ detailNo }) => detailNo))
    for (const sum of [[...done.gl, ...undone.gl], [...done.tax, ...undone.tax]])
      expect(Decimal.sum(sum.map(({ amount }) => amount)).toString()).toBe('0')
    expect(Decimal.sum([...done.tax, ...undone.tax].map(({ base }) => base)).toString()).toBe('0')
  })

  test('a discount without VAT correction is undone without one, whatever the set-up says today', () => {
    const { facts } = applied([invoice, payment], factsOf())
    expect(glLines(undo(7, { ...facts, ...factsOf({ tax }), entries: facts.entries }).gl)).toEqual(['0610 24.20', 'DISC-DR -24.20'])
  })

  test('the details keep the number of their application and belong to the payment’s document', () => {
    const { facts } = applied([invoice, payment], factsOf())
    const undone = undo(7, facts)
    expect(detailLines(undone.details)).toEqual(['7 payment_discount 24.20 24.20', '7 application 1185.80 1185.80', '9 application -1185.80 -1185.80'])
    expect(new Set(undone.details.map(({ application }) => application))).toEqual(new Set([1]))
    expect(new Set(undone.gl.map(({ documentId }) => documentId))).toEqual(new Set(['document 9']))
  })
})

describe('refusals', () => {
  const { facts } = applied([invoice, payment], factsOf())
  const second = posted([{ entry: 7, kind: 'application', amount: dec('1'), amountLcy: dec('1'), appliedTo: 11 }], 2, 200)
  const undoneAlready = [...facts.details, ...facts.details.map((detail, index) => ({ ...detail, detailNo: 500 + index, undoesDetailNo: detail.detailNo }))]
  test.each<[string, UnapplyFacts, Partial<UnapplyRequest>, string]>([
    ['an entry that is not there', { ...facts, entries: [] }, {}, 'openitems.entry_not_found'],
    ['an entry nothing is applied to', { ...facts, details: [] }, {}, 'openitems.application_missing'],
    ['another application’s number', facts, { application: 2 }, 'openitems.application_missing'],
    ['what is undone already', { ...facts, details: undoneAlready }, {}, 'openitems.application_missing'],
    ['an application before a later one', { ...facts, details: [...facts.details, ...second] }, { application: 1 }, 'openitems.unapply_later_first'],
    ['a reversed entry', { ...facts, reversed: new Set([9]) }, {}, 'openitems.entry_reversed'],
    ['a date before it', facts, { date: '2026-07-07' as LocalDate }, 'openitems.unapply_date_too_early'],
  ])('%s', (_, given, request, code) => {
    const { problems, details } = undo(7, given, request)
    expect(problems.map(found => found.code)).toEqual([code])
    expect(details).toEqual([])
  })

  test('the newest comes first', () => {
    expect(liveApplications(7, [...facts.details, ...second])).toEqual([2, 1])
    expect(liveApplications(7, undoneAlready)).toEqual([])
  })
})
