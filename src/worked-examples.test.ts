/** The page of worked examples names tests; each of them is there, and every section of documents.md has its story. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from './platform/project.ts'

const rows = readFileSync(join(projectFolder, 'docs/worked-examples.md'), 'utf8').matchAll(/^\|([^|]+)\|[^|]+\| `([^`]+)` › (.+) \|$/gm)

const named = [...rows].map(([, example, file, title]) => ({ example: example!.trim(), file: file!, title: title! }))

test('the page names tests', () => expect(named.length).toBeGreaterThan(60))

test.each(named)('$example: $file › $title', ({ file, title }) => {
  expect(readFileSync(join(projectFolder, file), 'utf8')).toContain(title)
})

const stories = named.filter(({ example, file }) => /^d §\d/.test(example) && file.startsWith('scenarios/'))
const [, later = ''] = readFileSync(join(projectFolder, 'docs/worked-examples.md'), 'utf8').split('## Left for later')
const sections = Array.from({ length: 18 }, (_, at) => at + 2).filter(section => !new RegExp(`^\\| d §${section}\\b`, 'm').test(later))

// What is told through `scenario` is told on a company of its own, whose books must agree when it is told.
test.each(sections)('documents.md §%i has a story', section => {
  const told = stories.filter(({ example }) => new RegExp(`^d §${section}(?!\\d)`).test(example))
  expect(told.filter(({ file }) => readFileSync(join(projectFolder, file), 'utf8').includes('scenario('))).not.toEqual([])
})
