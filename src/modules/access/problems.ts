import { explainRefusals } from '#platform/constraints'
import { defineProblems } from '#platform/problem'

export const problem = defineProblems('access', {
  not_a_member: ['company'],
  company_unknown: ['company'],
  wrong_credentials: [],
  wrong_password: [],
  wrong_code: [],
  second_factor_expired: [],
  second_factor_on: [],
  second_factor_off: [],
  too_many_attempts: ['minutes'],
  sign_in_again: [],
  incomplete: [],
  password_too_short: ['min'],
  password_too_long: ['max'],
  password_needed: ['email'],
  email_taken: ['email'],
  already_a_member: ['email'],
  user_unknown: ['user'],
  last_owner: [],
  works_elsewhere: ['user'],
  invitation_over: [],
  first_owner_there: [],
  key_unknown: [],
  session_unknown: [],
  preference_too_long: ['key', 'max'],
  too_many_preferences: ['max'],
  view_unknown: [],
  view_name_taken: [],
  view_too_long: ['max'],
})

explainRefusals({
  list_views_name: () => problem('view_name_taken', {}, { field: 'name' }),
  users_email_key: () => problem('email_taken', { email: '' }),
})
