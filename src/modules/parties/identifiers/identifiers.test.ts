import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { declaredProblems } from '#platform/problem'
import {
  beBankAccountCheck, beEnterpriseCheck, buildIban, buildKid, buildOgm, buildRf, checkBeBankAccount,
  checkBeEnterpriseNumber, checkBeVatNumber, checkEuVatNumber, checkIban, checkKid, checkKidLayout, checkNlKvk,
  checkNlVatNumber, checkNoBankAccount, checkNoOrganisationNumber, checkNoVatNumber, checkOgm, checkRf, checkVatNumber,
  defaultKidLayout, formatBeEnterpriseNumber, formatIban, formatNoBankAccount, formatNoOrganisationNumber, formatOgm,
  formatRf, gtinDigit, type KidLayout, nlVatCheck, noBankAccountCheck, noOrganisationCheck, readKid, readOgm,
  recogniseReference, sameReference,
} from './index.ts'

const codes = (problems: readonly { code: string }[]): readonly string[] => problems.map(({ code }) => code)
const problemOf = (code: string, params: object) => expect.objectContaining({ code, params }) as unknown
const invoice = (document: string) => ({ document, customer: '10', type: 'invoice' }) as const

describe('bank accounts', () => {
  it.each(['NL69 ABNA 0306 0012 41', 'BE67 2900 0461 4187', 'NO93 8601 1117 947', 'DE89370400440532013000'])(
    'takes %s',
    iban => expect(checkIban(iban)).toEqual([]),
  )
  it.each([
    ['NL69 ABNA 0306 0012 42', 'parties.iban_check'],
    ['NL96 ABNA 0306 0012 41', 'parties.iban_check'],
    ['NL69 ABNA 0306 0012 4', 'parties.iban_length'],
    ['BE67 2900 0461 41870', 'parties.iban_length'],
    ['0306001241', 'parties.iban_form'],
    ['', 'parties.iban_form'],
  ])('refuses %s', (iban, code) => expect(codes(checkIban(iban))).toEqual([code]))
  it('builds and prints', () => {
    expect(buildIban('NL', 'ABNA0306001241')).toBe('NL69ABNA0306001241')
    expect(buildIban('BE', '290004614187')).toBe('BE67290004614187')
    expect(buildIban('NO', '86011117947')).toBe('NO9386011117947')
    expect(formatIban('be67290004614187')).toBe('BE67 2900 0461 4187')
    expect(formatNoBankAccount('86011117947')).toBe('8601 11 17947')
  })
  it('knows the national check digits', () => {
    expect(checkBeBankAccount('290-0046141-87')).toEqual([])
    expect(checkBeBankAccount('431-0065952-59')).toEqual([])
    expect(codes(checkBeBankAccount('431-0065952-58'))).toEqual(['parties.be_bank_account_check'])
    expect(beBankAccountCheck('0000000097')).toBe('97')
    expect(checkNoBankAccount('8601 11 17947')).toEqual([])
    expect(codes(checkNoBankAccount('8601 11 17948'))).toEqual(['parties.no_bank_account_check'])
    expect(noBankAccountCheck('8601111794')).toBe('7')
  })
})

