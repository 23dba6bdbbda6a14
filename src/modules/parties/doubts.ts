/** `parties.check`: what is doubtful about a party while it is typed. It asks what writing would warn of, and for namesakes. */
import { implement } from '#platform/command'
import { type OtherParty, type Role, checkNamesake, checkParty, checkPartyIban } from './check.ts'
import { contract } from './contract.ts'
import { bare, normaliseIban } from './identifiers/index.ts'

interface Known {
  readonly country: string
  readonly twins: readonly OtherParty[]
  readonly namesakes: readonly { readonly role: Role; readonly number: string }[]
}

implement(contract, 'parties.check', async ({ tx, companyId }, input) => {
  const { role, id, name = '', city = '' } = input
  const taxNumber = bare(input.taxNumber ?? '')
  const known = await tx.one<Known>(
    'parties.known',
    `select c.country,
       coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'number', p.number, 'taxNumber', p.tax_number, 'billToId', null))
         from (select * from parties.parties where company_id = $1 and role = $2 and $3 <> '' and tax_number = $3 limit 5) p), '[]') as twins,
       coalesce((select jsonb_agg(jsonb_build_object('role', p.role, 'number', p.number))
         from (select * from parties.parties where company_id = $1 and role = $2 and $4 <> '' and lower(name) = lower($4)
           and lower(coalesce(address->>'city', '')) = lower($5) and id is distinct from $6::uuid order by number limit 1) p), '[]') as namesakes
     from company.companies c where c.id = $1`,
    [companyId, role, taxNumber, name.trim(), city.trim(), id ?? null],
  )
  const party = {
    ...(id ? { id } : {}),
    role,
    country: input.country || known.country,
    taxNumber,
    registrationNumber: bare(input.registrationNumber ?? ''),
    blocked: '',
    billToId: null,
  }
  return {
    doubts: [
      ...checkParty(party, known.twins),
      ...checkNamesake(name.trim(), city.trim(), known.namesakes[0]),
      ...checkPartyIban(normaliseIban(input.iban ?? '')),
    ],
  }
})
