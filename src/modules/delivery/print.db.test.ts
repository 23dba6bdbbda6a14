import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentView } from '#contract/trade'
import { operations } from '#platform/command'
import { Refused } from '#platform/problem'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { loadModules } from '../../load-modules.ts'
import { readPdf } from '../../testing/pdf-text.ts'

await loadModules()
const db = await freshDatabase()
const companies = new Map<string, TestCompany>()

interface Posted { readonly documents: readonly { id: string; kind: string; number: string; paymentReference: string }[] }
interface File { readonly fileName: string; readonly content: string }

beforeAll(async () => {
  for (const [country, iban] of [['NL', 'NL91ABNA0417164300'], ['BE', 'BE68539007547034'], ['NO', 'NO9386011117947']] as const) {
    const company = await testCompany(db, country)
    await db.owner.query(`update company.companies set iban = $2, bic = 'DEMO2A' where id = $1`, [company.companyId, iban])
    await company.call('stock.adjust', { lines: [{ type: 'positive', itemId: company.items.inventory[0]!.id, quantity: '1000', unitCost: '6' }] })
    companies.set(country, company)
  }
})

async function print(company: TestCompany, operation: string, input: object): Promise<{ pages: string[]; fileName: string }> {
  const { fileName, content } = await company.call<File>(operation, input)
  return { fileName, pages: readPdf(Buffer.from(content, 'base64')) }
}

const lines = [{ itemNumber: 'INV-1', quantity: '2', unitPrice: '1234.5', lineDiscountPercent: '10' }, { description: 'With care' }]

describe('every open document', () => {
  const kinds = operations().flatMap(({ name }) => (/^(?:sales|purchase)\.(?!posted|price_)\w+\.create$/.test(name) ? [name.slice(0, -'.create'.length)] : []))

  it.each(kinds)('%s is printed under its number, in each language', async kind => {
    const company = companies.get('NL')!
    const { id, number } = await company.call<DocumentView>(`${kind}.create`, { partyNumber: kind.startsWith('sales') ? 'C-DOM' : 'V-DOM', lines })
    const titles = new Set<string>()
    for (const language of ['en', 'nl-NL', 'nl-BE', 'nb-NO']) {
      const { pages, fileName } = await print(company, 'delivery.document.pdf', { id, language })
      expect(fileName).toMatch(new RegExp(` ${number}\\.pdf$`))
      expect(pages[0]).toContain(fileName.slice(0, -'.pdf'.length))
      expect(pages[0]).toContain('With care')
      titles.add(fileName)
    }
    expect(titles.size).toBeGreaterThan(1)
  })
})

describe('comments', () => {
  it('that are meant for paper stand under their line and under all lines, on the order and on what is posted of it', async () => {
    const company = companies.get('NL')!
    const order = await company.call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', lines })
    const comment = (text: string, prints: boolean, lineId?: string) => company.call('sales.remarks.comment', { documentId: order.id, text, prints, ...(lineId && { lineId }) })
    await comment('Ring an hour before', true)
    await comment('Pays late', false)
    await comment('In blue\nas the sample', true, order.lines[0]!.id)
    const inOrder = async (operation: string, id: string): Promise<number[]> => {
      const text = (await print(company, operation, { id, language: 'en' })).pages.join('\n')
      expect(text).not.toContain('Pays late')
      return ['In blue', 'as the sample', 'With care', 'Ring an hour before'].map(each => text.indexOf(each))
    }
    const onOrder = await inOrder('delivery.document.pdf', order.id)
    expect(onOrder[0]).toBeGreaterThan(0)
    expect(onOrder).toEqual(onOrder.toSorted((left, right) => left - right))
    const { documents } = await company.call<Posted>('sales.order.post', { id: order.id, handle: true, invoice: true })
    for (const { id } of documents) {
      const found = await inOrder('delivery.posted_document.pdf', id)
      expect(found[0]).toBeGreaterThan(0)
      expect(found).toEqual(found.toSorted((left, right) => left - right))
    }
  })
})

