import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('parties', {
  number_taken: [],
  no_template: ['country'],
  tax_number_doubtful: ['number', 'country'],
  registration_number_doubtful: ['number', 'country'],
  tax_number_used: ['number', 'party'],
  iban_doubtful: ['iban'],
  name_used: ['name', 'city', 'party'],
  bill_to_itself: [],
  bill_to_bills_elsewhere: ['party', 'elsewhere'],
  bill_to_other_role: ['party'],
  blocked_kind: ['kind'],
  discount_without_formula: [],
})

explainRefusals({ party_number_taken: () => problem('number_taken', {}, { field: 'number' }) })
