import { describe, expect, test } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import { localDate } from '#platform/local-date'
import { invoicedAmounts } from './amounts.ts'
import type { LineFacts } from './facts.ts'
import { invoiceGl, invoiceTax } from './plan-invoice.ts'
import { planParty } from './plan-party.ts'
import { planSteps } from './quantities.ts'
import { type Changes, accountLine, facts, glTable, line, textLine, vat } from './testing.ts'

/** The invoice of an order: its G/L without the cost of goods, its VAT entries and the party's entry. */
function invoiced(changes: Changes) {
  const given = facts(changes)
  const amounts = invoicedAmounts(given, planSteps(given).lines)
  const party = planParty(given, amounts, Decimal.zero)
  return {
    gl: glTable([...invoiceGl(given, amounts), ...party.gl]),
    tax: invoiceTax(given, amounts).map(({ identifier, kind, base, amount, credit }) =>
      `${kind}${credit ? ' credit' : ''} ${identifier} ${base.toFixed(2)} ${amount.toFixed(2)}`),
    party,
    entry: party.parties[0]!,
    owed: party.partyDetails[0]!,
    rounding: amounts.document.rounding,
  }
}

const purchase = { side: 'purchase' } as const
const one = (changes: Partial<LineFacts>) => [line(10_000, '10', '100', changes)]
const reverse = vat('21', { calculation: 'reverse_charge' })

describe('the posting matrix (ledgers.md §1.3)', () => {
  test.each<[string, Changes, string[], string[], string]>([
    ['P1: sales invoice (E1)', {}, ['control 1210.00', 'sales -1000.00', 'sales VAT -210.00'], ['sale VAT21 -1000.00 -210.00'], '1210.00'],
    ['P2: sales credit memo', { document: { kind: 'credit_memo' } }, ['control -1210.00', 'sales VAT 210.00', 'sales credit 1000.00'],
      ['sale credit VAT21 1000.00 210.00'], '-1210.00'],
    ['P3: purchase invoice', { document: purchase }, ['control -1210.00', 'purchase VAT 210.00', 'purchases 1000.00'], ['purchase VAT21 1000.00 210.00'], '-1210.00'],
    ['P4: purchase under reverse charge, one VAT entry (E2)', { document: purchase, lines: one({ tax: reverse }) },
      ['control -1000.00', 'purchase VAT 210.00', 'purchases 1000.00', 'reverse-charge VAT -210.00'], ['purchase VAT21 1000.00 210.00'], '-1000.00'],
    ['P4: its credit memo', { document: { ...purchase, kind: 'credit_memo' }, lines: one({ tax: reverse }) },
      ['control 1000.00', 'purchase VAT -210.00', 'purchase credit -1000.00', 'reverse-charge VAT 210.00'], ['purchase credit VAT21 -1000.00 -210.00'], '1000.00'],
    ['P5: purchase credit memo', { document: { ...purchase, kind: 'credit_memo' } }, ['control 1210.00', 'purchase VAT -210.00', 'purchase credit -1000.00'],
      ['purchase credit VAT21 -1000.00 -210.00'], '1210.00'],
    ['a sale whose VAT is the buyer’s', { lines: one({ tax: reverse }) }, ['control 1000.00', 'sales -1000.00'], ['sale VAT21 -1000.00 0.00'], '1000.00'],
    ['a line of minus on an invoice', { lines: [line(10_000, '10', '100'), line(20_000, '-1', '100')] },
      ['control 1089.00', 'sales -900.00', 'sales VAT -189.00'], ['sale VAT21 -900.00 -189.00'], '1089.00'],
    ['a G/L account and a text', { lines: [accountLine(10_000, 'rent', '50'), textLine(20_000)] }, ['control 60.50', 'rent -50.00', 'sales VAT -10.50'],
      ['sale VAT21 -50.00 -10.50'], '60.50'],
    ['VAT altogether, as customs bills it', { document: purchase, lines: [accountLine(10_000, 'purchase VAT', '210', { tax: vat('0', { calculation: 'full' }) })] },
      ['control -210.00', 'purchase VAT 210.00'], ['purchase VAT0 0.00 210.00'], '-210.00'],
  ])('%s', (_, changes, gl, tax, owed) => {
    const found = invoiced(changes)
    expect(found.gl).toEqual(gl)
    expect(found.tax).toEqual(tax)
    expect(found.owed.amount.toFixed(2)).toBe(owed)
  })
})

