import { isLanguage, languages } from '#platform/i18n'
import { isTimeZone } from '#platform/local-date'
import type { Problem } from '#platform/problem'
import { implementRecord, implementSingleton } from '#platform/record'
import { closedDays, contract, financeSetup, information, locations, userSetup } from './contract.ts'
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

/** Every request asks for the company's day and its papers for its language, so both must be ones that are known. */
function checkPlace({ timeZone, language }: { timeZone?: string; language?: string }): Problem[] {
  return [
    ...(timeZone === undefined || isTimeZone(timeZone)
      ? []
      : [problem('time_zone_unknown', { timeZone }, { field: 'timeZone' })]),
    ...(language === undefined || isLanguage(language)
      ? []
      : [problem('language_unknown', { language, languages: languages.join(', ') }, { field: 'language' })]),
  ]
}

implementSingleton(contract, 'company', information, {
  table: 'company.companies',
  companyColumn: 'id',
  check: (_, after) => checkPlace(after),
})
implementSingleton(contract, 'company.finance_setup', financeSetup, {
  table: 'company.finance_setup',
  check: (_, after) => checkRange(after),
})
implementRecord(contract, 'company.user_setup', userSetup, {
  table: 'company.user_setup',
  check: (_, after) => checkRange(after),
})
implementRecord(contract, 'company.locations', locations, { table: 'company.locations' })
implementRecord(contract, 'company.closed_days', closedDays, { table: 'company.closed_days' })