describe('an order on its way', () => {
  it.each([
    ['NL', 'nl-NL', 'Factuur', 'Pakbon', '2.222,10', 'btw'],
    ['BE', 'nl-BE', 'Factuur', 'Leveringsbon', '2.222,10', 'btw'],
    ['NO', 'nb-NO', 'Faktura', 'Pakkseddel', '2 222,10', 'mva'],
  ])('in %s prints goods without prices and an invoice that can be paid', async (country, language, invoiceWord, shipmentWord, net, tax) => {
    const company = companies.get(country)!
    const order = await company.call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', yourReference: 'Aunt May', lines })
    const { documents } = await company.call<Posted>('sales.order.post', { id: order.id, handle: true, invoice: true })
    const [shipment, invoice] = ['shipment', 'invoice'].map(kind => documents.find(document => document.kind === kind)!)

    const note = await print(company, 'delivery.posted_document.pdf', { id: shipment!.id, language })
    expect(note.fileName).toBe(`${shipmentWord} ${shipment!.number}.pdf`)
    expect(note.pages[0]).toContain('INV-1')
    expect(note.pages[0]).not.toMatch(/1.?234,5|2.?222,1/)

    const bill = await print(company, 'delivery.posted_document.pdf', { id: invoice!.id, language })
    const text = bill.pages[0]!.replaceAll(/\s/g, ' ')
    expect(text).toContain(`${invoiceWord} ${invoice!.number}`)
    expect(text).toContain(net)
    expect(text.toLowerCase()).toContain(`${tax}-spesifikasjon`.replace('btw-spesifikasjon', 'btw-specificatie'))
    expect(text).toContain('Aunt May')
    expect(text).toContain(order.number)
    const digits = text.replaceAll(/[\s+/]/g, '')
    expect(digits).toContain(invoice!.paymentReference || invoice!.number)
    expect(text.includes('Scan')).toBe(country !== 'NO')
  })
})

describe('a shipment note', () => {
  it.each([
    ['en', 'To follow'], ['nl-NL', 'Nog te leveren'], ['nl-BE', 'Nog te leveren'], ['nb-NO', 'Rest å levere'],
  ])('in %s says what its order still had to come after it, also when more went since', async (language, word) => {
    const company = companies.get('NL')!
    const order = await company.call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', lines: [{ itemNumber: 'INV-1', quantity: '97', unitPrice: '1', quantityToHandle: '34' }] })
    const ship = async (): Promise<string> => {
      const { documents } = await company.call<Posted>('sales.order.post', { id: order.id, handle: true, invoice: false })
      return documents.find(({ kind }) => kind === 'shipment')!.id
    }
    const said = async (id: string): Promise<string> => (await print(company, 'delivery.posted_document.pdf', { id, language })).pages[0]!
    const first = await ship()
    expect(await said(first)).toMatch(new RegExp(`${word}[^]*63`))
    const rest = await ship()
    expect(await said(rest)).not.toContain(word)
    expect(await said(first)).toMatch(/34\s+\S+\s+63/)
    await company.call('sales.posted_shipment.reverse', { id: rest })
    expect(await said(first)).toMatch(/34\s+\S+\s+63/)
  })
})

describe('a long invoice', () => {
  it('repeats its heads, carries its sums, and counts its pages', async () => {
    const company = companies.get('NL')!
    const many = Array.from({ length: 90 }, (_, index) => ({ itemNumber: 'INV-1', quantity: '1', unitPrice: String(index + 1) }))
    const invoice = await company.call<DocumentView>('sales.invoice.create', { partyNumber: 'C-DOM', lines: many })
    const { documents } = await company.call<Posted>('sales.invoice.post', { id: invoice.id })
    const { pages } = await print(company, 'delivery.posted_document.pdf', { id: documents.find(({ kind }) => kind === 'invoice')!.id, language: 'en' })
    expect(pages.length).toBeGreaterThan(2)
    const carried = pages.map(page => ({ from: /Carried forward ([\d.,]+)/.exec(page)?.[1], to: /Carried over ([\d.,]+)/.exec(page)?.[1] }))
    expect(carried[0]!.from).toBeUndefined()
    expect(carried.at(-1)!.to).toBeUndefined()
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Description')
      expect(page).toContain(`Page ${index + 1} / ${pages.length}`)
      if (index > 0) expect(carried[index]!.from).toBe(carried[index - 1]!.to)
    }
    // The first page ends after n lines of 1, 2, 3 …: what it hands on is a sum of those.
    const handed = BigInt(carried[0]!.to!.replaceAll(/\D/g, '')) / 100n
    expect(Array.from({ length: 91 }, (_, n) => BigInt((n * (n + 1)) / 2))).toContain(handed)
    expect(pages.at(-1)).toContain('4,095.00')
  })
})

