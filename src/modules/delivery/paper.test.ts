import { describe, expect, it } from 'vitest'
import { hasMessage, languages } from '#platform/i18n'
import type { DocumentOnPaper, LineOnPaper } from './facts.ts'
import { wordingOf } from './letterhead.ts'
import { paperOf } from './paper.ts'
import { allPapers } from './papers.ts'

const line = (changes: Partial<LineOnPaper>): LineOnPaper => ({
  type: 'item', number: '1000', theirNumber: '', variant: '', itemName: '', description: 'Koffie', quantity: '2', outstanding: '0', unit: 'Stuk', unitPrice: '10',
  lineDiscountPercent: '0', taxRate: '21', taxCalculation: 'normal', lineAmount: '20', date: null, prepayment: false, ...changes,
})

const invoice: DocumentOnPaper = {
  id: '0198c0de-0000-7000-8000-000000000001', side: 'sales', state: 'posted', kind: 'invoice', number: '103044', prepayment: false,
  company: {
    name: 'De Zaak', country: 'NL', localCurrency: 'EUR', address: { street: 'Kade', houseNumber: '1', postCode: '3011 AA', city: 'Rotterdam', country: 'NL' },
    taxNumber: 'NL1', registrationNumber: '99000001', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A', email: '', phone: '', website: '',
  },
  party: { name: 'Café Zon', city: 'Gent', country: 'BE' }, billTo: { name: 'Café Zon', city: 'Gent', country: 'BE' }, shipTo: { name: 'Café Zon', city: 'Gent', country: 'BE' },
  partyNumber: 'C00010', partyTaxNumber: 'BE0123', ourAccountNumber: '', documentDate: '2026-11-20', orderDate: null, postingDate: '2026-11-20',
  dueDate: '2026-12-20', shipmentDate: '2026-11-18', requestedDate: null, validUntil: null, orderNumber: 'SO1', corrects: '', yourReference: '', externalNumber: '',
  salesperson: '', shipmentMethod: '', carrier: '', trackingNumber: '', paymentTerms: '30 dagen', currency: 'EUR', pricesIncludingTax: false, discountDate: '2026-11-30', paymentDiscountPercent: '2',
  paymentReference: 'RF18539007547034', grossWeight: '0', lines: [line({ taxCalculation: 'reverse_charge' }), line({ type: 'text', description: 'Met zorg' }), line({ lineAmount: '1000' })],
  invoiceDiscount: '0', net: '1020', tax: '0', gross: '1020',
  taxSummary: [
    { rate: '21', calculation: 'reverse_charge', base: '20', amount: '0' }, { rate: '9', calculation: 'reverse_charge', base: '1000', amount: '0' },
  ],
  taxLcy: null, clauses: ['Btw verlegd'],
}
const dutch = wordingOf('nl-NL')

describe('an invoice', () => {
  const paper = paperOf(invoice, dutch)

  it('asks for its money, with what paying early saves, and the code that pays it', () => {
    expect(paper.payment).toEqual([
      ['Te betalen', 'EUR 1.020,00 uiterlijk 20-12-2026'],
      ['Bij snelle betaling', 'EUR 999,60 uiterlijk 30-11-2026'],
      ['Op rekening', 'NL91 ABNA 0417 1643 00 (ABNANL2A)'],
      ['Betalingskenmerk', 'RF18 5390 0754 7034'],
      ['Betalingscondities', '30 dagen'],
    ])
    expect(paper.qr).toMatch(/^<svg/)
    expect(paperOf({ ...invoice, currency: 'USD' }, dutch).qr).toBeNull()
  })

  it('says who owes the VAT, by rate once, the day of delivery, and the address once', () => {
    expect(paper.taxSummary).toEqual([{ name: 'Btw verlegd', base: '1.020,00', amount: '0,00' }])
    expect(paper.notes).toEqual(['Btw verlegd'])
    expect(paper.meta).toContainEqual(['Leverdatum', '18-11-2026'])
    expect(paper.parties).toEqual([{ label: 'Factuuradres', lines: ['Café Zon', 'Gent', 'BELGIË', 'Btw-nr. BE0123'] }])
  })

  it('hands on the sum of its lines, and has no column for what no line has', () => {
    expect(paper.lines.map(({ sum }) => sum)).toEqual(['20,00', '', '1.020,00'])
    expect(paper.columns.map(({ caption }) => caption)).toEqual(['Artikel', 'Omschrijving', 'Aantal', 'Prijs', 'Btw', 'Bedrag'])
    expect(paper.lines[0]!.cells).toEqual(['1000', 'Koffie', '2 Stuk', '10,00', 'verlegd', '20,00'])
    const discounted = paperOf({ ...invoice, lines: [line({ lineDiscountPercent: '2.5' })] }, dutch)
    expect(discounted.lines[0]!.cells).toContain('2,5 %')
  })

  it('in another currency says what the VAT is in that of the books', () => {
    const foreign = paperOf({ ...invoice, currency: 'USD', taxLcy: '193.40' }, dutch)
    expect(foreign.notes).toContain('Btw in EUR: 193,40')
    expect(foreign.total).toEqual(['Totaal USD', '1.020,00'])
  })
})

