import { expect, test } from 'vitest'
import { testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { loadModules } from '../../../load-modules.ts'
import { releasePaid } from './release-paid.ts'

await loadModules()
const db = await freshDatabase()

test('an order that waits for its prepayment is released once it is paid, not before', async () => {
  const { call, companyId, customers, items } = await testCompany(db, 'NL')
  const made = await call<{ id: string }>('sales.order.create', {
    partyId: customers.domestic.id, prepaymentPercent: '50', lines: [{ itemId: items.inventory[0]!.id, quantity: '2', unitPrice: '50' }],
  })
  await call('sales.order.post_prepayment_invoice', { id: made.id })
  const status = async () => (await call<{ status: string }>('sales.order.get', { id: made.id })).status
  expect([await releasePaid(db, companyId), await status()]).toEqual([0, 'pending_prepayment'])
  await call('payments.customer_payment.post', { partyId: customers.domestic.id, amount: '60.50', applicationMethod: 'apply_to_oldest' })
  expect([await releasePaid(db, companyId), await status()]).toEqual([1, 'released'])
})
