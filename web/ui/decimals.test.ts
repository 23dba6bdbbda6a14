import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decimalsIn, decimalsOf, restOf } from './decimals.ts'
import { chooseRegion, formatPrice } from './format.ts'

describe('figures under each other', () => {
  beforeAll(() => chooseRegion('nl-NL'))
  afterAll(() => chooseRegion(undefined))

  it('counts the decimals that are shown of a value', () => {
    expect(decimalsOf('price', '14.95')).toBe(2)
    expect(decimalsOf('price', '275')).toBe(2)
    expect(decimalsOf('price', '0.23837')).toBe(5)
    expect(decimalsOf('quantity', '7.5')).toBe(1)
    expect(decimalsOf('quantity', '500')).toBe(0)
    expect(decimalsOf('percent', '12.345678')).toBe(5)
    expect(decimalsOf('amount', '12.5')).toBe(0)
    expect(decimalsOf('price', null)).toBe(0)
  })

  it('counts the decimals of a figure as the region writes it', () => {
    expect(decimalsIn('1.234,50')).toBe(2)
    expect(decimalsIn('1.000')).toBe(0)
  })

  it('says what a figure lacks behind, with the mark where it has none', () => {
    expect(restOf('275,00', 3)).toBe('0')
    expect(restOf('0,273', 3)).toBeUndefined()
    expect(restOf('500', 2)).toBe(',00')
    expect(restOf('500', 0)).toBeUndefined()
    expect(restOf('', 3)).toBeUndefined()
    expect(restOf('zeven', 3)).toBeUndefined()
  })

  it('brings figures of one column under each other by their mark, in every region', () => {
    chooseRegion('nb-NO')
    const drawn = ['110.46', '95.65625', '1234', ''].map(price => [formatPrice(price), restOf(formatPrice(price), 5)])
    expect(drawn).toEqual([['110,46', '000'], ['95,65625', undefined], ['1\u00A0234,00', '000'], ['', undefined]])
    expect(restOf('12', 2)).toBe(',00')
  })
})
