import { type AnyRoute, type RouteComponent, createRootRoute, createRoute, createRouter, lazyRouteComponent, useParams } from '@tanstack/react-router'
import { createElement } from 'react'
import type { Bringing } from '../ui/messages/pages.ts'
import { bringTexts, t } from '../ui/texts.ts'
import { archivePath, archivedPath, kindPaths, openKinds, postedKindsOf, postedPaths } from '../trade/kinds.ts'
import type { Side } from '../trade/calls.ts'
import { reportKeys, reportPath } from '../reports/names.ts'
import { Frame } from './frame.tsx'
import { PageFailed } from './page-failed.tsx'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: () => <p className="empty">{t('web.not_found')}</p>,
})

const route = (path: string, component: RouteComponent): AnyRoute => createRoute({ getParentRoute: () => root, path, component }) as unknown as AnyRoute

/** A page that is loaded when it is first opened; its props come from the declaration and the address. */
function page<P extends object>(
  path: string,
  load: () => Promise<{ readonly component: (props: P) => React.ReactNode }>,
  props: (params: Readonly<Record<string, string>>) => P,
): AnyRoute {
  const Lazy = lazyRouteComponent(async () => {
    const { component } = await load()
    const Page = (): React.ReactNode => createElement(component, props(useParams({ strict: false }) as Record<string, string>))
    return { default: Page }
  })
  return route(path, Lazy)
}

/** A page together with the texts its area brings. */
async function withTexts<M>(area: Bringing, load: Promise<M>): Promise<M> {
  const [loaded] = await Promise.all([load, bringTexts(area)])
  return loaded
}

const documentPages = async () => ({ component: (await import('../trade/document-page.tsx')).DocumentPage })
const documentLists = async () => ({ component: (await import('../trade/document-list-page.tsx')).DocumentListPage })
const postedPages = async () => ({ component: (await import('../trade/posted-page.tsx')).PostedPage })
const postedLists = async () => ({ component: (await import('../trade/document-list-page.tsx')).PostedListPage })

const priceLists = async () => ({ component: (await import('../prices/list-pages.tsx')).PriceListsPage })
const priceListPages = async () => ({ component: (await import('../prices/price-list-page.tsx')).PriceListPage })
const priceWorksheets = async () => ({ component: (await import('../prices/worksheet-page.tsx')).PriceWorksheetPage })
const prices = async () => ({ component: (await import('../prices/list-pages.tsx')).PricesPage })

const archiveList = async () => ({ component: (await import('../trade/document-list-page.tsx')).ArchiveListPage })
const archivedPages = async () => ({ component: (await import('../trade/archived-page.tsx')).ArchivedPage })

const trade = (side: Side): AnyRoute[] => [
  page(archivePath(side), archiveList, () => ({ side })),
  page(`/${side}/price-lists`, priceLists, () => ({ side })),
  page(`/${side}/price-lists/$id`, priceListPages, ({ id = '' }) => ({ side, id })),
  page(`/${side}/price-worksheet`, priceWorksheets, () => ({ side })),
  page(`/${side}/prices`, prices, () => ({ side })),
  page(archivedPath(side, '$id'), archivedPages, ({ id = '' }) => ({ side, id })),
  ...openKinds.flatMap(kind => [
    page(`/${side}/${kindPaths[kind]}`, documentLists, () => ({ side, kind })),
    page(`/${side}/${kindPaths[kind]}/$id`, documentPages, ({ id = '' }) => ({ side, kind, id })),
  ]),
  ...postedKindsOf[side].flatMap(kind => [
    page(`/${side}/${postedPaths[kind]}`, postedLists, () => ({ side, kind })),
    page(`/${side}/${postedPaths[kind]}/$id`, postedPages, ({ id = '' }) => ({ side, kind, id })),
  ]),
]

const findEntries = async () => ({ component: (await import('../posting/find-entries-page.tsx')).FindEntriesPage })

const roles = ['customer', 'vendor'] as const

