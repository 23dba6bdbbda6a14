/** The permission sets against the operations there are: what each may do, and that none names what does not exist. */
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type PermissionSet, allows, permissionSets } from './modules/access/permission-sets.ts'
import { operations } from './platform/command.ts'
import { projectFolder } from './platform/project.ts'

for (const file of globSync('src/modules/*/index.ts', { cwd: projectFolder })) await import(join(projectFolder, file))

const names = operations().map(({ name }) => name)
const writing = operations().flatMap(({ name, operation }) => (operation.verb === 'query' ? [] : [name]))
const sets: readonly PermissionSet[] = permissionSets

/** What a person does for themselves, whatever their set. */
const forOneself = /^(?:access\.(settings|api_keys|sessions|preferences|views)|work\.notifications)\./
/** What somebody without a company may do: found one. */
const founding = /^setup\.(countries\.list|company\.check)$/

it.each(sets)('$name names nothing that does not exist', ({ does, reads }) => {
  const missing = [...does, ...reads].filter(pattern => {
    const expression = new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`)
    // A whole module may be named before it has its first operation.
    const module = /^([a-z]+)\.\*$/.exec(pattern)?.[1]
    return !names.some(name => expression.test(name)) && !(module && existsSync(join(projectFolder, 'src/modules', module)))
  })
  expect(missing).toEqual([])
})

describe('a set', () => {
  it('of the owner allows everything, of a reader nothing that writes', () => {
    expect(names.filter(name => !allows('owner', name))).toEqual([])
    expect(writing.filter(name => allows('read-only', name) && !forOneself.test(name))).toEqual([])
  })

  it('that is unknown or of no company allows what one does for oneself', () => {
    const beyond = (set: string | undefined): string[] =>
      names.filter(name => allows(set, name) && !/^(?:access\.(me$|companies\.list|settings|api_keys|sessions|preferences|views)|work\.notifications)/.test(name) && !founding.test(name))
    for (const set of ['king', '']) expect(beyond(set)).toEqual([])
    expect(beyond(undefined)).toEqual(['setup.company.create'])
  })

  it.each([
    ['sales', 'sales.order.post', true],
    ['sales', 'sales.posted_invoice.get', true],
    ['sales', 'items.list', true],
    ['sales', 'items.change', false],
    ['sales', 'purchase.order.get', true],
    ['sales', 'purchase.order.post', false],
    ['sales', 'ledger.accounts.list', false],
    ['purchasing', 'purchase.invoice.post', true],
    ['purchasing', 'parties.vendors.create', true],
    ['purchasing', 'parties.bank_accounts.change', false],
    ['purchasing', 'sales.order.change', false],
    ['warehouse', 'sales.order.post', true],
    ['warehouse', 'sales.invoice.post', false],
    ['bookkeeper', 'ledger.periods.close_year', true],
    ['bookkeeper', 'parties.bank_accounts.change', true],
    ['bookkeeper', 'company.change', false],
    ['bookkeeper', 'access.audit.list', true],
    ['bookkeeper', 'access.users.create', false],
    ['read-only', 'ledger.accounts.list', true],
    ['read-only', 'access.users.list', false],
    ['read-only', 'access.audit.list', false],
  ])('%s: %s is %s', (set, operation, allowed) => {
    expect(names).toContain(operation)
    expect(allows(set, operation)).toBe(allowed)
  })
})
