import { describe, expect, test } from 'vitest'
import { reportColumns } from './column-widths.ts'
import type { ReportView } from './declaration.ts'

const view = (rows: readonly object[], sums: Readonly<Record<string, string>> | null = null): ReportView =>
  ({
    title: 'Aged',
    columns: [
      { name: 'number', kind: 'code', caption: 'No.' },
      { name: 'name', kind: 'text', caption: 'Name' },
      { name: 'unit', kind: 'text', caption: 'Unit' },
      { name: 'balance', kind: 'amount', caption: 'Balance' },
    ],
    sections: [{ caption: '', rows, sums: null }],
    sums,
  }) as unknown as ReportView

const leastOf = (template: string): number[] => [...template.matchAll(/minmax\((?:max\()?(\d+)px/g)].map(([, least]) => Number(least))

describe('columns of a report', () => {
  test('are as narrow as what stands in them, and what a row is called takes the rest', () => {
    const { template, least } = reportColumns(view([{ number: 'C00010', name: 'Demo', unit: 'kg', balance: '214447.9' }]))
    // Six signs of a code, ten of 214 447,90, four of the caption Unit.
    expect(leastOf(template)).toEqual([69, 130, 44, 98])
    expect(template).toContain('1fr')
    expect(least).toBe(69 + 130 + 44 + 98)
  })

  test('say the name whole where the figures still have what they need', () => {
    const { template } = reportColumns(view([{ number: 'C00010', name: 'Restaurant Sølvskjeen, avd. Tønsberg', unit: '', balance: '1' }]))
    expect(template).toContain(`min(${Math.ceil(36 * 7.1) + 18}px, 100% - `)
  })

  test('leave room for a caption in two lines', () => {
    const period = { ...view([]), columns: [{ name: 'age1', kind: 'amount', caption: '22-10-2026 – 21-11-2026' }] } as unknown as ReportView
    expect(leastOf(reportColumns(period).template)).toEqual([Math.ceil('22-10-2026 –'.length * 7) + 18])
  })

  test('are as wide as the largest figure, also one that is only a sum', () => {
    const { template } = reportColumns(view([{ number: '1', name: 'Demo', unit: '', balance: '1' }], { balance: '-1234567890.12' }))
    expect(leastOf(template).at(-1)).toBeGreaterThanOrEqual('−1 234 567 890,12'.length * 8)
  })
})
