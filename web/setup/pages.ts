/** The set-up pages there are, by area; one more record needs its name in the file of its area. */
import type { SetupArea, SetupPageDeclaration } from './declaration.ts'
import { companyArea } from './areas/company.ts'
import { dimensionsArea } from './areas/dimensions.ts'
import { financeArea } from './areas/finance.ts'
import { itemsArea } from './areas/items.ts'
import { postingArea } from './areas/posting.ts'
import { tradeArea } from './areas/trade.ts'
import { vatArea } from './areas/vat.ts'
import { t } from '../ui/texts.ts'

export const setupAreas: readonly SetupArea[] = [companyArea, financeArea, vatArea, postingArea, tradeArea, itemsArea, dimensionsArea]

export const setupPages: readonly SetupPageDeclaration[] = setupAreas.flatMap(({ pages }) => pages)

export const setupPage = (slug: string): SetupPageDeclaration | undefined => setupPages.find(page => page.slug === slug)

/** What a page is called: as the list of its record, or as the set-up a company has once. */
export const setupTitleKey = ({ title, parts: [part] }: SetupPageDeclaration): string =>
  title ?? `${part.record}.${part.tabs ? 'get' : 'list'}`

export const setupTitle = (page: SetupPageDeclaration): string => t(setupTitleKey(page))

/** The operation somebody must be allowed to see the page. */
export const setupOperation = ({ parts: [part] }: SetupPageDeclaration): string => `${part.record}.${part.tabs ? 'get' : 'list'}`
