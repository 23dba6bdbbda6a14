/**
 * Seals what the program must be able to read again and nobody else may: the password of a mail account. The key is made
 * of HANDEL_SECRET, which the database does not hold, and a secret of the installation; without HANDEL_SECRET a copy of
 * the whole database holds both.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Tx } from '#platform/db'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

async function loadKey(tx: Tx): Promise<Buffer> {
  const { secret } = await tx.one<{ secret: string }>('access.sealing_secret', 'select access.sealing_secret() as secret', [])
  return Buffer.from(hkdfSync('sha256', `${process.env.HANDEL_SECRET ?? ''} ${secret}`, '', 'handel.seal', 32))
}

/** A text nobody reads without the key: nonce, tag, cipher. `purpose` must be the same when it is opened. */
export async function seal(tx: Tx, purpose: string, text: string): Promise<Buffer> {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, await loadKey(tx), nonce, { authTagLength: tagLength }).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The text that was sealed, or null when it was sealed under another key or for another purpose. */
export async function unseal(tx: Tx, purpose: string, sealed: Buffer): Promise<string | null> {
  const key = await loadKey(tx)
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceLength), { authTagLength: tagLength }).setAAD(Buffer.from(purpose))
    decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength))
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