describe('registration and VAT numbers', () => {
  it('tests a Dutch VAT number by the rule of the eleven or modulo 97', () => {
    expect(checkNlVatNumber('NL777777770B77')).toEqual([])
    expect(nlVatCheck('77777777')).toBe('0')
    expect(checkNlVatNumber('NL123456789B13')).toEqual([])
    expect(nlVatCheck('12345678')).not.toBe('9')
    expect(codes(checkNlVatNumber('NL123456789B14'))).toEqual(['parties.nl_vat_check'])
    expect(codes(checkNlVatNumber('NL77777777B77'))).toEqual(['parties.nl_vat_form'])
  })
  it('tests a Chamber of Commerce number by its form', () => {
    expect(checkNlKvk('12345678')).toEqual([])
    expect(codes(checkNlKvk('1234567'))).toEqual(['parties.nl_kvk_form'])
  })
  it('tests a Belgian enterprise number', () => {
    expect(checkBeEnterpriseNumber('0058.315.707')).toEqual([])
    expect(beEnterpriseCheck('00583157')).toBe('07')
    expect(checkBeVatNumber('BE 0058.315.707')).toEqual([])
    expect(checkBeEnterpriseNumber('0058.315.708')).toEqual([
      problemOf('parties.be_enterprise_check', { number: '0058.315.708', expected: '07' }),
    ])
    expect(codes(checkBeEnterpriseNumber('2058.315.707'))).toEqual(['parties.be_enterprise_form'])
    expect(formatBeEnterpriseNumber('0058315707')).toBe('0058.315.707')
  })
  it('tests a Norwegian organisation number', () => {
    expect(checkNoOrganisationNumber('777 777 777')).toEqual([])
    expect(checkNoVatNumber('NO 777 777 777 MVA')).toEqual([])
    expect(checkNoVatNumber('777777777MVA')).toEqual([])
    expect(codes(checkNoVatNumber('777777777'))).toEqual(['parties.no_organisation_form'])
    expect(codes(checkNoOrganisationNumber('777777778'))).toEqual(['parties.no_organisation_check'])
    expect(formatNoOrganisationNumber('777777777')).toBe('777 777 777')
  })
  it('refuses a number whose check digit would be 10', () => {
    // Σ = 3·0 + 2·0 + 7·0 + 6·0 + 5·0 + 4·0 + 3·0 + 2·6 = 12; 11 − (12 mod 11) = 10.
    expect(noOrganisationCheck('00000006')).toBeNull()
    expect(codes(checkNoOrganisationNumber('000000060'))).toEqual(['parties.no_organisation_check'])
  })
  it('knows the form of the other member states, and that the number is of the country', () => {
    expect(checkEuVatNumber('DE123456789')).toEqual([])
    expect(checkEuVatNumber('ATU12345678')).toEqual([])
    expect(codes(checkEuVatNumber('DE12345678'))).toEqual(['parties.eu_vat_form'])
    expect(codes(checkEuVatNumber('US123456789'))).toEqual(['parties.eu_vat_form'])
    expect(checkVatNumber('GR', 'EL123456789')).toEqual([])
    expect(codes(checkVatNumber('FR', 'DE123456789'))).toEqual(['parties.eu_vat_form'])
    expect(codes(checkVatNumber('NL', 'BE0058315707'))).toEqual(['parties.nl_vat_form'])
    expect(checkVatNumber('US', 'anything')).toEqual([])
  })
  it('closes an article number', () => expect(gtinDigit('400638133393')).toBe('1'))
})

describe('structured communication', () => {
  it.each([
    ['103001', '+++000/0103/00184+++'],
    ['0123456789', '+++012/3456/78939+++'],
    ['97', '+++000/0000/09797+++'],
  ])('of %s is %s', (number, printed) => {
    const { reference, problems } = buildOgm(number)
    expect(problems).toEqual([])
    expect(formatOgm(reference!)).toBe(printed)
    expect(checkOgm(printed)).toEqual([])
    expect(readOgm(printed)).toBe(String(BigInt(number)))
  })
  it('is told from free text', () => {
    expect(checkOgm('***000/0103/00184***')).toEqual([])
    expect(codes(checkOgm('+++000/0103/00185+++'))).toEqual(['parties.ogm_check'])
    expect(codes(checkOgm('invoice 103001'))).toEqual(['parties.ogm_form'])
    expect(recogniseReference('+++000/0103/00184+++')).toEqual({ kind: 'ogm', reference: '000010300184' })
    expect(recogniseReference('rf18 5390 0754 7034')).toEqual({ kind: 'rf', reference: 'RF18539007547034' })
    expect(recogniseReference('thanks for the fish')).toBeNull()
  })
  it('gives none for a number with letters or more than ten digits', () => {
    expect(buildOgm('SI103001')).toMatchObject({ reference: null, problems: [{ severity: 'warning' }] })
    expect(buildOgm('12345678901').reference).toBeNull()
  })
  it('reads back what it built', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999n }), n => {
        const { reference } = buildOgm(String(n))
        expect(checkOgm(formatOgm(reference!))).toEqual([])
        expect(readOgm(reference!)).toBe(String(n))
      }),
    )
  })
})

