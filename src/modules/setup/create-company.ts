import type { CountryPack } from '#company'
import { drawNumber } from '#numbering'
import type { Tx } from '#platform/db'
import { type LocalDate, today } from '#platform/local-date'
import { refuse } from '#platform/problem'
import type { Address } from '#platform/record-contract'
import { type TableRows, insertRows } from './insert-rows.ts'
import { problem } from './problems.ts'
import { publicHolidays } from './public-holidays.ts'
import { accountRows, dimensionRows, periodRows } from './rows/ledger.ts'
import { nameIn } from './rows/names.ts'
import { postingRows } from './rows/posting.ts'
import { taxRows } from './rows/tax.ts'
import { currencyRows, itemTemplateRows, journalRows, seriesRows, templateRows, termRows, tradeSetupRows } from './rows/trade.ts'

export interface NewCompany {
  readonly code: string
  readonly name: string
  /** The first language of the country when left out. */
  readonly language?: string
  readonly address?: Address
  readonly taxNumber?: string
  readonly registrationNumber?: string
  readonly iban?: string
  readonly bic?: string
  readonly email?: string
  readonly phone?: string
  readonly website?: string
  /** The year around which accounting periods are made; today's when left out. */
  readonly from?: LocalDate
}

export interface CreatedCompany {
  readonly id: number
  readonly uuid: string
  /** The bank account that payments are proposed on. */
  readonly bankAccount: string
}

/**
 * Creates a ready company from a country pack in the transaction given, which must be the owner's: a new company has no
 * scope of its own yet. Writes chart, groups, VAT, series, terms, currencies, units, dimensions, periods, journals, one
 * location and one bank account; leaves the transaction scoped to the new company. Refuses a code that is taken.
 */
export async function createCompany(tx: Tx, company: NewCompany, pack: CountryPack): Promise<CreatedCompany> {
  const language = company.language ?? pack.languages[0]
  const row = await tx.maybeOne<{ id: number; uuid: string }>(
    'setup.create_company',
    `insert into company.companies (code, name, country, local_currency, language, time_zone, address, tax_number,
       registration_number, iban, bic, email, phone, website)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (code) do nothing returning id,
       uuid`,
    [
      company.code,
      company.name,
      pack.country,
      pack.localCurrency.code,
      language,
      pack.timeZone,
      JSON.stringify({ country: pack.country, ...company.address }),
      company.taxNumber ?? '',
      company.registrationNumber ?? '',
      company.iban ?? '',
      company.bic ?? '',
      company.email ?? '',
      company.phone ?? '',
      company.website ?? '',
    ],
  )
  if (!row) refuse([problem('code_taken', { code: company.code }, { field: 'code' })])
  const { id, uuid } = row!
  const year = company.from ?? today(pack.timeZone)
  await tx.send('setup.scope', `select set_config('handel.company', $1, true)`, [String(id)])
  await insertRows(tx, id, [financeRow(pack), locationRow(company, pack, language), ...seriesRows(pack, language)])
  const bankAccount = await drawNumber(tx, id, pack.seriesUse.bank_account, year)
  await insertRows(tx, id, [
    ...currencyRows(pack, language),
    ...dimensionRows(pack, language),
    ...termRows(pack),
    templateRows(pack),
    accountRows(pack, language),
    periodRows(pack, year),
    ...taxRows(pack),
    ...postingRows(pack),
    bankRow(company, pack, bankAccount),
    itemTemplateRows(pack),
    holidayRows(pack, Number(year.slice(0, 4)), language),
    tradeSetupRows,
    journalRows(pack, bankAccount),
  ])
  return { id, uuid, bankAccount }
}

const financeRow = (pack: CountryPack): TableRows => ({
  table: 'company.finance_setup',
  rows: [
    {
      taxPeriod: pack.vatPeriods.find(period => period.default)!.length,
      maxTaxDifference: pack.localCurrency.maxVatDifference,
      paymentReference: pack.paymentReference.builder,
      kidLayout: kidLayout(pack),
      retainedEarningsAccount: pack.ledger.retainedEarnings,
      taxSettlementAccount: pack.ledger.vatSettlement,
      bankSuspenseAccount: pack.ledger.bankSuspense,
      journalTemplateMandatory: pack.journalTemplateMandatory,
    },
  ],
})

/** What `ledger.payment_reference` builds from: the digits of the document's number, and the check that ends them. */
function kidLayout({ paymentReference: { kid } }: CountryPack): Readonly<Record<string, unknown>> {
  if (!kid) return {}
  return {
    length: kid.parts.find(({ field }) => field === 'document')?.length ?? 10,
    check: kid.check,
    parts: kid.parts,
  }
}

const locationRow = (company: NewCompany, pack: CountryPack, language: string): TableRows => ({
  table: 'company.locations',
  rows: [
    {
      code: 'MAIN',
      name: nameIn({ en: 'Main warehouse', 'nl-NL': 'Hoofdmagazijn', 'nb-NO': 'Hovedlager' }, language),
      address: { country: pack.country, ...company.address },
      isDefault: true,
    },
  ],
})

/** The public holidays of the year a company begins in, and of the next. */
const holidayRows = (pack: CountryPack, year: number, language: string): TableRows => ({
  table: 'company.closed_days',
  rows: [year, year + 1].flatMap(each => publicHolidays(pack, each)).map(({ day, name }) => ({ day, name: nameIn(name, language) })),
})

const bankRow = (company: NewCompany, pack: CountryPack, number: string): TableRows => ({
  table: 'bank.accounts',
  rows: [
    {
      number,
      name: nameIn(
        { en: 'Current account', 'nl-NL': 'Betaalrekening', 'nl-BE': 'Zichtrekening', 'nb-NO': 'Driftskonto' },
        language(pack),
      ),
      iban: company.iban ?? '',
      bic: company.bic ?? '',
      currency: pack.localCurrency.code,
      postingGroup: pack.bankPostingGroups[0]!.code,
    },
  ],
})

const language = (pack: CountryPack): string => pack.languages[0]
