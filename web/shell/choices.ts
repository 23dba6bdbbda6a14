/** What a person chose of how the house looks and where it begins, as far as it is not language, theme or work date. */
import { chooseDensity, densities } from '../ui/density.ts'
import { chooseRegion } from '../ui/format.ts'
import { preferenceOf } from './preferences.ts'

export const regions = ['nl-NL', 'nl-BE', 'nb-NO', 'en-GB'] as const

/** Who somebody is at work: what the start page shows first. */
export const roles = ['order_processor', 'purchaser', 'bookkeeper', 'warehouse'] as const
export type Role = (typeof roles)[number]

const rolesOfSets: Readonly<Record<string, Role>> = {
  sales: 'order_processor',
  purchasing: 'purchaser',
  warehouse: 'warehouse',
  bookkeeper: 'bookkeeper',
  owner: 'bookkeeper',
}

/** The role somebody has who chose none: the one of what they may do. */
export const standardRole = (permissionSet: string | undefined): Role => rolesOfSets[permissionSet ?? ''] ?? 'order_processor'

/** Where somebody begins; the page of their role when they chose none. */
export function startPath(): string {
  const path = preferenceOf('start_page')
  return typeof path === 'string' && path.startsWith('/') ? path : '/'
}

/** Shows figures and rows as the person chose; called when their preferences are read, and when they change. */
export function showChoices(): void {
  chooseRegion(regions.find(each => each === preferenceOf('region')))
  chooseDensity(densities.find(each => each === preferenceOf('density')) ?? 'compact')
}
