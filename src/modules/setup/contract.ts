/** How a company begins: the countries there are, and founding one. */
import { z } from 'zod'
import { code, command, query, text } from '#platform/contract'
import { addressSchema } from '#platform/record-contract'

const describedField = z.object({
  name: z.string(),
  kind: z.enum(['text', 'code', 'choice', 'local_text', 'decimal', 'integer', 'date', 'time', 'boolean', 'id', 'json']),
  /** `once` is typed when a row is made, `given` never. */
  need: z.enum(['required', 'optional', 'once', 'given']),
  nullable: z.boolean(),
  values: z.array(z.string()).optional(),
  /** Of a JSON value: texts by language, an object of named parts, a list of texts. */
  form: z.enum(['texts', 'parts', 'list', 'other']).optional(),
  parts: z.array(z.string()).optional(),
  /** Whose field it names, and which values those rows have. */
  names: z.object({ record: z.string(), field: z.string(), where: z.record(z.string(), z.string()) }).optional(),
})

/** What is said of a company when it is founded. */
const founded = {
  country: z.string().trim().length(2),
  name: z.string().trim().min(1).max(100),
  code: code(),
  /** Of its texts and papers; the first of the country when left out. */
  language: text(10).optional(),
  address: addressSchema.optional(),
  taxNumber: text(20).optional(),
  registrationNumber: text(20).optional(),
  iban: text(42).optional(),
  bic: text(11).optional(),
  email: text(100).optional(),
  phone: text(30).optional(),
  website: text(100).optional(),
}

export const contract = {
  'setup.countries.list': query(
    'Lists the countries a company can be founded in, with what its numbers are called there',
    z.strictObject({}),
    z.object({
      rows: z.array(
        z.object({
          country: z.string(),
          languages: z.array(z.string()),
          currency: z.string(),
          /** Of the registration number and of the VAT number: the name, and one that is well formed and of nobody. */
          registration: z.object({ name: z.string(), example: z.string() }),
          tax: z.object({ name: z.string(), example: z.string() }),
        }),
      ),
    }),
  ),
  'setup.records.describe': query(
    'Describes the masters and set-up records: their fields, what each may be and what it names; pages are drawn from it',
    z.strictObject({}),
    z.object({
      records: z.array(
        z.object({ record: z.string(), key: z.array(z.string()), isSingle: z.boolean(), fields: z.array(describedField) }),
      ),
    }),
  ),
  'setup.public_holidays.add': command(
    "Adds the country's public holidays of a year to the days the company is closed, where they are not among them yet",
    z.strictObject({ year: z.int().min(1900).max(2199) }),
    z.object({ added: z.int() }),
  ),
  'setup.company.check': query(
    'Says what founding a company would be refused for, without founding it',
    z.strictObject({ ...founded, name: text(100), code: text(20) }).partial().required({ country: true }),
    z.object({ checked: z.literal(true) }),
  ),
  'setup.company.create': {
    ...command(
      'Founds a company with the chart of accounts, VAT, number series and terms of its country; the caller becomes its owner',
      z.strictObject(founded),
      z.object({ code: z.string(), uuid: z.string() }),
    ),
    asOwner: true as const,
  },
} as const
