import { describe, expect, it } from 'vitest'
import { Decimal, dec } from '#platform/decimal'
import {
  checkBeEnterpriseNumber, checkIban, checkNlKvk, checkNoOrganisationNumber, checkVatNumber, gtinDigit,
} from '#parties/identifiers'
import { countryPacks } from '../../../handel.config.ts'
import {
  type DemoCompany, type DemoItem, type DemoLine, demoCompany, demoCountries, type DocumentStep, type PostStep,
} from './index.ts'

const companies = demoCountries.map(country => [country, demoCompany(country)] as const)

const packOf = ({ country }: DemoCompany) => countryPacks.get(country)!
const codesOf = (list: readonly { readonly code: string }[]): ReadonlySet<string> => new Set(
  list.map(({ code }) => code),
)
const documentsOf = ({ history }: DemoCompany): readonly DocumentStep[] => history.filter(
  step => step.do === 'document',
)

const registrationCheck = { NL: checkNlKvk, BE: checkBeEnterpriseNumber, NO: checkNoOrganisationNumber }

/** What the posts do to stock, read from the steps alone: lines by document, base units, in order. */
function replay(company: DemoCompany): {
  readonly lowest: number
  readonly overshipped: readonly string[]
  readonly left: ReadonlyMap<string, readonly number[]>
} {
  const items = new Map(company.items.map(item => [item.number, item]))
  const documents = new Map<string, { location: string; lines: readonly DemoLine[]; left: number[] }>()
  const stock = new Map<string, number>()
  const overshipped: string[] = []
  let lowest = 0
  const start = (ref: string, location: string, lines: readonly DemoLine[]): void => {
    documents.set(ref, { location, lines, left: lines.map(line => Number(line.quantity ?? '0')) })
  }
  const sign = (step: PostStep): number => ((step.side === 'sales') === (step.kind === 'credit_memo') ? 1 : -1)
  const post = (step: PostStep): void => {
    const document = documents.get(step.ref)!
    document.lines.forEach((line, i) => {
      const named = step.quantities?.find(({ line: no }) => no === i + 1)
      const quantity = !step.handle ? 0 : step.quantities ? Number(named?.quantity ?? '0') : document.left[i]!
      if (quantity > document.left[i]!) overshipped.push(`${step.ref} line ${i + 1}`)
      document.left[i]! -= quantity
      const item = line.item === undefined ? undefined : items.get(line.item)!
      if (item?.type !== 'inventory') return
      const key = `${item.number}/${line.variant ?? ''}/${document.location}`
      const moved = quantity * unitSize(item, line.unit) * sign(step)
      stock.set(key, (stock.get(key) ?? 0) + moved)
      lowest = Math.min(lowest, stock.get(key)!)
    })
  }
  for (const step of company.history) {
    if (step.do === 'document') start(step.ref, step.location, step.lines)
    if (step.do === 'convert') start(step.ref, documents.get(step.quote)!.location, documents.get(step.quote)!.lines)
    if (step.do === 'post') post(step)
  }
  return { lowest, overshipped, left: new Map([...documents].map(([ref, { left }]) => [ref, left])) }
}

const unitSize = (item: DemoItem, unit = item.baseUnit): number =>
  Number(item.units.find(candidate => candidate.unit === unit)!.quantityPerUnit)

