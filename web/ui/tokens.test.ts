/** The tokens are what docs/design-language.md says, and every text can be read on what it stands on. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8')

const blocks = read('tokens.css').split(/^(?=:root)/m)
const tokensOf = (css: string): Map<string, string> => new Map([...css.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name!, value!]))
const light = tokensOf(blocks.find(block => block.startsWith(':root {'))!)
const themes = { light, dark: new Map([...light, ...tokensOf(blocks.find(block => block.startsWith(":root[data-theme='dark']"))!)]) }

/** Relative luminance of a colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

const meanings = ['problem', 'warning', 'done', 'information']
const read45: readonly (readonly [string, string])[] = [
  ...['page', 'surface', 'raised', 'sunken', 'hover', 'selected'].flatMap(surface => [['text', surface], ['muted', surface]] as const),
  ...meanings.flatMap(meaning => [[meaning, 'surface'], [meaning, `${meaning}-surface`], ['text', `${meaning}-surface`]] as const),
  ['accent', 'surface'], ['accent', 'page'], ['on-accent', 'accent'], ['rail-text', 'rail'], ['rail-text', 'rail-active'],
  ['rail-strong', 'rail'], ['rail-muted', 'rail'],
]

describe.each(Object.entries(themes))('%s', (theme, tokens) => {
  test.each(read45)('%s can be read on %s', (text, surface) =>
    expect(contrast(tokens.get(`--${text}`)!, tokens.get(`--${surface}`)!)).toBeGreaterThanOrEqual(4.5))

  test('the colours are those of the page about them', () => {
    const rows = [...read('../../docs/design-language.md').matchAll(/^\| `(--[\w-]+)` \| `(#\w+)` \| `(#\w+)` \|/gm)]
    expect(rows.length).toBeGreaterThanOrEqual(10)
    for (const [, name, day, night] of rows) expect(tokens.get(name!), name).toBe(theme === 'light' ? day : night)
  })
})

test('sizes are those of the page about them', () => {
  const page = read('../../docs/design-language.md').replaceAll(/\s+/g, ' ')
  for (const name of ['--text-title', '--text-body', '--text-grid', '--text-small']) expect(page).toContain(`\`${name}\` ${light.get(name)!.replace('px', ' px')}`)
  expect(page).toContain(`${light.get('--row')!.replace('px', ' px')} compact`)
})
