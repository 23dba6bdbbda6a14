import { describe, expect, it, test } from 'vitest'
import { dec } from '#platform/decimal'
import { indentations, isTotalled, sumTotals } from './totals.ts'

test.each([
  ['0500..0599', '0500', true],
  ['0500..0599', '0599', true],
  ['0500..0599', '0600', false],
  ['0500..0599|0610', '0610', true],
  ['..0599', '0100', true],
  ['0599..', '0700', true],
  ['0610', '0611', false],
  ['', '0610', false],
])('%s names %s: %s', (totaling, account, named) => expect(isTotalled(totaling, account)).toBe(named))

const amount = (balance: string) => ({
  balance: dec(balance),
  debit: dec(balance.startsWith('-') ? '0' : balance),
  credit: dec(balance.startsWith('-') ? balance.slice(1) : '0'),
})

describe('totals', () => {
  const chart = [
    { number: '0500', type: 'begin_total', totaling: '' },
    { number: '0510', type: 'posting', totaling: '' },
    { number: '0520', type: 'posting', totaling: '' },
    { number: '0599', type: 'end_total', totaling: '0500..0599' },
    { number: '0999', type: 'total', totaling: '0100..0998|1200' },
    { number: '1200', type: 'posting', totaling: '' },
  ]

  it('add up the posting accounts they name, and no other total', () => {
    const all = sumTotals(chart, new Map([['0510', amount('10.25')], ['0520', amount('-4.75')], ['1200', amount('100')]]))
    expect(all.get('0599')!.balance.toString()).toBe('5.5')
    expect(all.get('0999')!.balance.toString()).toBe('105.5')
    expect(all.get('0999')!.debit.toString()).toBe('110.25')
    expect(all.get('0999')!.credit.toString()).toBe('4.75')
  })

  it('of nothing are nothing', () => expect(sumTotals(chart, new Map()).get('0999')!.balance.toString()).toBe('0'))

  it('indent what stands between their beginning and their end', () => expect(indentations(chart)).toEqual([0, 1, 1, 0, 0, 0]))
})
