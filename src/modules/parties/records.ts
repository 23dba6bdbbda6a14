/** Customers, vendors and what hangs on them, as records. */
import { assignNumber } from '#numbering'
import { once } from '#platform/batch'
import { type Context, type Handler, implement } from '#platform/command'
import { dec } from '#platform/decimal'
import { Refused } from '#platform/problem'
import { implementRecord } from '#platform/record'
import type { RecordInput } from '#platform/record-contract'
import { declareReferences } from '#platform/references'
import { type OtherParty, type Role, checkParty, checkPartyIban } from './check.ts'
import {
  bankAccounts,
  contract,
  customers,
  invoiceDiscounts,
  paymentMethods,
  paymentTerms,
  salespeople,
  shipToAddresses,
  carriers,
  carrierServices,
  templates,
  vendors,
} from './contract.ts'
import { bare, normaliseIban } from './identifiers/index.ts'
import { problem } from './problems.ts'

type PartyInput = RecordInput<typeof customers.fields>

interface Template {
  readonly country: string
  readonly language: string
  readonly postingGroup: string | null
  readonly generalBusinessGroup: string | null
  readonly taxBusinessGroup: string | null
  readonly paymentTerms: string | null
  readonly paymentMethod: string | null
}

/** The template of the party's country, else the one for all others, and the company's country and language. */
const loadTemplate = (context: Context, role: Role, country: string | undefined): Promise<Template> =>
  context.tx.one<Template>(
    'parties.template',
    `select coalesce($3, c.country) as country, c.language, t.posting_group as "postingGroup",
       t.general_business_group as "generalBusinessGroup",
       t.tax_business_group as "taxBusinessGroup", t.payment_terms as "paymentTerms", t.payment_method as
         "paymentMethod"
     from company.companies c left join lateral (
       select * from parties.templates t where t.company_id = c.id and t.role = $2
         and (t.countries ? coalesce($3, c.country) or t.countries = '[]') order by t.countries = '[]', t.code limit
           1) t on true
     where c.id = $1`,
    [context.companyId, role, country ?? null],
  )

/** Fills in the number and what the country's template says. Refuses when neither it nor the input names the groups. */
async function prepareParty(context: Context, role: Role, input: PartyInput): Promise<PartyInput> {
  const asked = input.address?.country
  const template = await once(context.tx, ['parties.template', role, asked], () => loadTemplate(context, role, asked))
  const { country } = template
  if (!template.postingGroup && !(input.postingGroup && input.generalBusinessGroup && input.taxBusinessGroup))
    throw new Refused([problem('no_template', { country }, { field: 'postingGroup', remedy: 'setup/party-templates' })])
  return {
    language: template.language,
    paymentTerms: template.paymentTerms,
    paymentMethod: template.paymentMethod,
    postingGroup: template.postingGroup ?? undefined,
    generalBusinessGroup: template.generalBusinessGroup ?? undefined,
    taxBusinessGroup: template.taxBusinessGroup ?? undefined,
    ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
    address: { country, ...input.address },
    number: await assignNumber(context.tx, context.companyId, role, context.workDate, input.number),
  }
}

/** Numbers of authorities are kept bare. */
const cleaned = (input: PartyInput): PartyInput => ({
  ...input,
  ...(input.taxNumber === undefined ? {} : { taxNumber: bare(input.taxNumber) }),
  ...(input.registrationNumber === undefined ? {} : { registrationNumber: bare(input.registrationNumber) }),
})

/** The parties that this one's checks look at: its payer, its payer's payer, and whoever has its VAT number. */
const loadOthers = (context: Context, billToId: string | null, taxNumber: string): Promise<OtherParty[]> =>
  context.tx.query<OtherParty>(
    'parties.others',
    `select id, role, number, tax_number as "taxNumber", bill_to_id as "billToId" from parties.parties
     where company_id = $1 and (id = $2 or id = (select bill_to_id from parties.parties where company_id = $1 and id =
       $2)
       or ($3 <> '' and tax_number = $3)) limit 20`,
    [context.companyId, billToId, taxNumber],
  )