describe('totals', () => {
  it('never stand on a page without a line, however many lines there are', async () => {
    const company = companies.get('NL')!
    const pages = new Set<number>()
    for (let count = 20; count < 34; count++) {
      const quote = await company.call<DocumentView>('sales.quote.create', {
        partyNumber: 'C-DOM', lines: Array.from({ length: count }, () => ({ itemNumber: 'INV-1', quantity: '1', unitPrice: '1' })),
      })
      const { pages: printed } = await print(company, 'delivery.document.pdf', { id: quote.id, language: 'en' })
      pages.add(printed.length)
      expect(printed.find(page => page.includes('Total excl. VAT')), `${count} lines`).toContain('INV-1')
    }
    expect([...pages].toSorted()).toEqual([1, 2])
  })
})

describe('where goods go and when they went', () => {
  it('is our name on what is bought, and the day they left on the invoice, whenever they were to leave', async () => {
    const company = companies.get('NL')!
    const bought = await company.call<DocumentView>('purchase.order.create', { partyNumber: 'V-DOM', lines })
    const paper = (await print(company, 'delivery.document.pdf', { id: bought.id, language: 'en' })).pages[0]!
    expect(paper.slice(paper.indexOf('Deliver to'))).toContain('Test company NL')
    const order = await company.call<DocumentView>('sales.order.create', { partyNumber: 'C-DOM', shipmentDate: '2099-01-01', lines })
    const { documents } = await company.call<Posted>('sales.order.post', { id: order.id, handle: true, invoice: true })
    const { pages } = await print(company, 'delivery.posted_document.pdf', { id: documents.find(({ kind }) => kind === 'invoice')!.id, language: 'en' })
    expect(pages[0]).not.toContain('2099')
  })
})

describe('a logo', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGOQ968CIgAFqQHRlvH95wAAAABJRU5ErkJggg==', 'base64')

  it('stands where the name would, and what is no image does not', async () => {
    const company = companies.get('NL')!
    const { id } = await company.call<DocumentView>('sales.quote.create', { partyNumber: 'C-DOM', lines })
    const opening = async (logo: Buffer | null): Promise<string> => {
      await db.owner.query('update company.companies set logo = $2 where id = $1', [company.companyId, logo])
      return (await print(company, 'delivery.document.pdf', { id })).pages[0]!.slice(0, 'Test company NL'.length)
    }
    expect(await opening(null)).toBe('Test company NL')
    expect(await opening(png)).not.toBe('Test company NL')
    expect(await opening(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>'))).not.toBe('Test company NL')
    expect(await opening(Buffer.from('MZ this is a program'))).toBe('Test company NL')
    expect(await opening(png.subarray(0, 40)), 'a broken image').toBe('Test company NL')
    await opening(null)
  })

  it('is kept by whoever sets the company up, and refused when it cannot be printed', async () => {
    const { call } = companies.get('NL')!
    const kept = { mediaType: 'image/png', content: png.toString('base64') }
    expect(await call('company.logo.change', { content: kept.content })).toEqual({ logo: kept })
    await expect(call('company.logo.change', { content: png.subarray(0, 40).toString('base64') })).rejects.toMatchObject({ problems: [{ code: 'company.logo_unreadable', field: 'content' }] })
    await expect(call('company.logo.change', { content: Buffer.from('MZ').toString('base64') })).rejects.toMatchObject({ problems: [{ code: 'company.logo_no_image' }] })
    expect(await call('company.logo.get', {})).toEqual({ logo: kept })
    expect(await call('company.logo.delete', {})).toEqual({ logo: null })
  })
})

it('what is not there is refused: open where posted, posted where open, and nothing at all', async () => {
  const company = companies.get('NL')!
  const { id } = await company.call<DocumentView>('sales.quote.create', { partyNumber: 'C-DOM' })
  await expect(company.call('delivery.posted_document.pdf', { id })).rejects.toThrow(Refused)
  await expect(company.call('delivery.document.pdf', { id: company.items.inventory[0]!.id })).rejects.toMatchObject({ status: 404 })
})
