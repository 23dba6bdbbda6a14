/** To whom a party's papers go, and how. */
import { z } from 'zod'
import type { Problem } from '#platform/problem'
import { implementRecord } from '#platform/record'
import { delivery } from '../contract.ts'
import { addresses } from '../contract/sending.ts'
import { problem } from './problems.ts'

const address = z.email()

/** Addresses as people write them behind each other. */
export const splitAddresses = (text: string): string[] => text.split(/[;,\s]+/).filter(Boolean)

/** One problem for each that is no address. */
export const checkAddresses = (text: string | undefined, field: string): Problem[] =>
  splitAddresses(text ?? '').flatMap(each => (address.safeParse(each).success ? [] : [problem('not_an_address', { address: each }, { field })]))

implementRecord(delivery, 'delivery.addresses', addresses, {
  table: 'delivery.addresses',
  check: (_, { emails }) => checkAddresses(emails, 'emails'),
})
