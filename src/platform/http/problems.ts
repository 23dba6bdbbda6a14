import { defineProblems } from '../problem.ts'

export const problem = defineProblems('platform', {
  bad_request: [],
  malformed_json: [],
  body_too_large: ['megabytes'],
  wrong_media_type: [],
  wrong_method: ['name'],
  not_found: ['path'],
  sign_in_needed: [],
  foreign_origin: [],
  no_preview: ['name'],
  bad_idempotency_key: ['max'],
  bad_work_date: ['value'],
  no_list: ['name'],
  export_too_long: ['max'],
  internal: ['id'],
})