const others: AnyRoute[] = [
  page('/', async () => ({ component: (await withTexts('insight', import('../insight/start-page.tsx'))).StartPage }), () => ({})),
  ...roles.flatMap(role => [
    page(`/${role}s`, async () => ({ component: (await import('../parties/party-list-page.tsx')).PartyListPage }), () => ({ role })),
    page(`/${role}s/$id`, async () => ({ component: (await import('../parties/party-card-page.tsx')).PartyCardPage }), ({ id = '' }) => ({ role, id })),
    page(`/${role}-entries`, async () => ({ component: (await import('../openitems/entry-pages.tsx')).EntryListPage }), () => ({ role })),
    page(`/${role}-entries/$no`, async () => ({ component: (await import('../openitems/entry-pages.tsx')).EntryPage }), ({ no = '' }) => ({ role, entryNo: Number(no) })),
    page(`/payments/${role}`, async () => ({ component: (await import('../payments/payment-page.tsx')).PaymentPage }), () => ({ role })),
  ]),
  page('/items', async () => ({ component: (await import('../items/item-list-page.tsx')).ItemListPage }), () => ({})),
  page('/items/$id', async () => ({ component: (await import('../items/item-card-page.tsx')).ItemCardPage }), ({ id = '' }) => ({ id })),
  page('/new-company', async () => ({ component: (await withTexts('founding', import('../founding/new-company-page.tsx'))).NewCompanyPage }), () => ({})),
  page('/messages', async () => ({ component: (await import('../delivery/message-pages.tsx')).MessagesPage }), () => ({})),
  page('/messages/$id', async () => ({ component: (await import('../delivery/message-pages.tsx')).MessagePage }), ({ id = '' }) => ({ id })),
  page('/exchange', async () => ({ component: (await withTexts('exchange', import('../exchange/exchange-page.tsx'))).ExchangePage }), () => ({})),
  page('/exchange/of/$kind', async () => ({ component: (await withTexts('exchange', import('../exchange/exchange-page.tsx'))).ExchangePage }), ({ kind = '' }) => ({ kind: kind as 'items' })),
  page('/exchange/$id', async () => ({ component: (await withTexts('exchange', import('../exchange/import-page.tsx'))).ImportPage }), ({ id = '' }) => ({ id })),
  page('/users', async () => ({ component: (await import('../access/users-page.tsx')).UsersPage }), () => ({})),
  page('/first-steps', async () => ({ component: (await withTexts('founding', import('../founding/first-steps-page.tsx'))).FirstStepsPage }), () => ({})),
  page('/first-invoice', async () => ({ component: (await withTexts('founding', import('../founding/first-invoice-page.tsx'))).FirstInvoicePage }), () => ({})),
  page('/my-settings', async () => ({ component: (await import('../access/my-settings-page.tsx')).MySettingsPage }), () => ({})),
  page('/item-entries', async () => ({ component: (await import('../stock/stock-pages.tsx')).ItemEntriesPage }), () => ({})),
  page('/on-hand', async () => ({ component: (await import('../stock/stock-pages.tsx')).OnHandPage }), () => ({})),
  page('/stock-values', async () => ({ component: (await import('../stock/stock-pages.tsx')).StockValuesPage }), () => ({})),
  page('/journals', async () => ({ component: (await import('../payments/journal-page.tsx')).JournalPage }), () => ({ code: '' })),
  page('/journals/$code', async () => ({ component: (await import('../payments/journal-page.tsx')).JournalPage }), ({ code = '' }) => ({ code })),
  page('/adjustments', async () => ({ component: (await import('../stock/adjustments-page.tsx')).AdjustmentsPage }), () => ({})),
  page('/bank-accounts', async () => ({ component: (await import('../bank/bank-pages.tsx')).BankAccountListPage }), () => ({})),
  page('/bank-accounts/$id', async () => ({ component: (await import('../bank/bank-pages.tsx')).BankAccountCardPage }), ({ id = '' }) => ({ id })),
  page('/bank-entries', async () => ({ component: (await import('../bank/bank-pages.tsx')).BankEntriesPage }), () => ({})),
  page('/accounts/$id', async () => ({ component: (await import('../ledger/account-card-page.tsx')).AccountCardPage }), ({ id = '' }) => ({ id })),
  page('/gl-entries', async () => ({ component: (await import('../ledger/accounts-page.tsx')).GlEntriesPage }), () => ({})),
  ...reportKeys.map(name => page(reportPath(name), async () => ({ component: (await import('../reports/report-pages.tsx')).ReportOf }), () => ({ name }))),
  page('/value-entries', async () => ({ component: (await import('../reports/report-pages.tsx')).ValueEntriesPage }), () => ({})),
  page('/vat-entries', async () => ({ component: (await import('../reports/report-pages.tsx')).VatEntriesPage }), () => ({})),
  page('/find-entries', findEntries, () => ({ number: '' })),
  page('/find-entries/$number', findEntries, ({ number = '' }) => ({ number })),
  page('/work', async () => ({ component: (await import('../work/work-page.tsx')).WorkPage }), () => ({})),
  page('/work/$id', async () => ({ component: (await import('../work/run-page.tsx')).RunPage }), ({ id = '' }) => ({ id })),
  page('/setup', async () => ({ component: (await import('../setup/setup-overview.tsx')).SetupOverview }), () => ({})),
  page('/setup/$slug', async () => ({ component: (await import('../setup/setup-page.tsx')).SetupPage }), ({ slug = '' }) => ({ slug, row: [] })),
  page('/setup/$slug/$', async () => ({ component: (await import('../setup/setup-page.tsx')).SetupPage }), ({ slug = '', _splat = '' }) => ({ slug, row: _splat.split('/') })),
  page('/accounts', async () => ({ component: (await import('../ledger/accounts-page.tsx')).AccountsPage }), () => ({})),
]

export const router = createRouter({
  routeTree: root.addChildren([...trade('sales'), ...trade('purchase'), ...others]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageFailed,
})
