/** Every operation is tried somewhere: a command that no test or scenario calls by its name does not pass. */
import { expect, it } from 'vitest'
import { loadModules } from './load-modules.ts'
import { operations } from './platform/command.ts'
import { type Source, isOfTests, sources } from './testing/sources.ts'

await loadModules()

/** What stands for anything in a text: `${side}.order.post`. */
const place = /\$\{[^}]*\}/g

/**
 * Names of operations that a test may call: texts as they stand, and texts with places in them, where what fills each
 * place must stand in the same file, by itself or in front of a longer name.
 */
function callsOf({ code }: Source): (name: string) => boolean {
  const texts = new Set([...code.matchAll(/'([\w.]+)'|"([\w.]+)"/g)].map(found => (found[1] ?? found[2])!))
  const words = new Set([...texts, ...[...code.matchAll(/(?:^|[{,\s])(\w+):/g)].map(found => found[1]!)])
  const patterns = [...code.matchAll(/`((?:[\w.]|\$\{[^}`]*\})+)`/g)]
    .map(([, template]) => template!.split(place).map(part => part.replaceAll('.', String.raw`\.`)))
    .filter(parts => parts.length > 1 && parts.some(part => /\w/.test(part)))
    .map(parts => new RegExp(`^${parts.join('([a-z][a-z_.]*)')}$`))
  return name =>
    texts.has(name) ||
    patterns.some(pattern => {
      const found = pattern.exec(name)
      return found !== null && found.slice(1).every(part => words.has(part))
    })
}

/** Tests that take the operations of a kind from the list of operations itself, and fail when they leave one out. */
const swept: readonly { by: string; takes: (name: string, all: ReadonlySet<string>) => boolean }[] = [
  { by: 'src/every-document.db.test.ts', takes: name => /^(?:sales|purchase)\./.test(name) },
  {
    by: 'src/every-record.db.test.ts',
    takes: (name, all) => {
      const [, record, verb] = /^(.*)\.(\w+)$/.exec(name)!
      const verbs = ['create', 'get', 'list', 'change', 'delete']
      return !/^(?:sales|purchase|access)\./.test(name) && verbs.includes(verb!) && verbs.every(each => all.has(`${record}.${each}`))
    },
  },
]

const calling = sources('src/**/*.ts', 'extensions/**/*.ts', 'scenarios/**/*.ts', 'web/tests/**/*.ts')
  // Tables of rights name operations without running them.
  .filter(({ file }) => isOfTests(file) && !['src/operations.test.ts', 'src/permissions.test.ts'].includes(file))
  .map(callsOf)

it('the tests that sweep are there', () => {
  expect(sources(...swept.map(({ by }) => by)).map(({ file }) => file)).toEqual(swept.map(({ by }) => by))
})

it('a test or scenario tries every operation', () => {
  expect(operations().length).toBeGreaterThan(200)
  const names = new Set(operations().map(({ name }) => name))
  const untried = operations().filter(
    ({ name }) => !swept.some(({ takes }) => takes(name, names)) && !calling.some(calls => calls(name)),
  )
  expect(untried.map(({ name }) => name)).toEqual([])
})
