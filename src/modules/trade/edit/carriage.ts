/** With whom goods travel, and how long they are under way (documents.md §20, Carrier). */
import type { DraftDocument } from './draft.ts'
import type { HeaderFacts } from './facts.ts'

type Shipping = Pick<DraftDocument, 'carrier' | 'carrierService' | 'transitTime'>
type Said = Partial<Record<'carrier' | 'carrierService', string | null | undefined>>

/**
 * What is said of carrier and service, over what holds. A service names its carrier and says how long goods are under way,
 * where it says so; another carrier has services of its own, so that of the one before is cleared.
 */
export function carriageOf(now: Shipping, said: Said, { carrierServices }: Pick<HeaderFacts, 'carrierServices'>): Shipping {
  const service = carrierServices.find(({ code }) => code === said.carrierService)
  if (service) return { carrier: service.carrier, carrierService: service.code, transitTime: service.shippingTime || now.transitTime }
  const carrier = said.carrier === undefined ? now.carrier : said.carrier
  const keepsService = said.carrierService === undefined && carrier === now.carrier
  return { ...now, carrier, carrierService: keepsService ? now.carrierService : null }
}
