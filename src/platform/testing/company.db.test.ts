import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'
import { testCompany } from './company.ts'

const db = await freshDatabase()

test.each(['NL', 'BE', 'NO'] as const)('a test company in %s has masters that lead to accounts', async country => {
  const company = await testCompany(db, country)
  expect(company.items.inventory.map(item => item.number)).toEqual(['INV-1', 'INV-2', 'INV-3', 'INV-4'])
  const { rows } = await db.owner.query(
    `select p.role, p.number, i.number as item from parties.parties p cross join items.items i
     left join posting.general_setup g on g.company_id = $1 and g.business_group = p.general_business_group and
       g.product_group = i.general_product_group
     left join tax.posting_setup t on t.company_id = $1 and t.business_group = p.tax_business_group and
       t.product_group = i.tax_product_group
     left join posting.party_groups pg on pg.company_id = $1 and pg.role = p.role and pg.code = p.posting_group
     where p.company_id = $1 and i.company_id = $1 and (g.sales_account is null or t.identifier is null or
       pg.control_account is null)`,
    [company.companyId],
  )
  expect(rows).toEqual([])
})
