import { describe, expect, it } from 'vitest'
import { dec } from '#platform/decimal'
import { type PaymentRequest, drawnCode, paymentCode } from './payment-qr.ts'
import { printedReference } from './payment.ts'

const request: PaymentRequest = {
  country: 'NL',
  name: 'Handelshuis De Linde B.V.',
  iban: 'NL91 ABNA 0417 1643 00',
  bic: 'ABNANL2A',
  currency: 'EUR',
  amount: dec('1234.5'),
  reference: 'RF18 5390 0754 7034',
}

describe('the payment code', () => {
  it('has the twelve lines of version 002, the creditor reference as structured', () => {
    expect(paymentCode(request)).toBe(
      'BCD\n002\n1\nSCT\nABNANL2A\nHandelshuis De Linde B.V.\nNL91ABNA0417164300\nEUR1234.50\n\nRF18539007547034\n',
    )
  })

  it('takes any other reference as text, a Belgian one with its marks', () => {
    const lines = (reference: string) => paymentCode({ ...request, reference })!.split('\n').slice(9)
    expect(lines('103044')).toEqual(['', '103044'])
    expect(lines('+++000/0103/00184+++')).toEqual(['', '+++000/0103/00184+++'])
    expect(lines('RF1')).toEqual(['', 'RF1'])
  })

  it.each([
    ['in kroner', { currency: 'NOK' }],
    ['in Norway', { country: 'NO' }],
    ['without an account', { iban: ' ' }],
    ['for nothing', { amount: dec('0') }],
    ['for less than a cent', { amount: dec('0.004') }],
    ['for what is owed the other way', { amount: dec('-5') }],
    ['for more than the field holds', { amount: dec('1000000000') }],
  ])('is not there %s', (_, changes) => {
    expect(paymentCode({ ...request, ...changes })).toBeNull()
  })

  it('needs no BIC, and cuts what is too long', () => {
    const lines = paymentCode({ ...request, bic: '', name: 'N'.repeat(90), reference: 'r'.repeat(200) })!.split('\n')
    expect(lines.map(line => line.length)).toEqual([3, 3, 1, 3, 0, 70, 18, 10, 0, 0, 140])
  })

  it('stays within the 331 bytes and the version of the guideline, whatever is on the invoice', () => {
    const longest = paymentCode({ ...request, name: 'N'.repeat(70), iban: 'N'.repeat(34), reference: 'r'.repeat(140), amount: dec('999999999.99') })!
    expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(331)
    // Version 13 has 69 modules a side, and a border of one on each.
    const [, width] = /viewBox="0 0 (\d+) /.exec(drawnCode(longest))!
    expect(Number(width)).toBeLessThanOrEqual(71 * 10)
  })
})

it.each([
  ['BE', '000010300184', '+++000/0103/00184+++'],
  ['NL', 'RF18539007547034', 'RF18 5390 0754 7034'],
  ['NO', '00001030014', '00001030014'],
  ['BE', '103044', '103044'],
])('a reference in %s is printed as people know it', (country, reference, printed) => {
  expect(printedReference(reference, country)).toBe(printed)
})