describe('discounts posted apart (P1a)', () => {
  const discounted = (discountPosting: 'none' | 'line' | 'invoice' | 'all', more: Changes = {}) =>
    invoiced({ ...more, setup: { discountPosting }, lines: one({ lineDiscountPercent: dec(10), lineDiscountAmount: dec(100), invoiceDiscountAmount: dec(45) }) }).gl

  test.each([
    ['none', ['sales -855.00']],
    ['line', ['sales -955.00', 'sales line discount 100.00']],
    ['invoice', ['sales -900.00', 'sales invoice discount 45.00']],
    ['all', ['sales -1000.00', 'sales invoice discount 45.00', 'sales line discount 100.00']],
  ] as const)('%s: 1 000.00 less 10 %% and 45.00 is 855.00 all the same', (posting, accounts) => {
    expect(discounted(posting)).toEqual(['control 1034.55', ...accounts, 'sales VAT -179.55'].sort())
  })

  test('bought: the discounts are credited, the purchase is whole', () => {
    expect(discounted('all', { document: purchase })).toEqual([
      'control -1034.55', 'purchase VAT 179.55', 'purchase invoice discount -45.00', 'purchase line discount -100.00', 'purchases 1000.00',
    ])
  })

  test('credited: the other way round', () => {
    expect(discounted('all', { document: { kind: 'credit_memo' } })).toEqual([
      'control -1034.55', 'sales VAT 179.55', 'sales credit 1000.00', 'sales invoice discount -45.00', 'sales line discount -100.00',
    ])
  })

  test('out of prices including VAT the discounts are posted without it', () => {
    const lines = [line(10_000, '1', '121', { lineDiscountPercent: dec(10), lineDiscountAmount: dec('12.10') })]
    expect(invoiced({ document: { pricesIncludingTax: true }, setup: { discountPosting: 'all' }, lines }).gl).toEqual([
      'control 108.90', 'sales -100.00', 'sales VAT -18.90', 'sales line discount 10.00',
    ])
  })
})

