import { describe, expect, test } from 'vitest'
import type { Decimal } from '#platform/decimal'
import { withTransaction } from '#platform/db'
import { findStockDifferences } from '#stock'
import { testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import '#warehouse'

const db = await freshDatabase()
const company = await testCompany(db)
const [fifo = '', other = ''] = company.items.inventory.map(({ id }) => id)

interface Line { id: string; version: number; lineNo: number; itemNumber: string; unit: string; location: string; description: string; onHand: string }
interface Posted { documentNumber: string; itemEntries: number[] }

const create = (input: object): Promise<Line> => company.call<Line>('stock.adjustment_lines.create', input)
const lines = async (): Promise<Line[]> => (await company.call<{ rows: Line[] }>('stock.adjustment_lines.list', {})).rows
const post = (input: object = {}): Promise<Posted> => company.call<Posted>('stock.adjustments.post', input)

describe('adjustments being typed', () => {
  test('nothing typed cannot be posted', async () => {
    await expect(post()).rejects.toMatchObject({ problems: [{ code: 'warehouse.nothing_typed' }] })
  })

  test('a line is filled in from its item, and says what there is of it', async () => {
    const line = await create({ itemId: fifo })
    expect(line).toMatchObject({ lineNo: 10_000, type: 'positive', itemNumber: 'INV-1', unit: 'PCS', location: 'MAIN', onHand: '0', quantity: '0', unitCost: null })
    expect(await create({ itemId: other })).toMatchObject({ lineNo: 20_000 })
    await expect(create({ itemId: fifo, lineNo: 20_000 })).rejects.toMatchObject({ problems: [{ code: 'warehouse.line_number_taken', field: 'lineNo' }] })
  })

  test.each([
    ['a service', { itemId: company.items.service[0]!.id }, 'warehouse.item_not_stocked', 'itemId'],
    ['a variant that is not there', { itemId: fifo, variant: 'RED' }, 'warehouse.variant_unknown', 'variant'],
    ['a unit the item is not counted in', { itemId: fifo, unit: 'HOUR' }, 'warehouse.unit_unknown', 'unit'],
    ['a location that is not there', { itemId: fifo, location: 'MOON' }, 'platform.reference_unknown', 'location'],
  ])('%s is refused at its cell', async (_, input, code, field) => {
    await expect(create(input)).rejects.toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ code, field })]) })
  })

  test('what posting refuses names the line by its number, and nothing is posted', async () => {
    await expect(post()).rejects.toMatchObject({
      problems: [{ code: 'warehouse.quantity_missing', field: 'lines.10000.quantity' }, { code: 'warehouse.quantity_missing', field: 'lines.20000.quantity' }],
    })
    const [first, second] = await lines()
    await company.call('stock.adjustment_lines.change', { id: first!.id, version: first!.version, quantity: '12', unitCost: '2.50' })
    await company.call('stock.adjustment_lines.change', { id: second!.id, type: 'negative', quantity: '5' })
    await expect(post()).rejects.toMatchObject({ problems: [{ field: 'lines.20000.quantity' }] })
    expect(await lines()).toHaveLength(2)
  })

  test('a preview leaves the lines; posting makes one document of them and takes them away', async () => {
    const [, second] = await lines()
    await company.call('stock.adjustment_lines.change', { id: second!.id, itemId: fifo, type: 'negative', quantity: '5' })
    const shown = await company.call<{ preview: true; values: { costActual: Decimal }[] }>('stock.adjustments.post', {}, { mode: 'preview' })
    expect(shown.values.map(({ costActual }) => String(costActual))).toEqual(['30', '-12.5'])
    expect(await lines()).toHaveLength(2)
    expect((await post({ postingDate: '2026-06-15' })).itemEntries).toHaveLength(2)
    expect(await lines()).toEqual([])
    expect(await create({ itemId: fifo })).toMatchObject({ lineNo: 10_000, onHand: '7' })
    expect(await withTransaction(db.app, { companyId: company.companyId }, tx => findStockDifferences(tx, company.companyId))).toEqual([])
  })
})
