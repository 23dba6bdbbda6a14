import { defineProblems } from '#platform/problem'

export const problem = defineProblems('delivery', {
  no_mail_account: [],
  no_mail_address: ['party'],
  other_way: ['party', 'way'],
  party_left_alone: ['party'],
  not_an_address: ['address'],
  unknown_place: ['place', 'places'],
  attachment_gone: [],
  mail_too_large: ['size', 'most'],
  nothing_to_send: [],
  never_sent: ['document'],
  message_gone: [],
  message_not_waiting: [],
  message_not_ended: [],
  message_file_forgotten: [],
  // Why a message is not sent, or not yet.
  smtp_unreachable: ['host', 'reason'],
  smtp_not_safe: ['host', 'reason'],
  smtp_sign_in: ['host', 'reason'],
  smtp_later: ['reason'],
  smtp_refused: ['reason'],
  smtp_addresses_refused: ['addresses'],
  smtp_unsure: ['reason'],
  password_unreadable: [],
  paper_not_made: [],
})
