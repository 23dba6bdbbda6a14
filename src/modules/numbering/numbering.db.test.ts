import { describe, expect, test } from 'vitest'
import { withTransaction } from '#platform/db'
import { explained } from '#platform/constraints'
import { localDate } from '#platform/local-date'
import { freshDatabase } from '#platform/testing/database'
import { testCompany } from '#platform/testing/company'
import { assignNumber, drawNumber } from './index.ts'

const db = await freshDatabase()
const { companyId, call } = await testCompany(db, 'NL')
const june = localDate('2026-06-15')

const series = async (code: string, line: object, more: object = {}): Promise<void> => {
  await call('numbering.series.create', { code, description: code, ...more })
  await call('numbering.lines.create', { seriesCode: code, startingDate: '2026-01-01', ...line })
}

const draw = (code: string, date = june): Promise<string> =>
  withTransaction(db.app, { companyId }, tx => drawNumber(tx, companyId, code, date))

const drawRefused = (code: string, date = june): Promise<unknown> =>
  draw(code, date).catch((error: unknown) => explained(error))

describe('drawing (ledgers.md §1.5)', () => {
  test('a gapless series counts on, grows its digits, and gives back what is rolled back', async () => {
    await series('A', { startingNumber: 'A99' })
    const undone = withTransaction(db.app, { companyId }, async tx => {
      expect(await drawNumber(tx, companyId, 'A', june)).toBe('A99')
      throw new Error('not posted')
    })
    await expect(undone).rejects.toThrow('not posted')
    expect(await draw('A')).toBe('A99')
    expect(await draw('A')).toBe('A100')
  })

  test('sixteen at once on a gapless series get sixteen numbers in a row', async () => {
    await series('G', { startingNumber: 'G001' })
    const numbers = await Promise.all(Array.from({ length: 16 }, () => draw('G')))
    expect(numbers.sort()).toEqual(Array.from({ length: 16 }, (_, index) => `G${String(index + 1).padStart(3, '0')}`))
  })

  test('a series that allows gaps does not give back, nor wait for others', async () => {
    await series('S', { startingNumber: 'S10', increment: 10, allowGaps: true })
    expect(await draw('S')).toBe('S10')
    await withTransaction(db.app, { companyId }, async tx => {
      expect(await drawNumber(tx, companyId, 'S', june)).toBe('S20')
      expect(await draw('S')).toBe('S30')
      await tx.send(undefined, 'rollback')
      await tx.send(undefined, 'begin')
    })
    expect(await draw('S')).toBe('S40')
  })

  test('the line with the latest starting date that has begun gives the number', async () => {
    await series('Y', { startingNumber: '26001' })
    await call('numbering.lines.create', { seriesCode: 'Y', startingDate: '2027-01-01', startingNumber: '27001' })
    expect(await draw('Y')).toBe('26001')
    expect(await draw('Y', localDate('2027-02-01'))).toBe('27001')
    expect(await draw('Y')).toBe('26002')
    expect(await drawRefused('Y', localDate('2025-12-31'))).toMatchObject({
      code: 'numbering.none_on_date',
      params: { series: 'Y', date: '2025-12-31' },
      remedy: 'setup/number-series',
    })
    await call('numbering.lines.change', { seriesCode: 'Y', startingDate: '2026-01-01', open: false })
    expect(await drawRefused('Y')).toMatchObject({ code: 'numbering.none_on_date' })
  })

  test('an exhausted series says its last number', async () => {
    await series('E', { startingNumber: 'E998', endingNumber: 'E999' })
    expect([await draw('E'), await draw('E')]).toEqual(['E998', 'E999'])
    expect(await drawRefused('E')).toMatchObject({ code: 'numbering.exhausted', params: { series: 'E', last: 'E999' } })
  })

  test('a series in order of date refuses an earlier one', async () => {
    await series('D', { startingNumber: '1' }, { dateOrder: true })
    await draw('D', june)
    await draw('D', june)
    expect(await drawRefused('D', localDate('2026-06-14'))).toMatchObject({
      code: 'numbering.date_order',
      params: { series: 'D', date: '2026-06-14', lastDate: '2026-06-15' },
    })
  })

  test('the next number can be seen without drawing it', async () => {
    await series('P', { startingNumber: 'P1' })
    await draw('P')
    expect(await call('numbering.peek', { seriesCode: 'P', date: june })).toEqual({ number: 'P2' })
    expect(await draw('P')).toBe('P2')
  })
})

describe('numbers of masters', () => {
  const assign = (typed?: string): Promise<string> =>
    withTransaction(db.app, { companyId }, tx => assignNumber(tx, companyId, 'contact', june, typed))

  test('are typed or drawn as the series allows', async () => {
    expect(await assign()).toBe('CT000001')
    expect(await assign('OWN-1')).toBe('OWN-1')
    await call('numbering.series.change', { code: 'CONT', manualNumbers: false })
    await expect(assign('OWN-2')).rejects.toMatchObject({
      problems: [{ code: 'numbering.manual_not_allowed', params: { series: 'CONT' }, field: 'number' }],
    })
    await call('numbering.series.change', { code: 'CONT', manualNumbers: true, defaultNumbers: false })
    await expect(assign()).rejects.toMatchObject({ problems: [{ code: 'numbering.automatic_not_allowed' }] })
    await call('numbering.uses.delete', { purpose: 'contact' })
    await expect(assign()).rejects.toMatchObject({
      problems: [{ code: 'numbering.purpose_unset', params: { purpose: 'contact' } }],
    })
  })
})

describe('lines', () => {
  test.each<[object, object[]]>([
    [{ startingNumber: 'ABC' }, [{ code: 'numbering.not_a_number', field: 'startingNumber' }]],
    [
      { startingNumber: 'A001', endingNumber: 'B999', warningNumber: 'A99' },
      [
        { code: 'numbering.other_prefix', field: 'endingNumber', params: { prefix: 'A' } },
        { code: 'numbering.other_length', field: 'warningNumber' },
      ],
    ],
    [{ startingNumber: 'A100', endingNumber: 'A099' }, [{ code: 'numbering.before_first', field: 'endingNumber' }]],
  ])('%j is refused', async (line, problems) => {
    await call('numbering.series.create', { code: 'L', description: 'L' }).catch(() => {})
    await expect(
      call('numbering.lines.create', { seriesCode: 'L', startingDate: '2026-01-01', ...line }),
    ).rejects.toMatchObject({ problems })
  })

  test('a line is read back as it was written, taken once, and stays once it has given a number', async () => {
    await series('R', { startingNumber: 'R-001', endingNumber: 'R-999', warningNumber: 'R-900' })
    const line = { seriesCode: 'R', startingDate: '2026-01-01' }
    await draw('R')
    expect(await call('numbering.lines.list', { filter: { seriesCode: 'R' } })).toEqual({
      rows: [
        {
          ...line,
          startingNumber: 'R-001',
          endingNumber: 'R-999',
          warningNumber: 'R-900',
          increment: 1,
          lastNumber: 'R-001',
          lastDate: june,
          allowGaps: false,
          open: true,
        },
      ],
    })
    await expect(call('numbering.lines.create', { ...line, startingNumber: 'R-500' })).rejects.toMatchObject({
      problems: [{ code: 'numbering.line_taken_or_no_series' }],
    })
    await expect(call('numbering.lines.delete', line)).rejects.toMatchObject({
      problems: [{ code: 'numbering.line_used' }],
    })
    expect(await call('numbering.lines.change', { ...line, endingNumber: null })).toMatchObject({
      endingNumber: '',
      warningNumber: 'R-900',
    })
  })
})
