import { expect, test } from 'vitest'
import { countryPack as be } from '../../../extensions/be/index.ts'
import { countryPack as nl } from '../../../extensions/nl/index.ts'
import { countryPack as no } from '../../../extensions/no/index.ts'
import { easterSunday, publicHolidays } from './public-holidays.ts'

test('Easter as the almanacs have it', () => {
  expect([1961, 2000, 2008, 2024, 2026, 2027, 2038].map(easterSunday)).toEqual([
    '1961-04-02', '2000-04-23', '2008-03-23', '2024-03-31', '2026-04-05', '2027-03-28', '2038-04-25',
  ])
})

test('the holidays of 2027 in each country', () => {
  const days = (pack: typeof nl) => publicHolidays(pack, 2027).map(({ day }) => day.slice(5)).join(' ')
  expect(days(nl)).toBe('01-01 03-28 03-29 04-27 05-06 05-16 05-17 12-25 12-26')
  expect(days(be)).toBe('01-01 03-29 05-01 05-06 05-17 07-21 08-15 11-01 11-11 12-25')
  expect(days(no)).toBe('01-01 03-25 03-26 03-28 03-29 05-01 05-06 05-16 05-17 12-25 12-26')
})

test('the king does not celebrate on a Sunday', () => {
  expect(publicHolidays(nl, 2031).find(({ name }) => name.en === "King's Day")?.day).toBe('2031-04-26')
})
