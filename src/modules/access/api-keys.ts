import { createHash, randomBytes } from 'node:crypto'

/** So that a key found in a file or a log says what it opens. */
const mark = 'handel_'

/** A new API key: 32 random bytes. */
export const newKey = (): string => mark + randomBytes(32).toString('base64url')

/** What is kept of a key. It is random, so that it needs neither salt nor a slow hash. */
export const keyHash = (key: string): Buffer => createHash('sha256').update(key).digest()

/** What is shown of a key, so that a person can tell keys apart; never the half of one. */
export const keyPrefix = (key: string): string => key.slice(0, Math.min(12, Math.floor(key.length / 3)))