describe.each(companies)('demonstration company %s', (country, company) => {
  const pack = packOf(company)
  const parties = [...company.customers, ...company.vendors]

  it('is there in full', () => {
    expect(company.customers.length).toBe(25)
    expect(company.vendors.length).toBe(15)
    expect(company.items.length).toBe(60)
    expect(company.locations.length).toBe(2)
    expect(company.locations.filter(({ isDefault }) => isDefault).length).toBe(1)
    expect(new Set(company.items.map(({ costingMethod }) => costingMethod)).size).toBe(3)
    expect(new Set(company.items.map(({ type }) => type)).size).toBe(3)
    expect(company.items.filter(({ variants }) => variants.length > 0).length).toBeGreaterThan(5)
    expect(company.customers.filter(party => party.address.country === country).length).toBeGreaterThan(12)
    expect(company.customers.filter(party => party.pricesIncludingTax).length).toBeGreaterThan(1)
    expect(parties.filter(party => party.currency !== '').length).toBeGreaterThan(3)
    expect(parties.map(({ paymentTerms }) => paymentTerms)).toContain('2P10-30')
  })

  it('has numbers whose check digits are right, each once', () => {
    const check = registrationCheck[country]
    expect(check(company.registrationNumber)).toEqual([])
    expect(checkVatNumber(country, company.taxNumber)).toEqual([])
    expect(checkIban(company.iban)).toEqual([])
    for (const party of parties) {
      const home = party.address.country
      if (party.taxNumber) expect([party.number, checkVatNumber(home, party.taxNumber)]).toEqual([party.number, []])
      if (home === country) expect(check(party.registrationNumber)).toEqual([])
      if (home === country) expect(party.taxNumber).not.toBe('')
      if (party.iban) expect([party.number, checkIban(party.iban)]).toEqual([party.number, []])
    }
    const vatNumbers = parties.map(party => party.taxNumber).filter(Boolean)
    expect(new Set([...vatNumbers, company.taxNumber]).size).toBe(vatNumbers.length + 1)
    const ibans = parties.map(party => party.iban).filter(Boolean)
    expect(new Set([...ibans, company.iban]).size).toBe(ibans.length + 1)
    const codes = company.items.flatMap(item => [item.gtin, ...item.references.map(({ reference }) => reference)])
    const barcodes = codes.filter(Boolean)
    expect(new Set(barcodes).size).toBe(barcodes.length)
    for (const code of barcodes) expect(`${code.slice(0, 12)}${gtinDigit(code.slice(0, 12))}`).toBe(code)
  })

  it('has a structured address and a name that nobody bears for every party', () => {
    for (const party of parties) {
      for (const part of Object.values(party.address)) expect(part.trim()).not.toBe('')
      expect(party.email).toMatch(/^[a-z]+@[a-z0-9]+\.example$/)
    }
    expect(new Set(parties.map(({ name }) => name)).size).toBe(parties.length)
  })

  it('is numbered as the series number it', () => {
    const first = (purpose: 'customer' | 'vendor' | 'item') => {
      const series = pack.series.find(({ code }) => code === pack.seriesUse[purpose])!.lines[0]!
      return (i: number): string => {
        const [, prefix, digits] = /^(\D*)(\d+)$/.exec(series.startingNo)!
        return prefix! + String(Number(digits) + i * series.increment).padStart(digits!.length, '0')
      }
    }
    expect(company.customers.map(({ number }) => number)).toEqual(company.customers.map((_, i) => first('customer')(i)))
    expect(company.vendors.map(({ number }) => number)).toEqual(company.vendors.map((_, i) => first('vendor')(i)))
    expect(company.items.map(({ number }) => number)).toEqual(company.items.map((_, i) => first('item')(i)))
  })

  it('names only codes that the country pack has', () => {
    const groups = [codesOf(pack.customerPostingGroups), codesOf(pack.vendorPostingGroups)] as const
    for (const party of parties) {
      expect(groups[party.number.startsWith('C') ? 0 : 1]).toContain(party.postingGroup)
      expect(codesOf(pack.paymentTerms)).toContain(party.paymentTerms)
      expect(codesOf(pack.paymentMethods)).toContain(party.paymentMethod)
      if (party.currency) expect(codesOf(pack.currencies)).toContain(party.currency)
      for (const [dimension, value] of Object.entries(party.dimensions)) {
        const known = pack.dimensions.find(({ code }) => code === dimension)!
        expect(codesOf(known.values)).toContain(value)
      }
    }
    for (const item of company.items) {
      for (const { unit } of item.units) expect(codesOf(pack.units)).toContain(unit)
      expect(item.units.map(({ unit }) => unit)).toEqual(expect.arrayContaining([item.salesUnit, item.purchaseUnit]))
      if (item.type === 'inventory') expect(codesOf(pack.inventoryPostingGroups)).toContain(item.inventoryPostingGroup)
      else expect(item.inventoryPostingGroup).toBe('')
      expect(codesOf(company.categories)).toContain(item.category)
    }
    for (const { parent } of company.categories) if (parent) expect(codesOf(company.categories)).toContain(parent)
  })

  it('has a posting row and a VAT cell for every pair of groups it can meet', () => {
    const general = new Set(pack.generalPostingSetup.map(row => `${row.busGroup} × ${row.prodGroup}`))
    const vat = new Set(pack.vatPostingSetup.map(row => `${row.busGroup} × ${row.prodGroup}`))
    for (const party of parties) {
      for (const item of company.items) {
        expect(general).toContain(`${party.generalBusinessGroup} × ${item.generalProductGroup}`)
        expect(vat).toContain(`${party.taxBusinessGroup} × ${item.taxProductGroup}`)
      }
    }
    const accounts = new Map(pack.accounts.map(account => [account.no, account]))
    for (const document of documentsOf(company)) {
      for (const line of document.lines.filter(({ account }) => account !== undefined)) {
        const account = accounts.get(line.account!)
        expect(account).toMatchObject({ type: 'posting', directPosting: true })
        const party = parties.find(({ number }) => number === document.party)!
        expect(vat).toContain(`${party.taxBusinessGroup} × ${account!.vatProdGroup}`)
        expect(general).toContain(`${party.generalBusinessGroup} × ${account!.genProdGroup}`)
      }
    }
  })

  it('earns on what it sells, at two rates, with prices of plausible size', () => {
    for (const item of company.items) {
      expect([item.number, dec(item.unitPrice).greaterThan(dec(item.unitCost))]).toEqual([item.number, true])
      for (const language of ['en', 'nl-NL', 'nb-NO']) expect(item.translations[language]).toBeTruthy()
      expect(item.description).toBe(item.translations[country === 'NO' ? 'nb-NO' : 'nl-NL'])
    }
    expect(new Set(company.items.filter(i => i.type === 'inventory').map(i => i.taxProductGroup)).size).toBe(2)
    for (const line of company.priceLines) {
      const item = company.items.find(({ number }) => number === line.item)!
      if (line.kind === 'price' && line.side === 'sales') {
        expect(dec(line.unitPrice!).greaterThan(dec(item.unitCost))).toBe(true)
        expect(dec(line.unitPrice!).greaterThan(dec(item.unitPrice))).toBe(false)
      }
      expect((line.unitPrice === undefined) !== (line.lineDiscountPercent === undefined)).toBe(true)
    }
  })

  it('tells two months in order of day, about 150 documents, every name once', () => {
    const days = company.history.map(({ day }) => day)
    expect(days.every((day, i) => i === 0 || days[i - 1]! <= day)).toBe(true)
    expect(days.at(0)).toBe(-61)
    expect(days.at(-1)).toBe(0)
    const documents = documentsOf(company)
    expect(documents.length).toBeGreaterThan(130)
    expect(documents.length).toBeLessThan(170)
    const refs = [
      ...documents.map(({ ref }) => ref),
      ...company.history.flatMap(s => (s.do === 'convert' ? [s.ref] : [])),
    ]
    expect(new Set(refs).size).toBe(refs.length)
    const papers = company.history.flatMap(step => {
      const paper = (step.do === 'document' || step.do === 'post') && step.side === 'purchase' && step.externalNumber
      return paper ? [paper] : []
    })
    expect(new Set(papers).size).toBe(papers.length)
    expect(demoCompany(country).history).toEqual(company.history)
  })

  it('names parties, items, variants, units and places that exist', () => {
    const numbers = { sales: company.customers, purchase: company.vendors }
    for (const document of documentsOf(company)) {
      expect(numbers[document.side].map(({ number }) => number)).toContain(document.party)
      expect(codesOf(company.locations)).toContain(document.location)
      expect(document.lines.length).toBeGreaterThan(0)
      for (const line of document.lines.filter(candidate => candidate.item !== undefined)) {
        const item = company.items.find(({ number }) => number === line.item)!
        if (item.variants.length > 0) expect(codesOf(item.variants)).toContain(line.variant)
        else expect(line.variant).toBeUndefined()
        if (line.unit) expect(item.units.map(({ unit }) => unit)).toContain(line.unit)
        expect(dec(line.quantity!).isPositive()).toBe(true)
        const euros = dec(item.unitPrice).times(dec(line.quantity!)).times(dec(unitSize(item, line.unit)))
        expect(euros.lessThan(dec(country === 'NO' ? 250_000 : 20_000))).toBe(true)
      }
    }
  })

  it('never ships what is not there, nor more than was ordered', () => {
    const { lowest, overshipped } = replay(company)
    expect(lowest).toBe(0)
    expect(overshipped).toEqual([])
  })

  it('settles what was posted before, once, and never more credit than debt', () => {
    const posted = new Map<string, { party: string; credit: boolean }>()
    const settled = new Set<string>()
    const partyOf = new Map(documentsOf(company).map(({ ref, party }) => [ref, party]))
    for (const step of company.history) {
      if (step.do === 'convert') partyOf.set(step.ref, partyOf.get(step.quote)!)
      if (step.do === 'post' && step.invoiceRef) {
        expect(step.invoice).toBe(true)
        expect(posted.has(step.invoiceRef)).toBe(false)
        posted.set(step.invoiceRef, { party: partyOf.get(step.ref)!, credit: step.kind === 'credit_memo' })
      }
      if (step.do !== 'payment') continue
      expect(step.settles.map(ref => posted.get(ref)?.party)).toEqual(step.settles.map(() => step.party))
      expect(step.settles.some(ref => !posted.get(ref)!.credit)).toBe(true)
      for (const ref of step.settles) {
        expect(settled.has(ref)).toBe(false)
        if (typeof step.amount === 'string') settled.add(ref)
      }
    }
    expect(settled.size).toBeGreaterThan(60)
    expect(posted.size - settled.size).toBeGreaterThan(20)
  })

  it('leaves something in every list', () => {
    const { left } = replay(company)
    const { history } = company
    const converted = new Set(history.flatMap(step => (step.do === 'convert' ? [step.quote] : [])))
    const posted = new Set(history.flatMap(step => (step.do === 'post' ? [step.ref] : [])))
    const openIn = (side: DocumentStep['side'], kind: DocumentStep['kind']): readonly DocumentStep[] =>
      documentsOf(company).filter(
        step => step.side === side && step.kind === kind && !converted.has(step.ref) && !posted.has(step.ref),
      )
    for (const side of ['sales', 'purchase'] as const) {
      for (const kind of ['quote', 'blanket_order', 'order', 'invoice', 'return_order', 'credit_memo'] as const) {
        expect([side, kind, openIn(side, kind).length > 0]).toEqual([side, kind, true])
      }
    }
    const partly = [...left].filter(([ref, lines]) => posted.has(ref) && lines.some(quantity => quantity > 0))
    expect(new Set(partly.map(([ref]) => ref.slice(0, 2)))).toEqual(new Set(['SO', 'PO']))
    const amounts = history.flatMap(step => (step.do === 'payment' ? [step.amount] : []))
    expect(amounts).toEqual(expect.arrayContaining(['full', 'discounted', { percent: '50' }]))
  })

  it('opens with capital that balances', () => {
    const [first] = company.history
    expect(first?.do).toBe('journal')
    if (first?.do !== 'journal') return
    expect(Decimal.sum(first.lines.map(({ amount }) => dec(amount))).isZero()).toBe(true)
    const accounts = pack.accounts.filter(({ type, directPosting }) => type === 'posting' && directPosting)
    const typed = first.lines.map(({ account }) => account).filter(account => account !== 'bank')
    for (const account of typed) expect(accounts.map(({ no }) => no)).toContain(account)
  })
})
