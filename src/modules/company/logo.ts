/** The company's logo: kept with the company, printed on what it sends. */
import { join } from 'node:path'
import { type Context, implement } from '#platform/command'
import { type Problem, Refused, refuse } from '#platform/problem'
import { imageKind, typeset } from '#platform/typeset'
import { contract } from './contract.ts'
import { problem } from './problems.ts'

type Kind = NonNullable<ReturnType<typeof imageKind>>

const mediaTypes: Readonly<Record<Kind, string>> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml' }

const largest = 1024 * 1024

/** What is wrong with a file as a logo before anybody tries to draw it. Pure. */
export function checkLogo(bytes: Buffer): Problem[] {
  if (bytes.length > largest) return [problem('logo_too_large', { kilobytes: Math.ceil(bytes.length / 1024), largest: largest / 1024 }, { field: 'content' })]
  return imageKind(bytes) === undefined ? [problem('logo_no_image', {}, { field: 'content' })] : []
}

async function getLogo({ tx, companyId }: Context) {
  const { logo } = await tx.one<{ logo: string | null }>('company.logo', `select encode(logo, 'base64') as logo from company.companies where id = $1`, [companyId])
  const bytes = logo === null ? null : Buffer.from(logo, 'base64')
  const kind = bytes && imageKind(bytes)
  return { logo: bytes && kind ? { mediaType: mediaTypes[kind], content: bytes.toString('base64') } : null }
}

const keepLogo = ({ tx, companyId }: Context, logo: Buffer | null) =>
  tx.execute('company.keep_logo', 'update company.companies set logo = $2 where id = $1', [companyId, logo])

/** An image that cannot be drawn would be missed on the first invoice: it is drawn once before it is kept. */
async function drawOnce(bytes: Buffer): Promise<void> {
  const image = `logo.${imageKind(bytes)!}`
  try {
    await typeset({ template: join(import.meta.dirname, 'logo.typ'), data: { image }, images: { [image]: bytes } })
  } catch {
    throw new Refused([problem('logo_unreadable', {}, { field: 'content' })], 422)
  }
}

implement(contract, 'company.logo.get', getLogo)

implement(contract, 'company.logo.change', async (context, { content }) => {
  const bytes = Buffer.from(content, 'base64')
  refuse(checkLogo(bytes))
  await drawOnce(bytes)
  await keepLogo(context, bytes)
  return getLogo(context)
})

implement(contract, 'company.logo.delete', async context => {
  await keepLogo(context, null)
  return { logo: null }
})
