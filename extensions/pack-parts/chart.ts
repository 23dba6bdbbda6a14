/**
 * Charts of accounts: sections with a heading above and a total below, and what differs from an ordinary account.
 */
import type { AccountCategory, PackAccount } from '../../src/modules/company/pack.ts'
import type { Names } from './names.ts'
import type { OrdinaryVatGroups } from './vat.ts'

type More = Partial<PackAccount>

/** Number, local name, English name and what differs from an account that users post to. */
type Row = readonly [no: string, local: string, en: string, more?: More]

/** Gives what makes a control account: written by postings only, with what it means to reports. */
export const control = (tag?: PackAccount['tag']): More => ({
  directPosting: false,
  ...(tag === undefined ? {} : { tag }),
})

/**
 * Takes the ordinary VAT product groups of a country, gives what makes accounts of lines: `cost` of a VAT group that is
 * bought, a `charge` that is sold, and lines `withoutVat` that are either.
 */
export function lineAccounts(vat: OrdinaryVatGroups) {
  const cost = (vatProdGroup: string): More => ({ genPostingType: 'purchase', genProdGroup: 'SERVICES', vatProdGroup })
  const withoutVat: More = { genProdGroup: 'SERVICES', vatProdGroup: vat.exempt }
  return {
    cost,
    standardCost: cost(vat.services),
    exemptCost: cost(vat.exempt),
    freightCost: { ...cost(vat.services), genProdGroup: 'FREIGHT' } satisfies More,
    charge: { genPostingType: 'sale', genProdGroup: 'SERVICES', vatProdGroup: vat.services } satisfies More,
    /** Taken on the line of a customs bill that is all VAT. */
    importVat: (vatProdGroup: string): More => ({ ...cost(vatProdGroup), tag: 'vat' }),
    withoutVat,
  }
}

const onBalance: ReadonlySet<AccountCategory> = new Set(['assets', 'liabilities', 'equity'])

/** `Voorraden` → `voorraden`, but `VAT` stays. */
const inSentence = (name: string): string => name.replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase())

/** Takes the names of a country and its word for a total, gives what makes the accounts of its chart. */
export function chartIn(names: Names, totalWord: string) {
  const account = (
    type: PackAccount['type'], [no, local, en, more]: Row, category: AccountCategory,
  ): PackAccount => ({
    no,
    name: names(local, en),
    type,
    statement: onBalance.has(category) ? 'balance' : 'income',
    category,
    directPosting: type === 'posting',
    ...more,
  })
  return {
    heading: (no: string, local: string, en: string, category: AccountCategory): PackAccount =>
      account('heading', [no, local, en], category),

    total: (no: string, local: string, en: string, category: AccountCategory, totalling: string): PackAccount =>
      account('total', [no, local, en, { totalling }], category),

    /** The first and the last number are those of its heading and of its total. */
    section: (
      from: string, to: string, local: string, en: string, category: AccountCategory, rows: readonly Row[],
    ): readonly PackAccount[] => [
      account('begin_total', [from, local, en], category),
      ...rows.map(row => account('posting', row, category)),
      account(
        'end_total',
        [to, `${totalWord} ${inSentence(local)}`, `Total ${inSentence(en)}`, { totalling: `${from}..${to}` }],
        category,
      ),
    ],
  }
}

/** Gives the accounts of a chart in order of number. */
export const inOrder = (accounts: readonly PackAccount[]): readonly PackAccount[] =>
  accounts.toSorted((a, b) => (a.no < b.no ? -1 : 1))