describe('amounts of documents.md §3 in the ledgers', () => {
  test('3-A: 130.45 owed, 106.23 sold, VAT 22.06 and 2.16 in an entry each', () => {
    const lines = [
      line(10_000, '3', '33.33', { tax: vat('25'), lineDiscountPercent: dec(10), lineDiscountAmount: dec('10.00'), invoiceDiscountAmount: dec('9.00') }),
      line(20_000, '7', '1.15', { tax: vat('25'), invoiceDiscountAmount: dec('0.80') }),
      line(30_000, '1', '19.99', { tax: vat('12', { salesAccount: 'sales VAT low' }), taxProductGroup: 'REDUCED', invoiceDiscountAmount: dec('2.00') }),
    ]
    const found = invoiced({ lines })
    expect(found.gl).toEqual(['control 130.45', 'sales -17.99', 'sales -88.24', 'sales VAT -22.06', 'sales VAT low -2.16'])
    expect(found.tax).toEqual(['sale VAT25 -88.24 -22.06', 'sale VAT12 -17.99 -2.16'])
    expect(found.entry.netLcy!.toFixed(2)).toBe('106.23')
  })

  test('3-B: three lines of 1.01 at 25 % carry 0.76 of VAT', () => {
    const lines = [1, 2, 3].map(n => line(n * 10_000, '1', '1.01', { tax: vat('25') }))
    expect(invoiced({ lines }).gl).toEqual(['control 3.79', 'sales -3.03', 'sales VAT -0.76'])
  })

  test('3-C: prices including VAT, 5 % invoice discount: 95.00 owed, 76.00 sold', () => {
    const lines = [['59.95', '3'], ['40.05', '2']].map(([price, discount], at) =>
      line((at + 1) * 10_000, '1', price!, { tax: vat('25'), invoiceDiscountAmount: dec(discount!) }))
    expect(invoiced({ document: { pricesIncludingTax: true }, lines }).gl).toEqual(['control 95.00', 'sales -76.00', 'sales VAT -19.00'])
  })

  test('3.69 including 20 %: 3.07 sold, VAT 0.62', () => {
    const lines = [line(10_000, '1', '3.69', { tax: vat('20') })]
    expect(invoiced({ document: { pricesIncludingTax: true }, lines }).gl).toEqual(['control 3.69', 'sales -3.07', 'sales VAT -0.62'])
  })

  test('3-D: 7 × 14.29 less 5 %, invoice discount 9.50: 3 invoiced, then 4', () => {
    const part = (toInvoice: string, invoicedBefore: string) =>
      invoiced({
        lines: [line(10_000, '7', '14.29', {
          tax: vat('0'), lineDiscountPercent: dec(5), lineDiscountAmount: dec('5.00'), invoiceDiscountAmount: dec('9.50'),
          quantityToHandle: dec(toInvoice), quantityToInvoice: dec(toInvoice), handledQuantity: dec(invoicedBefore), invoicedQuantity: dec(invoicedBefore),
        })],
      }).gl
    expect(part('3', '0')).toEqual(['control 36.66', 'sales -36.66'])
    expect(part('4', '3')).toEqual(['control 48.87', 'sales -48.87'])
  })

  test('3-E: three lines of 10.01 at 7.4321 are 223.19 in local currency', () => {
    const document = { currency: 'USD', exchangeFactor: dec(1).dividedBy(dec('7.4321')) }
    const lines = [1, 2, 3].map(n => accountLine(n * 10_000, `sales ${n}`, '10.01', { tax: vat('0') }))
    const found = invoiced({ document, currency: { code: 'USD' }, lines })
    expect(found.gl).toEqual(['control 223.19', 'sales 1 -74.40', 'sales 2 -74.39', 'sales 3 -74.40'])
    expect([found.owed.amount.toFixed(2), found.owed.amountLcy.toFixed(2), found.entry.currency]).toEqual(['30.03', '223.19', 'USD'])
    expect(found.tax).toEqual(['sale VAT0 -223.19 0.00'])
  })

  test('E3: two lines of 0.12 at 21 % carry 0.05 together', () => {
    expect(invoiced({ lines: [line(10_000, '1', '0.12'), line(20_000, '1', '0.12')] }).tax).toEqual(['sale VAT21 -0.24 -0.05'])
  })

  test('E4: 10.00 including 21 % is 8.26 and 1.74', () => {
    expect(invoiced({ document: { pricesIncludingTax: true }, lines: [line(10_000, '1', '10')] }).gl).toEqual(['control 10.00', 'sales -8.26', 'sales VAT -1.74'])
  })
})

describe('invoice rounding (documents.md §3.8)', () => {
  const rounded = (price: string, tax: Parameters<typeof vat> | null) =>
    invoiced({
      setup: { invoiceRounding: true }, lines: [line(10_000, '1', price)],
      group: {
        controlAccount: 'control', invoiceRoundingAccount: 'rounding',
        roundingTax: tax && { ...vat(...tax), productGroup: 'ROUNDING' },
      },
    })

  test('12.43 is rounded to 12.45, on an account without VAT', () => {
    const found = rounded('10.27', null)
    expect(found.gl).toEqual(['control 12.45', 'rounding -0.02', 'sales -10.27', 'sales VAT -2.16'])
    expect(found.tax).toEqual(['sale VAT21 -10.27 -2.16'])
    expect(found.owed.amount.toFixed(2)).toBe('12.45')
  })

  test('on an account with VAT the difference holds it', () => {
    expect(rounded('100.13', ['25', { salesAccount: 'rounding VAT' }]).gl).toEqual(['control 121.15', 'rounding 0.01', 'sales -100.13', 'sales VAT -21.03'])
  })

  test('nothing to round leaves no line', () => expect(rounded('10', null).gl).toEqual(['control 12.10', 'sales -10.00', 'sales VAT -2.10']))
})