describe('what is paid before delivery', () => {
  const part = line({ type: 'gl_account', number: '', unit: '', description: 'Vooruitontvangen', quantity: '1', unitPrice: '8', lineAmount: '8', prepayment: true })

  it('is asked for by its order, as an amount alone', () => {
    const asked = paperOf({ ...invoice, prepayment: true, lines: [part] }, dutch)
    expect(asked.columns.map(({ caption }) => caption)).toEqual(['Omschrijving', 'Btw', 'Bedrag'])
    expect(asked.lines[0]!.cells).toEqual(['Vooruitbetaling op order SO1', '21 %', '8,00'])
  })

  it('is taken off the invoice with a minus', () => {
    const taken = paperOf({ ...invoice, lines: [line({}), { ...part, quantity: '-1', lineAmount: '-8' }] }, dutch)
    expect(taken.lines[1]!.cells).toEqual(['', 'Af: al gefactureerde vooruitbetaling', '', '', '21 %', '−8,00'])
  })
})

describe('figures', () => {
  it('of prices stand on the decimal mark', () => {
    const { lines } = paperOf({ ...invoice, lines: [line({ unitPrice: '0.022' }), line({}), line({ type: 'text', description: 'Met zorg' })] }, dutch)
    expect(lines.map(({ cells }) => cells[3])).toEqual(['0,022', '10,00\u2007', undefined])
  })

  it('of a Norwegian account are those one pays to at home, and the IBAN abroad', () => {
    const company = { ...invoice.company, country: 'NO', localCurrency: 'NOK', iban: 'NO93 8601 1117 947', bic: '' }
    const accountIn = (currency: string) => paperOf({ ...invoice, company, currency }, wordingOf('nb-NO')).payment.find(([name]) => name === 'Til konto')?.[1]
    expect(accountIn('NOK')).toBe('8601.11.17947')
    expect(accountIn('EUR')).toBe('NO93 8601 1117 947')
    expect(paperOf({ ...invoice, partyTaxNumber: 'NO777010018MVA' }, wordingOf('nb-NO')).parties[0]!.lines.at(-1)).toBe('Org.nr. NO 777 010 018 MVA')
  })
})

describe('a shipment note', () => {
  const paper = paperOf({ ...invoice, kind: 'shipment', grossWeight: '12.5' }, dutch)

  it('has no price, no VAT and no amount, and room to sign', () => {
    expect(paper.columns.map(({ caption }) => caption)).toEqual(['Artikel', 'Omschrijving', 'Aantal', 'Eenheid'])
    expect(paper).toMatchObject({ title: 'Pakbon 103044', total: null, totals: [], payment: [], qr: null, notes: [], signs: true, carries: false })
    expect(paper.closing).toEqual([['Brutogewicht', '12,5 kg']])
    expect(JSON.stringify(paper)).not.toMatch(/1\.020,00|10,00/)
  })

  it('says what is still to come, where something is', () => {
    const partly = paperOf({ ...invoice, kind: 'shipment', lines: [line({ outstanding: '1.5' }), line({})] }, dutch)
    expect(partly.columns.map(({ caption }) => caption)).toEqual(['Artikel', 'Omschrijving', 'Aantal', 'Eenheid', 'Nog te leveren'])
    expect(partly.lines.map(({ cells }) => cells.slice(2))).toEqual([['2', 'Stuk', '1,5'], ['2', 'Stuk', '']])
  })
})

describe.each(languages)('in %s', language => {
  it('every paper has a title and a name for all it shows', () => {
    const papers = allPapers()
    expect(papers).toHaveLength(20)
    const keys = papers.flatMap(({ title, parties, meta }) => [
      `title.${title}`, ...parties.map(party => `party.${party}`), ...meta.filter(name => name !== 'party_number'),
    ])
    expect(keys.filter(key => !hasMessage(language, `delivery.${key}`))).toEqual([])
  })
})
