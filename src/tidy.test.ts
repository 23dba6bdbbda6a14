/** The habits of the house: what does not stand in a file, what every module has, what a file is called. */
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from './platform/project.ts'
import { type Source, isOfTests, lineAt, moduleNames, sources, withoutComments } from './testing/sources.ts'

const rooms = ['bench', 'bin', 'extensions', 'scenarios', 'scripts', 'src', 'web']
const program = sources(...rooms.map(room => `${room}/**/*.{ts,tsx,mjs}`), '*.ts')
const everything = sources(
  ...rooms.map(room => `${room}/**/*.{ts,tsx,mjs,sql,json,md,css,html,typ}`),
  'docs/**/*.md',
  '*.{md,ts,json}',
  '.ci/*',
).filter(({ file }) => file !== 'package-lock.json')

/** This file names what it bans. */
const isThisFile = (file: string): boolean => file === 'src/tidy.test.ts'

interface Ban {
  readonly what: string
  readonly pattern: RegExp
  /** Reads like the thing to write in its place. */
  readonly instead: string
  /** Something the pattern must catch, so that the ban is known to work. */
  readonly caught: string
  readonly in: (file: string) => boolean
  /** Comments count too. */
  readonly comments?: true
}

const anywhere = (): boolean => true
const outsidePlatform = (file: string): boolean => !file.startsWith('src/platform/')
const onServer = (file: string): boolean => /^(?:src|extensions)\//.test(file) && !isOfTests(file)
const modules = (file: string): boolean => /^(?:src\/modules|extensions)\//.test(file) && !isOfTests(file)

/** Names of what is money or quantity wherever it stands. */
const exact = '(?:[aA]mount|[pP]rice|[cC]ost|[qQ]uantity|[dD]iscount|[bB]alance|[rR]emaining|[tT]otal|[tT]ax|[vV]at)(?:Lcy|Fcy|Base)?'

