import { describe, expect, it } from 'vitest'
import { withField } from './mapping.tsx'
import { blockedFor } from './use-import.ts'

const counts = (errors: number, clean: number) => ({ rows: 10, errors, clean })

describe('an import', () => {
  it.each([
    ['all', 'running', counts(0, 10), 'running'],
    ['all', 'done', undefined, 'done'],
    ['clean', 'undone', undefined, 'undone'],
    ['all', 'open', undefined, 'checking'],
    ['all', 'open', counts(3, 8), 'wrong'],
    ['clean', 'open', counts(0, 10), 'all_clean'],
    ['clean', 'open', counts(12, 0), 'nothing_clean'],
  ] as const)('of %s rows, %s, with %o is held back: %s', (only, state, checked, reason) => {
    expect(blockedFor(only, { state }, checked)).toEqual({ reason })
  })

  it('of all rows goes when every one is clean, of the clean ones when some are', () => {
    expect(blockedFor('all', { state: 'open' }, counts(0, 10))).toBeUndefined()
    expect(blockedFor('clean', { state: 'open' }, counts(3, 8))).toBeUndefined()
  })
})

it('a field chosen for another column leaves the one it was chosen for', () => {
  expect(withField(['number', '', 'name'], 1, 'number')).toEqual(['', 'number', 'name'])
  expect(withField(['number', '', 'name'], 0, '')).toEqual(['', '', 'name'])
})
