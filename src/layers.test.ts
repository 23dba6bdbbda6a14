/**
 * The walls. ARCHITECTURE.md draws the rooms; what the code imports and what its SQL reads and writes is held against
 * that picture: arrows only point down, neighbours do not know each other, a module writes its own tables only.
 */
import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from './platform/project.ts'
import { type Source, isOfTests, moduleNames, sources } from './testing/sources.ts'

const modules = moduleNames()
const known = new Set([...modules, 'platform'])

/** The picture, top line first: the names left of what is said of them. */
const picture = (): string[][] => {
  const text = readFileSync(join(projectFolder, 'ARCHITECTURE.md'), 'utf8')
  const [, drawn = ''] = /## The rooms[\s\S]*?```\n([\s\S]*?)```/.exec(text) ?? []
  return drawn
    .trimEnd()
    .split('\n')
    .map(line => line.slice(0, 60).trim().split(/\s{2,}/))
}

/** What stands above every module: it starts them, or is the demonstration. */
const waysIn = ['demo', 'web server', 'command line']

const levels = new Map(picture().toReversed().flatMap((names, level) => names.map(name => [name, level] as const)))
const mayUse = (from: string, to: string): boolean => from === to || levels.get(from)! > levels.get(to)!

/** A second door of a module, beside its index: pure, and useful to those who must not load the rest. */
const sideDoors: ReadonlyMap<string, string> = new Map([
  ['#parties/identifiers', 'checks of identifiers for country packs, which run without a database'],
])

/** Schemas that carry another name than their module. */
const ownSchemas: Readonly<Record<string, readonly string[]>> = { access: ['access', 'auth'] }
const schemas = new Map([...known].flatMap(name => (ownSchemas[name] ?? [name]).map(schema => [schema, name] as const)))

interface Import {
  readonly file: string
  readonly to: string
  /** Only types: gone when the program runs. */
  readonly typesOnly: boolean
}

