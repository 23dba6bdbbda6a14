import { expect, it } from 'vitest'
import { failing } from './outcome.ts'

it.each([
  ['EDNS', 'getaddrinfo ENOTFOUND mail.example', 'smtp_unknown_host'],
  ['EDNS', 'getaddrinfo EAI_AGAIN mail.example', 'smtp_unknown_host'],
  ['ESOCKET', 'connect ECONNREFUSED 127.0.0.1:25', 'smtp_no_listener'],
  ['ETIMEDOUT', 'Connection timeout', 'smtp_silent'],
  ['ESOCKET', 'connect EHOSTUNREACH 10.0.0.1:25', 'smtp_silent'],
  ['ECONNECTION', 'Something else', 'smtp_unreachable'],
])('a server that is not reached: %s %s', (code, message, found) => {
  expect(failing({ code, message }, 'mail.example:587', { isHandedOver: false })).toMatchObject({
    next: 'again',
    isAccount: true,
    problem: { code: `delivery.${found}` },
    answer: message,
  })
})
