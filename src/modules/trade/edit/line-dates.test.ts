import { describe, expect, test } from 'vitest'
import { localDate } from '#platform/local-date'
import type { WorkingDays } from '#company'
import { type Times, dateFor, dateOfOrder, plannedDates } from './line-dates.ts'

const day = localDate
const always: WorkingDays = { closedOnSaturday: false, closedOnSunday: false, closedDays: [] }
const selling = (transitTime = '', handlingTime = ''): Times => ({ side: 'sales', transitTime, handlingTime })
const buying = (handlingTime = ''): Times => ({ side: 'purchase', transitTime: '1W', handlingTime })
const wanted = (requestedDate: string | null, promisedDate: string | null = null) => ({
  requestedDate: requestedDate === null ? null : day(requestedDate), promisedDate: promisedDate === null ? null : day(promisedDate),
})

describe('the days of a line follow from one another', () => {
  test('selling: the way and getting ready come off the day the customer wants', () => {
    expect(dateFor(wanted('2026-12-10'), selling('2D', '1D'), always)).toBe('2026-12-07')
    expect(dateFor(wanted('2026-12-10'), selling(), always)).toBe('2026-12-10')
    expect(dateFor(wanted('2026-03-31'), selling('1M'), always)).toBe('2026-02-28')
    expect(dateFor(wanted('2026-12-10'), selling('1W+1D'), always)).toBe('2026-12-02')
  })

  test('what was promised goes before what was asked for; nobody waiting means no day', () => {
    expect(dateFor(wanted('2026-12-10', '2026-12-14'), selling('2D'), always)).toBe('2026-12-12')
    expect(dateFor(wanted(null), selling('2D'), always)).toBeNull()
  })

  test('forwards from the shipment: when the goods leave and when they are there', () => {
    expect(plannedDates(day('2026-12-07'), selling('2D', '1D'), always)).toEqual({ plannedShipmentDate: '2026-12-08', plannedDate: '2026-12-10' })
    expect(plannedDates(null, selling('2D'), always)).toEqual({ plannedShipmentDate: null, plannedDate: null })
  })

  test('buying: goods can be used once they are put away', () => {
    expect(dateFor(wanted('2026-12-10'), buying('2D'), always)).toBe('2026-12-12')
    expect(plannedDates(day('2026-12-12'), buying('2D'), always)).toEqual({ plannedShipmentDate: null, plannedDate: '2026-12-10' })
    expect(dateOfOrder(day('2026-12-01'), '1W', buying('2D'), always)).toBe('2026-12-10')
  })
})
