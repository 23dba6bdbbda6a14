/**
 * The days of a line that follow from one another (documents.md §1.3, Dates). Selling: what must be with the customer on
 * a day leaves so much earlier as the way takes, and is got ready before that. Buying: what is ordered comes after the
 * lead time, and can be used once it is put away. Only days on which the company works are counted.
 */
import { type WorkingDays, workedFrom } from '#company'
import type { LocalDate } from '#platform/local-date'
import { kinds } from '../kinds.ts'
import type { DraftDocument, DraftLine } from './draft.ts'

/** Whose days are planned, and how long things take. */
export type Times = Pick<DraftDocument, 'side' | 'transitTime' | 'handlingTime'>

// Versions kept from before there were these times have none.
const later = (date: LocalDate, formula: string | null, days: WorkingDays): LocalDate => workedFrom(date, formula ?? '', 1, days)
const earlier = (date: LocalDate, formula: string | null, days: WorkingDays): LocalDate => workedFrom(date, formula ?? '', -1, days)

/** Kinds whose goods are still to be sent or to come. */
export const plansDates = ({ kind }: Pick<DraftDocument, 'kind'>): boolean => !kinds[kind].credit && kinds[kind].posting !== 'both'

/**
 * The day goods are got ready (sales) or can be used (purchase) so that they are where they are wanted on a day: the
 * promised one before the requested one. Null where nobody wants them on a day.
 */
export function dateFor(wanted: Pick<DraftLine, 'promisedDate' | 'requestedDate'>, { side, transitTime, handlingTime }: Times, days: WorkingDays): LocalDate | null {
  const day = wanted.promisedDate ?? wanted.requestedDate
  if (day === null) return null
  return side === 'sales' ? earlier(earlier(day, transitTime, days), handlingTime, days) : later(day, handlingTime, days)
}

/** The day what is ordered on a day can be used. */
export const dateOfOrder = (orderDate: LocalDate, leadTime: string, { handlingTime }: Times, days: WorkingDays): LocalDate =>
  later(later(orderDate, leadTime, days), handlingTime, days)

export interface PlannedDates {
  /** Sales: the goods leave. */
  readonly plannedShipmentDate: LocalDate | null
  /** Sales: they are with the customer. Purchase: they come in. */
  readonly plannedDate: LocalDate | null
}

/** What follows from the day goods are got ready: forwards to the customer; or back to the day they come in. */
export function plannedDates(shipmentDate: LocalDate | null, { side, transitTime, handlingTime }: Times, days: WorkingDays): PlannedDates {
  if (shipmentDate === null) return { plannedShipmentDate: null, plannedDate: null }
  if (side === 'purchase') return { plannedShipmentDate: null, plannedDate: earlier(shipmentDate, handlingTime, days) }
  const plannedShipmentDate = later(shipmentDate, handlingTime, days)
  return { plannedShipmentDate, plannedDate: later(plannedShipmentDate, transitTime, days) }
}