const bans: readonly Ban[] = [
  {
    what: 'the clock',
    pattern: /\bnew Date\(/g,
    instead: 'a LocalDate (#platform/local-date), or context.workDate',
    caught: 'const now = new Date()',
    in: outsidePlatform,
  },
  {
    what: 'a float made of text',
    pattern: /\bparseFloat\(/g,
    instead: 'dec() of #platform/decimal',
    caught: 'parseFloat(text)',
    in: anywhere,
  },
  {
    what: 'a float made of an amount',
    pattern: new RegExp(`(?:\\bNumber\\(|[^\\w\\s)]\\s\\+)(?:[\\w?.!]+\\.)?${exact}\\b`, 'g'),
    instead: 'Decimal (#platform/decimal)',
    caught: 'const sum = Number(line.unitPrice.amount)',
    in: onServer,
  },
  {
    what: 'rounding by floats',
    pattern: new RegExp(`\\bMath\\.(?:round\\(|trunc\\(|(?:floor|ceil)\\([^;\\n]*${exact}\\b)`, 'g'),
    instead: 'r2, r5 or roundTo of #platform/decimal',
    caught: 'Math.round(net * 100) / 100',
    in: modules,
  },
  {
    what: 'any',
    pattern: /(?::|\bas|<|,)\s*any\b(?!\s*['"`])|\bany\[\]/g,
    instead: 'the type, or unknown and a check',
    caught: 'const row: any = rows[0]',
    in: anywhere,
  },
  {
    what: 'a choice by true or false',
    pattern: /\bexport\s+(?:async\s+)?function\s+\w+(?:<[^>]*>)?\([^)]*\w\??:\s*boolean\s*[,)]/g,
    instead: 'an option with a name, or two functions',
    caught: 'export function post(order: Order, preview: boolean) {',
    in: modules,
  },
  {
    what: 'a test put aside',
    pattern: /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|only|todo|fails|skipIf|runIf)\b|\bx(?:it|describe)\(/g,
    instead: 'a test that runs, or none',
    caught: "it.skip('posts', () => {})",
    in: anywhere,
  },
  {
    what: 'work left lying',
    pattern: /\b(?:TODO|FIXME|HACK|TBD)\b|\bXXX\b(?!['"])/g,
    instead: 'the work done',
    caught: '// TODO round',
    in: anywhere,
    comments: true,
  },
  {
    what: 'a check switched off',
    pattern: /@ts-(?:ignore|nocheck|expect-error)|eslint-disable/g,
    instead: 'a type that fits; for the linter, one named rule on one line and why',
    caught: '// @ts-ignore',
    in: anywhere,
    comments: true,
  },
  {
    what: 'a folder of one machine',
    pattern: /(?<![\w.])\/(?:work|home|root|Users)\/\w|(?<![\w.])\/tmp\//g,
    instead: 'projectFolder (#platform/project) or tmpdir()',
    caught: "readFileSync('/home/me/handel/package.json')",
    in: file => !/\.test\.tsx?$/.test(file),
    comments: true,
  },
  {
    what: 'a host packages come from',
    pattern: /\bregistry\.[a-z]+\.[a-z]+|npmjs\.(?:org|com)|https?:\/\/[^\s'"]*\b(?:verdaccio|artifactory|npm-proxy)\b/g,
    instead: 'nothing: npm knows',
    caught: 'registry=https://registry.npmjs.org/',
    in: anywhere,
    comments: true,
  },
  {
    what: 'a number of an issue or request',
    pattern: /(?:^|[\s(])#\d{1,4}\b(?![0-9a-fA-F;])|\b(?:issue|ticket|pull request|PR) #?\d+\b/gi,
    instead: 'the reason itself',
    caught: '// see issue 42',
    in: file => !/\.(?:css|html|typ)$/.test(file),
    comments: true,
  },
  {
    what: 'who wrote it',
    pattern: /\b(?:claude|anthropic|openai|chatgpt|copilot|sub-?agents?|language model|co-authored-by|ai[- ](?:assistant|generated|session))\b|(?<!user[- ])\bagents?\b/gi,
    instead: 'nothing: the project speaks of itself',
    caught: 'generated by an AI session',
    in: anywhere,
    comments: true,
  },
]

const caughtIn = (ban: Ban, { file, text, code }: Source): string[] =>
  [...(ban.comments ? text : code).matchAll(ban.pattern)].map(
    found => `${file}:${lineAt(text, found.index)} ${found[0].trim()} – write ${ban.instead}`,
  )

describe.each(bans)('$what', ban => {
  it('is recognised', () => {
    const text = ban.caught
    expect(caughtIn(ban, { file: 'x.ts', text, code: withoutComments(text, 'x.ts') })).toHaveLength(1)
  })

  it('is not in the project', () => {
    const read = ban.comments ? everything : program
    expect(read.length).toBeGreaterThan(300)
    expect(read.filter(({ file }) => ban.in(file) && !isThisFile(file)).flatMap(each => caughtIn(ban, each))).toEqual([])
  })
})

describe('a file', () => {
  const names = sources(...rooms.map(room => `${room}/**/*`)).map(({ file }) => file)

  it('is named in small letters for its deed', () => {
    const language = /\/locales\/(?:en|nl-NL|nl-BE|nb-NO)\.json$/
    const kebab = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/
    const shouted = names.filter(
      file => !language.test(file) && !file.endsWith('/README.md') && !file.split('/').every(part => kebab.test(part)),
    )
    expect(shouted).toEqual([])
    const vague = /(?:^|[/-])(?:utils?|helpers?|managers?|services?|common|misc)(?:[./]|$)/
    expect(names.filter(file => vague.test(file))).toEqual([])
  })

  it('that is a page leads to files that exist', () => {
    const pages = everything.filter(({ file }) => file.endsWith('.md'))
    const links = pages.flatMap(({ file, text }) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to]) => ({ file, to: posix.join(posix.dirname(file), to!) })),
    )
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter(({ to }) => !existsSync(join(projectFolder, to)))).toEqual([])
  })

  it('has at most 400 lines, comments and blank ones included', () => {
    const long = sources(...rooms.map(room => `${room}/**/*.{ts,tsx,mjs,css,md}`), 'src/**/migrations/*.sql', '*.md').flatMap(
      ({ file, text }) => {
        const lines = text.trimEnd().split('\n').length
        return lines > 400 ? [`${file}: ${lines}`] : []
      },
    )
    expect(long).toEqual([])
  })

  it('exports nothing that nobody names', () => {
    const count = new Map<string, number>()
    // To pass something on is not to use it.
    for (const { file, code } of program)
      for (const word of (file.endsWith('/index.ts') ? code.replaceAll(/^export [^;]*? from '[^']+'$/gm, '') : code).match(/\w+/g) ?? [])
        count.set(word, (count.get(word) ?? 0) + 1)
    const dead = program.flatMap(({ file, code }) =>
      [...code.matchAll(/^export (?:async )?(?:function|const|class|type|interface) (\w+)/gm)].flatMap(([, name]) =>
        count.get(name!) === 1 ? [`${file}: ${name}`] : [],
      ),
    )
    expect(dead).toEqual([])
  })

  it('says what it exports is for, where others may call it', () => {
    const silent = program
      .filter(({ file }) => modules(file))
      .flatMap(({ file, text }) => {
        const lines = text.split('\n')
        return lines.flatMap((line, at) => {
          const name = /^export (?:async )?function (\w+)/.exec(line)?.[1]
          return name === undefined || lines[at - 1]!.trimEnd().endsWith('*/') ? [] : [`${file}:${at + 1} ${name}`]
        })
      })
    expect(silent).toEqual([])
  })
})

describe.each(moduleNames())('the module %s', name => {
  const has = (part: string): boolean => existsSync(join(projectFolder, 'src/modules', name, part))
  const own = program.filter(({ file }) => file.startsWith(`src/modules/${name}/`))

  it('has a page about itself', () => {
    expect(has('README.md')).toBe(true)
    const [{ text }] = sources(`src/modules/${name}/README.md`) as [Source]
    expect(text.split('\n')[0]).toMatch(/^# \S/)
    expect(text.length).toBeGreaterThan(300)
  })

  it('has texts in four languages for what it refuses', () => {
    const declares = own.some(({ file, code }) => !isOfTests(file) && code.includes('defineProblems('))
    const files = sources(`src/modules/${name}/**/locales/*.json`).map(({ file }) => file.split('/').at(-1))
    expect(['en', 'nl-NL', 'nl-BE', 'nb-NO'].filter(language => declares && !files.includes(`${language}.json`))).toEqual([])
  })

  it('has the shape of its tables beside its migrations', () => {
    expect(has('migrations')).toBe(has('schema.sql'))
  })
})
