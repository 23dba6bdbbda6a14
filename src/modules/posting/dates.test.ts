import { describe, expect, test } from 'vitest'
import { localDate as day } from '#platform/local-date'
import { checkPostingDate } from './dates.ts'

describe('allowed posting dates (ledgers.md §1.4)', () => {
  const range = (from: string, to: string) => ({ from: from ? day(from) : null, to: to ? day(to) : null })
  test.each([
    ['inside both', '2026-06-15', range('2026-06-01', '2026-06-30'), range('', ''), true],
    ['the first day', '2026-06-01', range('2026-06-01', '2026-06-30'), range('', ''), true],
    ['the last day', '2026-06-30', range('2026-06-01', '2026-06-30'), range('', ''), true],
    ['a day early', '2026-05-31', range('2026-06-01', '2026-06-30'), range('', ''), false],
    ['a day late', '2026-07-01', range('2026-06-01', '2026-06-30'), range('', ''), false],
    ['a blank end is open', '2030-01-01', range('2026-06-01', ''), range('', ''), true],
    ['the user’s range goes before the company’s: wider', '2026-05-15', range('2026-06-01', '2026-06-30'), range('2026-05-01', ''), true],
    ['the user’s range goes before the company’s: narrower', '2026-06-15', range('2026-06-01', '2026-06-30'), range('2026-06-20', '2026-06-30'), false],
    ['a range of the user with one end takes nothing from the company', '2026-07-15', range('2026-06-01', '2026-06-30'), range('2026-06-01', ''), true],
    ['no range at all', '1999-01-01', range('', ''), range('', ''), true],
  ] as const)('%s', (_, date, company, user, allowed) => {
    const problems = checkPostingDate(day(date), {
      allowPostingFrom: company.from, allowPostingTo: company.to, userAllowPostingFrom: user.from, userAllowPostingTo: user.to,
    })
    expect(problems.map(({ code }) => code)).toEqual(allowed ? [] : ['posting.date_not_allowed'])
  })
})

test('the range that holds is told, with the page that opens it', () => {
  const ranges = { allowPostingFrom: day('2026-06-01'), allowPostingTo: null, userAllowPostingFrom: null, userAllowPostingTo: null }
  expect(checkPostingDate(day('2026-05-31'), ranges)).toMatchObject([
    { params: { date: '2026-05-31', from: '2026-06-01', to: '–' }, field: 'postingDate', remedy: 'setup/posting-dates' },
  ])
  expect(checkPostingDate(null, ranges)).toEqual([])
})
