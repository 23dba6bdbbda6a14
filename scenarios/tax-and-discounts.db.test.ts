/** VAT of three countries, references on invoices, prices with VAT, and discounts on accounts of their own. */
import { expect } from 'vitest'
import { stories } from './scenario.ts'

const { scenario } = await stories()

for (const [country, rate, reference] of [['NL', '21', ''], ['BE', '21', '000010300184'], ['NO', '25', '00001030014']] as const)
  scenario(`a sale at home bears ${rate} % and its invoice the country's payment reference`, country, async story => {
    const { sales, company } = story
    const [item] = company.items.inventory
    await story.takeIn('1', item!, '40')
    const posted = await sales.post(await sales.invoice({ lines: [{ item: item!, quantity: '1', price: '100' }] }))
    expect(await story.gl(posted)).toEqual({
      receivables: `1${rate}.00`, sales: '-100.00', 'sales VAT': `-${rate}.00`, 'cost of goods sold': '40.00', inventory: '-40.00',
    })
    const invoice = posted.documents.find(document => document.kind === 'invoice')!
    expect(invoice.number).toBe('103001')
    if (reference) expect(invoice.paymentReference).toBe(reference)
  })

scenario('goods bought in another member state: the buyer owes the VAT and deducts it (E2)', 'NL', async story => {
  const { purchase, company } = story
  const [item] = company.items.inventory
  const invoice = await purchase.invoice({
    party: company.vendors.foreign, header: { currency: null }, lines: [{ item: item!, quantity: '10', price: '100' }],
  })
  const posted = await purchase.post(invoice)
  expect(await story.gl(posted)).toEqual({
    purchases: '1000.00', 'purchase VAT': '210.00', 'reverse charge VAT': '-210.00', payables: '-1000.00',
    inventory: '1000.00', 'direct cost applied': '-1000.00',
  })
  expect(await story.vat(posted)).toEqual([expect.stringMatching(/^purchase .* 21: base 1000.00, VAT 210.00$/)])
})

scenario('goods sold to another member state bear no VAT', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('1', item!, '40')
  const posted = await sales.post(await sales.invoice({
    party: company.customers.foreign, header: { currency: null }, lines: [{ item: item!, quantity: '1', price: '100' }],
  }))
  expect(await story.gl(posted)).toMatchObject({ receivables: '100.00', sales: '-100.00' })
  expect(await story.vat(posted)).toEqual([expect.stringMatching(/^sale .*: base -100.00, VAT 0.00$/)])
})

scenario('work bought from a Belgian co-contractor: the VAT is shifted to the buyer', 'BE', async story => {
  const { purchase, company } = story
  const [service] = company.items.service
  const { rows } = await story.call<{ rows: { code: string }[] }>('tax.business_groups.list', { limit: 100 })
  const group = rows.find(({ code }) => /CO|REV/.test(code))!
  const posted = await purchase.post(await purchase.invoice({
    header: { taxBusinessGroup: group.code }, lines: [{ item: service!, quantity: '1', price: '1000' }],
  }))
  // VAT owed and VAT deducted meet on one account, 411000: only the VAT entry shows them (localisation.md §3)
  expect(await story.gl(posted)).toEqual({ payables: '-1000.00', purchases: '1000.00' })
  expect(await story.vat(posted)).toEqual([expect.stringMatching(/^purchase .* 21: base 1000.00, VAT 210.00$/)])
})

scenario('a price of 10.00 with VAT in it is 8.26 and 1.74 (E4)', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('1', item!, '5')
  const posted = await sales.post(await sales.invoice({
    header: { pricesIncludingTax: true }, lines: [{ item: item!, quantity: '1', price: '10.00' }],
  }))
  expect(await story.gl(posted)).toMatchObject({ receivables: '10.00', sales: '-8.26', 'sales VAT': '-1.74' })
})

scenario('two lines of 0.12 bear 0.05 of VAT together (E3)', 'NL', async story => {
  const { sales, company } = story
  const [service, other] = company.items.service
  const posted = await sales.post(await sales.invoice({
    lines: [{ item: service!, quantity: '1', price: '0.12' }, { item: other!, quantity: '1', price: '0.12' }],
  }))
  expect(await story.gl(posted)).toEqual({ receivables: '0.29', sales: '-0.24', 'sales VAT': '-0.05' })
})

scenario('line and invoice discounts stand on accounts of their own when the set-up says so (P1a)', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('10', item!, '50')
  await story.tradeSetup('sales', 'all')
  const invoice = await sales.invoice({
    header: { invoiceDiscountPercent: '5' }, lines: [{ item: item!, quantity: '10', price: '100', discount: '10' }],
  })
  const posted = await sales.post(invoice)
  // 1000, less 10 % on the line, less 5 % of 900: 855, and 21 % VAT on that
  expect(await story.gl(posted)).toMatchObject({
    receivables: '1034.55', sales: '-1000.00', 'sales line discount': '100.00', 'sales invoice discount': '45.00', 'sales VAT': '-179.55',
  })
})

scenario('discounts lessen the sale when nothing else is set up', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('10', item!, '50')
  const posted = await sales.post(await sales.invoice({
    header: { invoiceDiscountPercent: '5' }, lines: [{ item: item!, quantity: '10', price: '100', discount: '10' }],
  }))
  expect(await story.gl(posted)).toMatchObject({ receivables: '1034.55', sales: '-855.00', 'sales VAT': '-179.55' })
})
