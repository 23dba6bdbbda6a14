import type { Problem } from '#platform/problem'
import { implementRecord, implementSingleton } from '#platform/record'
import { contract, financeSetup, information, locations, userSetup } from './contract.ts'
import { problem } from './problems.ts'

/** A range of posting dates may be open at either end; it may not run backwards. */
function checkRange({
  allowPostingFrom: from,
  allowPostingTo: to,
}: {
  allowPostingFrom?: string | null
  allowPostingTo?: string | null
}): Problem[] {
  return from && to && from > to ? [problem('range_backwards', { from, to }, { field: 'allowPostingTo' })] : []
}

implementSingleton(contract, 'company', information, { table: 'company.companies', companyColumn: 'id' })
implementSingleton(contract, 'company.finance_setup', financeSetup, {
  table: 'company.finance_setup',
  check: (_, after) => checkRange(after),
})
implementRecord(contract, 'company.user_setup', userSetup, {
  table: 'company.user_setup',
  check: (_, after) => checkRange(after),
})
implementRecord(contract, 'company.locations', locations, { table: 'company.locations' })
