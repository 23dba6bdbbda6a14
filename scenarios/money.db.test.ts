/** Payments, currencies, journals and what takes them back (ledgers.md §1.7, §3, §8). */
import { expect } from 'vitest'
import { refusal, stories } from './scenario.ts'

const { scenario } = await stories()

scenario('1 000 + 210 VAT with 2 % discount is closed by 1 185.80 in time (E20)', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await story.customer({ paymentTerms: '2P10-30' })
  await sales.post(await sales.invoice({ lines: [{ item: service!, quantity: '10', price: '100' }], on: '2026-06-01' }))
  const paid = await story.customerPays({ amount: '1185.80', on: '2026-06-08' })
  expect(await story.gl(paid)).toEqual({ bank: '1185.80', 'payment discount given': '24.20', receivables: '-1210.00' })
  expect((await story.customerEntries()).every(entry => !entry.open)).toBe(true)
})

scenario('the same a day too late leaves 24.20 open', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await story.customer({ paymentTerms: '2P10-30' })
  await sales.post(await sales.invoice({ lines: [{ item: service!, quantity: '10', price: '100' }], on: '2026-06-01' }))
  await story.customerPays({ amount: '1185.80', on: '2026-06-12' })
  expect((await story.customerEntries()).map(entry => entry.remaining)).toEqual(['24.2', '0'])
})

scenario('EUR 1 000 sold at 11.50 and paid at 11.65 gains 150.00', 'NO', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  await story.rate('EUR', '2026-06-01', '11.50')
  const posted = await sales.post(await sales.invoice({
    party: company.customers.foreign, lines: [{ item: service!, quantity: '10', price: '100' }], on: '2026-06-01',
  }))
  expect(await story.gl(posted)).toEqual({ receivables: '11500.00', sales: '-11500.00' })
  const paid = await story.customerPays({
    party: company.customers.foreign, amount: '1000', on: '2026-06-20', options: { currency: 'EUR', amountLcy: '11650' },
  })
  expect(await story.gl(paid)).toEqual({ bank: '11650.00', receivables: '-11500.00', 'realized gains': '-150.00' })
  expect((await story.customerEntries()).every(entry => !entry.open)).toBe(true)
})

scenario('a payment on two invoices is undone and each is open again', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  for (const price of ['100', '200']) await sales.post(await sales.invoice({ lines: [{ item: service!, quantity: '1', price }] }))
  const invoices = await story.customerEntries()
  const paid = await story.customerPays({ amount: '363', entries: invoices.map(entry => entry.entryNo) })
  expect((await story.customerEntries()).map(entry => entry.remaining)).toEqual(['0', '0', '0'])
  await story.call('payments.unapply', { entryNo: paid.entryNo })
  expect((await story.customerEntries()).map(entry => entry.remaining)).toEqual(['121', '242', '-363'])
  await story.call('payments.apply', { entryNo: paid.entryNo, applications: [{ entryNo: invoices[1]!.entryNo }] })
  expect((await story.customerEntries()).map(entry => entry.remaining)).toEqual(['121', '0', '-121'])
})

scenario('a journal is posted, and taken back entry by entry on its own date', 'NL', async story => {
  const rent = await story.expenseAccount()
  const line = { journal: 'GENERAL', postingDate: '2026-05-31', documentNumber: 'RENT-05' }
  await story.call('payments.journal_lines.create', { ...line, accountKind: 'gl_account', account: rent, amount: '800', description: 'Rent of May' })
  await story.call('payments.journal_lines.create', { ...line, accountKind: 'bank_account', account: story.company.bankAccount, amount: '-800' })
  const { documents } = await story.call<{ documents: { transactionNo: number }[] }>('payments.journal.post', { journal: 'GENERAL' })
  const posted = documents[0]!
  expect(await story.gl(posted)).toMatchObject({ bank: '-800.00' })
  const reversed = await story.call<{ transactionNo: number }>('payments.reverse', { transactionNo: posted.transactionNo })
  expect(await story.gl(reversed)).toMatchObject({ bank: '800.00' })
  expect(await story.glSince()).toEqual({})
  expect(await refusal(story.call('payments.reverse', { transactionNo: posted.transactionNo }))).toHaveLength(1)
})

scenario('a journal out of balance is refused and nothing is written', 'NL', async story => {
  const rent = await story.expenseAccount()
  const line = { journal: 'GENERAL', documentNumber: 'X-1' }
  await story.call('payments.journal_lines.create', { ...line, accountKind: 'gl_account', account: rent, amount: '800' })
  await story.call('payments.journal_lines.create', { ...line, accountKind: 'bank_account', account: story.company.bankAccount, amount: '-799' })
  expect(await refusal(story.call('payments.journal.post', { journal: 'GENERAL' }))).toEqual(['payments.out_of_balance'])
  expect(await story.glSince()).toEqual({})
})

scenario('what a document posted is not reversed but credited', 'NL', async story => {
  const { sales, company } = story
  const [service] = company.items.service
  const posted = await sales.post(await sales.invoice({ lines: [{ item: service!, quantity: '1', price: '100' }] }))
  expect(await refusal(story.call('payments.reverse', { transactionNo: posted.transactionNo }))).toHaveLength(1)
})