describe('KID', () => {
  const seven: KidLayout = { parts: [{ field: 'document', length: 7 }], check: 'mod10' }
  const withType: KidLayout = {
    parts: [
      { field: 'type', length: 1 },
      { field: 'customer', length: 6 },
      { field: 'document', length: 8 },
    ],
    check: 'mod10',
  }
  it('of document 103001', () => {
    expect(buildKid(defaultKidLayout, invoice('103001'))).toEqual({ reference: '00001030014', problems: [] })
    expect(buildKid(seven, invoice('103001')).reference).toBe('01030014')
    expect(buildKid({ ...seven, check: 'mod11' }, invoice('103001')).reference).toBe('01030019')
    expect(checkKid('00001030014')).toEqual([])
    expect(checkKid('01030019', 'mod11')).toEqual([])
    expect(codes(checkKid('01030015'))).toEqual(['parties.kid_check'])
    expect(codes(checkKid('0103A014'))).toEqual(['parties.kid_form'])
  })
  it('has a dash where modulus 11 gives ten', () => {
    // From the right 6·2 = 12; 11 − 1 = 10.
    expect(buildKid({ ...seven, check: 'mod11' }, invoice('6')).reference).toBe('0000006-')
    expect(checkKid('0000006-', 'mod11')).toEqual([])
  })
  it('gives none, and says why, when a part does not fit', () => {
    expect(buildKid(seven, invoice('12345678'))).toMatchObject({
      reference: null,
      problems: [{ code: 'parties.kid_part', params: { field: 'document', length: 7 }, severity: 'warning' }],
    })
    expect(buildKid(defaultKidLayout, invoice('SI1')).reference).toBeNull()
  })
  it('needs the type for reminders, and at most 25 characters', () => {
    expect(codes(checkKidLayout(defaultKidLayout, 'reminder'))).toEqual(['parties.kid_setup'])
    expect(checkKidLayout(withType, 'finance_charge_memo')).toEqual([])
    expect(codes(checkKidLayout({ parts: [{ field: 'document', length: 25 }], check: 'mod10' }))).toEqual([
      'parties.kid_layout',
    ])
    const { reference } = buildKid(withType, { document: '103001', customer: '10', type: 'reminder' })
    expect(reference?.slice(0, 15)).toBe('300001000103001')
    expect(readKid(withType, reference!)).toEqual({ type: '3', customer: '10', document: '103001' })
    expect(readKid(seven, reference!)).toBeNull()
  })
})

describe('creditor reference', () => {
  it('builds, checks and prints', () => {
    expect(buildRf('103001').reference).toBe('RF64103001')
    expect(buildRf('539007547034').reference).toBe('RF18539007547034')
    expect(checkRf('RF18 5390 0754 7034')).toEqual([])
    expect(codes(checkRf('RF19 5390 0754 7034'))).toEqual(['parties.rf_check'])
    expect(codes(checkRf('103001'))).toEqual(['parties.rf_form'])
    expect(formatRf('rf18539007547034')).toBe('RF18 5390 0754 7034')
    expect(buildRf('').reference).toBeNull()
    expect(sameReference('RF18 5390/0754 7034', 'rf18539007547034')).toBe(true)
  })
  it('finds every swap of two neighbours', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{2,20}$/), fc.nat(18), (number, at) => {
        const i = at % (number.length - 1)
        fc.pre(number[i] !== number[i + 1])
        const { reference } = buildRf(number)
        const swapped = number.slice(0, i) + number[i + 1]! + number[i]! + number.slice(i + 2)
        expect(codes(checkRf(reference!.slice(0, 4) + swapped))).toEqual(['parties.rf_check'])
      }),
    )
  })
})

describe('texts', () => {
  const texts = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`./locales/${language}.json`, import.meta.url), 'utf8')) as Record<string, string>
  const own = declaredProblems().filter(({ code }) => code.startsWith('parties.'))

  it.each(['en', 'nl-NL', 'nl-BE', 'nb-NO'])('every problem speaks %s and names its params', language => {
    const messages = language === 'nl-BE' ? { ...texts('nl-NL'), ...texts('nl-BE') } : texts(language)
    expect(Object.keys(messages).toSorted()).toEqual(own.map(({ code }) => code).toSorted())
    for (const { code, params } of own) {
      const values = Object.fromEntries(params.map(name => [name, name === 'length' ? 7 : `<${name}>`]))
      const message = new IntlMessageFormat(messages[code]!, language, undefined, { ignoreTag: true })
      const said = String(message.format(values))
      for (const name of params) {
        if (name === 'length') expect(said).toContain('7')
        else if (!['field', 'documentType'].includes(name)) expect(said).toContain(`<${name}>`)
      }
    }
  })
})
