/** Whom a paper is for: whoever it is addressed to, at the address kept for this paper, for any, or for the party. */
import type { Context } from '#platform/command'
import type { Problem } from '#platform/problem'
import type { PaperName, Way } from '../contract/sending.ts'
import { splitAddresses } from './addresses.ts'
import { problem } from './problems.ts'

export interface Recipient {
  readonly id: string
  readonly role: 'customer' | 'vendor'
  readonly number: string
  readonly name: string
  readonly contact: string
  readonly language: string
  readonly way: Way
  readonly to: readonly string[]
  readonly isLeftAlone: boolean
}

type Row = Omit<Recipient, 'to'> & { readonly emails: string }

/** The party of that id, and how it gets this paper. */
export async function loadRecipient({ tx, companyId }: Context, partyId: string, paper: PaperName): Promise<Recipient | undefined> {
  const row = await tx.maybeOne<Row>(
    'delivery.recipient',
    `select p.id, p.role, p.number, p.name, p.contact, p.language, p.privacy_blocked as "isLeftAlone", coalesce(o.way, a.way, 'email') as way,
       coalesce(nullif(o.emails, ''), nullif(a.emails, ''), p.email) as emails
     from parties.parties p
     left join delivery.addresses o on o.company_id = p.company_id and o.party_id = p.id and o.paper = $3
     left join delivery.addresses a on a.company_id = p.company_id and a.party_id = p.id and a.paper = 'any'
     where p.company_id = $1 and p.id = $2`,
    [companyId, partyId, paper],
  )
  if (!row) return undefined
  const { emails, ...recipient } = row
  return { ...recipient, to: splitAddresses(emails) }
}

/** Why this party would not get a message; `isAddressed` when somebody has said where it is to go. */
export function checkRecipient({ id, role, number, name, way, to, isLeftAlone }: Recipient, { isAddressed }: { readonly isAddressed: boolean }): Problem[] {
  const party = `${number} ${name}`
  const remedy = role === 'customer' ? `customers/${id}` : `vendors/${id}`
  return [
    ...(isLeftAlone ? [problem('party_left_alone', { party }, { remedy })] : []),
    ...(isAddressed || way === 'email' ? [] : [problem('other_way', { party, way }, { remedy })]),
    ...(isAddressed || way !== 'email' || to.length > 0 ? [] : [problem('no_mail_address', { party }, { field: 'to', remedy })]),
  ]
}