const importing =
  /^(?:import|export)\s+(type\s+)?(?:[\w*]+\s*,?\s*)?(\{[^}]*\}|\*(?:\s+as\s+\w+)?)?\s*(?:from\s+)?'([^']+)'|import\('([^']+)'\)/gm

const onlyTypes = (names: string): boolean =>
  names
    .slice(1, -1)
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
    .every(name => name.startsWith('type '))

function importsOf({ file, code }: Source): Import[] {
  return [...code.matchAll(importing)].map(([, type, names, from, dynamic]) => ({
    file,
    to: (from ?? dynamic)!,
    typesOnly: type !== undefined || (names?.startsWith('{') === true && onlyTypes(names)),
  }))
}

const roomOf = (file: string): string | undefined =>
  file.startsWith('src/platform/') ? 'platform' : /^src\/modules\/([^/]+)\//.exec(file)?.[1]

/** The room an import leads to: by a door, or by a path. */
function roomBehind({ file, to }: Import): string | undefined {
  if (to.startsWith('#contract/')) return to.slice('#contract/'.length)
  if (to.startsWith('#')) return to.slice(1).split('/')[0]
  return to.startsWith('.') ? roomOf(posix.join(dirname(file), to)) : undefined
}

const program = sources('src/modules/**/*.ts', 'src/platform/**/*.ts').filter(({ file }) => !isOfTests(file))
const imports = program.flatMap(importsOf)
const arrows = imports.flatMap(each => {
  const from = roomOf(each.file)!
  const to = roomBehind(each)
  return to === undefined || to === from ? [] : [{ from, to, file: each.file }]
})

describe('the picture in ARCHITECTURE.md', () => {
  it('has a place for every module and for nothing else', () => {
    expect(modules.length).toBeGreaterThan(10)
    const drawn = picture().flat().filter(name => !waysIn.includes(name))
    expect(drawn.toSorted()).toEqual([...known].toSorted())
  })

  it('has arrows between the rooms', () => {
    expect(arrows.length).toBeGreaterThan(50)
    expect(arrows).toContainEqual({ from: 'trade', to: 'posting', file: 'src/modules/trade/post/plan.ts' })
  })

  it('has them pointing down only, and not between neighbours', () => {
    const wrong = arrows.filter(({ from, to }) => !mayUse(from, to)).map(({ file, to }) => `${file} uses ${to}`)
    expect(wrong).toEqual([])
  })
})

describe('a door', () => {
  it('is the only way into another module', () => {
    const everyFile = sources('src/modules/**/*.ts', 'src/platform/**/*.ts').flatMap(importsOf)
    const climbing = everyFile.filter(each => {
      const room = each.to.startsWith('.') ? roomBehind(each) : undefined
      return room !== undefined && room !== roomOf(each.file)
    })
    expect(climbing.map(({ file, to }) => `${file}: ${to} – use #platform/…, #contract/<module> or #<module>`)).toEqual([])
  })

  it('leads to a module, its contract, or a side door', () => {
    const strange = imports.filter(({ to }) => {
      if (!to.startsWith('#') || to.startsWith('#platform/') || sideDoors.has(to)) return false
      return !known.has(to.replace(/^#(?:contract\/)?/, ''))
    })
    expect(strange.map(({ file, to }) => `${file}: ${to}`)).toEqual([])
  })

  it('of tests is closed to the program', () => {
    const all = [...imports, ...sources('src/cli/**/*.ts', 'src/*.ts', 'src/demo/**/*.ts').filter(({ file }) => !isOfTests(file)).flatMap(importsOf)]
    expect(all.filter(({ to }) => /(?:^|\/)testing(?:[/.-]|$)|(?:^|\/)tests\//.test(to)).map(({ file, to }) => `${file}: ${to}`)).toEqual([])
  })

  it('of the server is closed to the browser, but for contracts and pure parts of the platform', () => {
    const open = /^#contract\/|^#platform\/(?:contract|decimal|local-date)$/
    const own = sources('web/**/*.{ts,tsx}').filter(({ file }) => !isOfTests(file) && !file.endsWith('vite.config.ts'))
    const all = own.flatMap(importsOf)
    expect(all.length).toBeGreaterThan(100)
    const wrong = all.filter(({ file, to }) =>
      to.startsWith('.') ? !posix.join(dirname(file), to).startsWith('web/') : /^(?:#|node:)/.test(to) && !open.test(to),
    )
    expect(wrong.map(({ file, to }) => `${file}: ${to}`)).toEqual([])
  })

  it('of the server shows extensions types and pure parts', () => {
    const own = sources('extensions/**/*.ts').filter(({ file }) => !isOfTests(file))
    expect(own.length).toBeGreaterThan(10)
    const wrong = own.flatMap(importsOf).filter(({ file, to, typesOnly }) => {
      if (to.startsWith('#')) return !sideDoors.has(to) && !/^#platform\/(?:decimal|local-date)$/.test(to)
      return to.startsWith('.') && !posix.join(dirname(file), to).startsWith('extensions/') && !typesOnly
    })
    expect(wrong.map(({ file, to }) => `${file}: ${to}`)).toEqual([])
  })
})

describe('files of a module', () => {
  it('do not import each other in a circle', () => {
    const files = new Set(program.map(({ file }) => file))
    const uses = Map.groupBy(
      imports.filter(({ to, typesOnly }) => to.startsWith('.') && !typesOnly),
      ({ file }) => file,
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, above: readonly string[]): void => {
      if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' → '))
      if (done.has(file) || above.includes(file)) return
      for (const { to } of uses.get(file) ?? []) {
        const next = posix.join(dirname(file), to)
        if (files.has(next)) visit(next, [...above, file])
      }
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  /** Named for what waits for nothing: plans, checks, amounts and what goods cost. */
  const pure = /^(?:plan|check|split|sum|merge)(?:-[a-z-]+)?\.ts$|amounts|(?:^|-)costs?(?:-|\.)/
  const waits = /^#platform\/(?:db|command|list|record|references)$|^pg$|^kysely$|^node:/

  it('that plan and check cannot reach the database, by any file of their module', () => {
    const byFile = Map.groupBy(imports, ({ file }) => file)
    const reached = (file: string, seen: Set<string>): string[] =>
      (byFile.get(file) ?? [])
        .filter(({ typesOnly }) => !typesOnly)
        .flatMap(({ to }) => {
          if (waits.test(to)) return [`${[...seen].join(' → ')} → ${to}`]
          const next = to.startsWith('.') ? posix.join(dirname(file), to) : ''
          return next === '' || seen.has(next) ? [] : reached(next, new Set([...seen, next]))
        })
    const named = program.filter(({ file }) => file.startsWith('src/modules/') && pure.test(posix.basename(file)))
    expect(named.length).toBeGreaterThan(15)
    expect(named.flatMap(({ file }) => reached(file, new Set([file])))).toEqual([])
  })

  it('call what waits for the database by another verb than plan, check, split, apply and sum', () => {
    const verb = /^export\s+(?:async\s+function\s+((?:plan|check|split|apply|sum|merge)[A-Z]\w*)|const\s+((?:plan|check|split|apply|sum|merge)[A-Z]\w*)\s*=\s*async\b)/gm
    const wrong = program.flatMap(({ file, code }) => [...code.matchAll(verb)].map(([, name, other]) => `${file}: ${name ?? other}`))
    expect(wrong).toEqual([])
  })
})

/** Where one module writes another's table on purpose, and why. */
const sharedWrites: Readonly<Record<string, string>> = {
  'posting → ledger.transactions': 'a transaction and its entries are one statement, and posting draws its number',
  'trade → posting.writers': 'a module above posting tells it there of the tables it writes with a plan',
  'trade → posting.chained_tables': 'a module above posting tells it there of the rows that belong to a transaction',
}

/** Where one reads what stands above it, and why. */
const sharedReads: Readonly<Record<string, string>> = {
  'platform → company.companies': 'what is done by the clock is done for each company in turn',
}

/** Modules whose work is to fill the tables of others. */
const founders: Readonly<Record<string, string>> = {
  setup: 'a country pack becomes the rows of a new company, of every module, in one transaction',
}

const writing =
  /(?:\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?|merge\s+into)\s+(?:only\s+)?|(?:insertInto|updateTable|deleteFrom)\(\s*'|\bimplementRecord\([^{]*\{\s*table:\s*')([a-z_]+)\.([a-z_]+)/gi
const reading = /(?:\b(?:from|join|references|using)\s+|(?:selectFrom|[jJ]oin)\(\s*'|\bfrom:\s*')\(?([a-z_]+)\.([a-z_]+)/gi

interface Touched {
  readonly file: string
  readonly from: string
  readonly to: string
  readonly table: string
}

const touched = (pattern: RegExp): Touched[] =>
  [...program, ...sources('src/modules/*/migrations/*.sql')].flatMap(({ file, code }) =>
    [...code.matchAll(pattern)].flatMap(([, schema, table]) => {
      const to = schemas.get(schema!)
      return to === undefined ? [] : [{ file, from: roomOf(file)!, to, table: `${schema}.${table}` }]
    }),
  )

describe('SQL', () => {
  it('is found', () => {
    expect(touched(writing).length).toBeGreaterThan(50)
    expect(touched(reading).length).toBeGreaterThan(100)
  })

  it('writes the tables of its own module only', () => {
    const wrong = touched(writing).filter(
      ({ from, to, table }) => from !== to && !(from in founders) && !(`${from} → ${table}` in sharedWrites),
    )
    expect(wrong.map(({ file, table }) => `${file} writes ${table}`)).toEqual([])
  })

  it('reads its own tables and those below', () => {
    const wrong = touched(reading).filter(
      ({ from, to, table }) => !mayUse(from, to) && !(from in founders) && !(`${from} → ${table}` in sharedReads),
    )
    expect([...new Set(wrong.map(({ file, table }) => `${file} reads ${table}`))]).toEqual([])
  })

  it('has no exception that nothing needs', () => {
    const keys = (pattern: RegExp) => new Set(touched(pattern).map(({ from, table }) => `${from} → ${table}`))
    expect(Object.keys(sharedWrites).filter(key => !keys(writing).has(key))).toEqual([])
    expect(Object.keys(sharedReads).filter(key => !keys(reading).has(key))).toEqual([])
  })
})
