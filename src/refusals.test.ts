/** The page of refusals names problems and tests: each has its text in every language, each test is there and names the problem. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasMessage, languages } from './platform/i18n.ts'
import { declaredProblems } from './platform/problem.ts'
import { projectFolder } from './platform/project.ts'

const source = (file: string): string => readFileSync(join(projectFolder, file), 'utf8')
const inProject = (pattern: string): string[] => globSync(pattern, { cwd: projectFolder }).sort()

for (const file of inProject('src/**/*.ts').filter(each => !/(\.test|testing)\.ts$/.test(each) && source(each).includes('defineProblems('))) await import(join(projectFolder, file))
const declared = new Set(declaredProblems().map(({ code }) => code))

const named = [...source('docs/refusals.md').matchAll(/^\|([^|]+)\| `([^`]+)` \| `([^`]+)` › (.+) \|$/gm)]
  .map(([, what, code, file, title]) => ({ what: what!.trim(), code: code!, file: file!, title: title! }))
const nameOf = (code: string): string => code.split('.')[1]!

test('the page names refusals', () => expect(named.length).toBeGreaterThan(150))

test.each(named)('$code: $what', ({ code, file, title }) => {
  expect(declared).toContain(code)
  expect(languages.filter(language => !hasMessage(language, code))).toEqual([])
  expect(source(file)).toContain(title)
  expect(source(file)).toMatch(new RegExp(`\\b${nameOf(code)}\\b`))
})

describe('every problem of trade', () => {
  const tests = inProject('src/**/*.test.ts').concat(inProject('scenarios/*.test.ts')).filter(file => file !== 'src/refusals.test.ts').map(source).join('\n')
  // Price lists are told in stories of their own.
  const ofTrade = [...declared].filter(code => code.startsWith('trade.') && !code.includes('price_'))

  test('is tripped by a test', () => {
    expect(ofTrade.filter(code => !new RegExp(`\\b${nameOf(code)}\\b`).test(tests))).toEqual([])
  })
})