for (const [role, plural, shape] of [
  ['customer', 'customers', customers],
  ['vendor', 'vendors', vendors],
] as const) {
  const record = implementRecord(contract, `parties.${plural}`, shape, {
    table: 'parties.parties',
    fixed: { role },
    clean: cleaned,
    prepare: (context, input) => prepareParty(context, role, input),
    check: async (context, after) => {
      const billToId = after.billToId ?? null
      const taxNumber = after.taxNumber ?? ''
      const others = await once(context.tx, ['parties.others', billToId, taxNumber], () => loadOthers(context, billToId, taxNumber))
      return checkParty(
        {
          ...(after.id ? { id: after.id } : {}),
          role,
          country: after.address?.country ?? '',
          taxNumber,
          registrationNumber: after.registrationNumber ?? '',
          blocked: after.blocked ?? '',
          billToId,
        },
        others,
      )
    },
    list: {
      search: ['number', 'name', 'city', 'phone', 'email'],
      finder: { function: `parties.${plural}_holding`, id: 'r.id' },
      defaultSort: [{ field: 'number' }],
      columns: {
        city: { sql: `coalesce(r.address->>'city', '')`, kind: 'text' },
        country: { sql: `coalesce(r.address->>'country', '')`, kind: 'code' },
        billToNumber: {
          sql: '(select b.number from parties.parties b where b.company_id = r.company_id and b.id = r.bill_to_id)',
          kind: 'code',
        },
      },
    },
  })
  implement(contract, `parties.${plural}.block`, record.change as Handler<unknown, never>)
}

implementRecord(contract, 'parties.payment_terms', paymentTerms, {
  table: 'parties.payment_terms',
  check: (_, { discountPercent, discountFormula }) =>
    discountPercent && !dec(discountPercent).isZero() && !discountFormula
      ? [problem('discount_without_formula', {}, { field: 'discountFormula' })]
      : [],
})
implementRecord(contract, 'parties.payment_methods', paymentMethods, { table: 'parties.payment_methods' })
implementRecord(contract, 'parties.salespeople', salespeople, { table: 'parties.salespeople' })
implementRecord(contract, 'parties.carriers', carriers, { table: 'parties.carriers' })
implementRecord(contract, 'parties.carrier_services', carrierServices, { table: 'parties.carrier_services' })
implementRecord(contract, 'parties.templates', templates, { table: 'parties.templates' })
implementRecord(contract, 'parties.ship_to_addresses', shipToAddresses, { table: 'parties.ship_to_addresses' })
implementRecord(contract, 'parties.bank_accounts', bankAccounts, {
  table: 'parties.bank_accounts',
  clean: input => (input.iban === undefined ? input : { ...input, iban: normaliseIban(input.iban) }),
  check: (_, { iban = '' }) => checkPartyIban(iban),
})
implementRecord(contract, 'parties.invoice_discounts', invoiceDiscounts, { table: 'parties.invoice_discounts' })

const party = (column: string, field: string, to: string, toColumn = 'code') => ({
  table: 'parties.parties',
  column,
  field,
  to,
  toColumn,
})
const template = (column: string, field: string, to: string) => ({
  table: 'parties.templates',
  column,
  field,
  to,
  toColumn: 'code',
})

const shipTo = (column: string, field: string, to: string) => ({
  table: 'parties.ship_to_addresses',
  column,
  field,
  to,
  toColumn: 'code',
})

declareReferences(
  party('currency', 'currency', 'currencies.currencies'),
  party('payment_terms', 'paymentTerms', 'parties.payment_terms'),
  party('payment_method', 'paymentMethod', 'parties.payment_methods'),
  party('location', 'location', 'company.locations'),
  party('salesperson', 'salesperson', 'parties.salespeople'),
  party('carrier', 'carrier', 'parties.carriers'),
  party('carrier_service', 'carrierService', 'parties.carrier_services'),
  shipTo('carrier', 'carrier', 'parties.carriers'),
  shipTo('carrier_service', 'carrierService', 'parties.carrier_services'),
  shipTo('location', 'location', 'company.locations'),
  {
    table: 'parties.carrier_services',
    column: 'carrier',
    field: 'carrier',
    to: 'parties.carriers',
    toColumn: 'code',
  },
  party('bill_to_id', 'billToId', 'parties.parties', 'id'),
  template('payment_terms', 'paymentTerms', 'parties.payment_terms'),
  template('payment_method', 'paymentMethod', 'parties.payment_methods'),
  {
    table: 'parties.ship_to_addresses',
    column: 'party_id',
    field: 'partyId',
    to: 'parties.parties',
    toColumn: 'id',
    part: true,
  },
  {
    table: 'parties.bank_accounts',
    column: 'party_id',
    field: 'partyId',
    to: 'parties.parties',
    toColumn: 'id',
    part: true,
  },
  {
    table: 'parties.bank_accounts',
    column: 'currency',
    field: 'currency',
    to: 'currencies.currencies',
    toColumn: 'code',
  },
  {
    table: 'parties.invoice_discounts',
    column: 'currency',
    field: 'currency',
    to: 'currencies.currencies',
    toColumn: 'code',
  },
)
