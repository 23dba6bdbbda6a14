/** The page of worked examples names tests; each of them is there. */
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