describe('what the party owes', () => {
  const discountDate = localDate('2026-06-25')
  const terms = { discountDate, paymentDiscountPercent: dec(2) }

  test('E20: 2 % of 1 210.00 is 24.20 until its day; of 1 000.00 it is 20.00 where the set-up reckons without VAT', () => {
    const found = invoiced({ document: terms })
    expect(found.entry).toMatchObject({ discountDate, dueDate: '2026-06-29', role: 'customer', documentType: 'invoice' })
    expect(found.entry.discount!.toFixed(2)).toBe('24.20')
    expect(invoiced({ document: terms, company: { paymentDiscountExclTax: true } }).entry.discount!.toFixed(2)).toBe('20.00')
    expect(invoiced({ document: { ...terms, ...purchase } }).entry.discount!.toFixed(2)).toBe('-24.20')
    expect(invoiced({}).entry.discount!.toFixed(2)).toBe('0.00')
  })

  test('the payer owes, who ordered is noted', () => {
    const { entry } = invoiced({ document: { billToId: 'payer', partyId: 'orderer' } })
    expect(entry).toMatchObject({ partyId: 'payer', orderingPartyId: 'orderer' })
    expect(invoiced({}).entry.orderingPartyId).toBeUndefined()
  })

  test('a payment method with a balancing account pays at once: the invoice is settled, the bank has the money', () => {
    const immediatePayment = { method: 'CASH', kind: 'bank_account', account: 'B1', glAccount: 'bank', currency: 'EUR' } as const
    const { gl, party } = invoiced({ immediatePayment })
    expect(gl).toEqual(['bank 1210.00', 'control -1210.00', 'control 1210.00', 'sales -1000.00', 'sales VAT -210.00'])
    expect(party.parties.map(({ documentType }) => documentType)).toEqual(['invoice', 'payment'])
    expect(party.partyDetails.map(({ entry, kind, amount }) => `${entry} ${kind} ${amount.toFixed(2)}`)).toEqual([
      '-1 initial 1210.00', '-2 initial -1210.00', '-1 application -1210.00', '-2 application 1210.00',
    ])
    expect(party.bank.map(({ bankAccount, amount }) => `${bankAccount} ${amount.toFixed(2)}`)).toEqual(['B1 1210.00'])
    const bought = invoiced({ immediatePayment: { ...immediatePayment, kind: 'gl_account', account: 'till', glAccount: 'till' }, document: purchase })
    expect(bought.gl).toContain('till -1210.00')
    expect(bought.party.bank).toEqual([])
    expect(invoiced({ immediatePayment, document: { kind: 'credit_memo' } }).party.parties[1]!.documentType).toBe('refund')
  })

  test('a bank account in local currency receives a foreign amount as what it is worth', () => {
    const immediatePayment = { method: 'CASH', kind: 'bank_account', account: 'B1', glAccount: 'bank', currency: 'EUR' } as const
    const document = { currency: 'USD', exchangeFactor: dec('1.25') }
    const bankOf = (currency: string) =>
      invoiced({ immediatePayment: { ...immediatePayment, currency }, document, currency: { code: 'USD' } }).party.bank
        .map(({ amount, amountLcy }) => `${amount.toFixed(2)} ${amountLcy.toFixed(2)}`)
    expect(bankOf('EUR')).toEqual(['968.00 968.00'])
    expect(bankOf('USD')).toEqual(['1210.00 968.00'])
  })
})

test('VAT is dated by posting or by document, as the set-up says, unless the document has a VAT date', () => {
  const documentDate = localDate('2026-05-31')
  const dated = (changes: Changes) => {
    const given = facts(changes)
    return invoiceTax(given, invoicedAmounts(given, planSteps(given).lines))[0]!.taxDate
  }
  expect(dated({ document: { documentDate } })).toBe('2026-06-15')
  expect(dated({ document: { documentDate }, company: { taxDateFrom: 'document' } })).toBe('2026-05-31')
  expect(dated({ document: { documentDate, taxDate: localDate('2026-06-01') } })).toBe('2026-06-01')
})
