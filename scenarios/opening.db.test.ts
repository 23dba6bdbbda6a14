/**
 * A company leaves its old program: balances, open items and stock come from files. The account against which all is
 * brought in ends at zero, the books agree, and what nobody has used yet can be taken back.
 */
import { expect } from 'vitest'
import { exchangeOf, told } from '../src/modules/exchange/testing.ts'
import { type Sheet, readSpreadsheet } from '../src/platform/spreadsheet.ts'
import { type Story, refusal, stories } from './scenario.ts'

const { db, scenario } = await stories()

const settings = { postingDate: '2026-01-01', account: '0980' }

const files = {
  balances: ['Rekening;Rekeningsoort;Debet;Credit;Omschrijving', '0910;;500,00;;Kas', 'BANK;bankrekening;5.000,00;;Bank', '2010;;;6.064,00;Kapitaal', '3110;;0,00;0,00;Huur'],
  customer_items: [
    'Debiteurnr;Factuurnummer;Factuurdatum;Vervaldatum;Openstaand bedrag', 'C-DOM;2025-118;15-12-2025;29-12-2025;€ 1.210,00', 'C-FOR;2025-120;20-12-2025;19-1-2026;100,00-',
  ],
  vendor_items: ['Crediteurnr;Factuurnummer;Extern documentnr.;Factuurdatum;Saldo', 'V-DOM;INK-77;F-2025/4711;28-12-2025;605'],
  stock: ['Artikelnr.;Aantal;Kostprijs', 'INV-1;10;4,50', 'INV-3;2;7'],
} as const
type Kind = keyof typeof files

const exchange = ({ company }: Story) => exchangeOf({ call: company.as({ language: 'nl-NL' }) })

async function bringIn(story: Story, kind: Kind, lines: readonly string[] = files[kind]): Promise<string> {
  const text = lines.join('\r\n').replace('BANK', story.company.bankAccount)
  const { id } = await exchange(story).uploadText(kind, text)
  await exchange(story).change(id, { settings })
  expect(told(await exchange(story).check(id))).toEqual([])
  expect(await exchange(story).run(id)).toMatchObject({ brought: lines.length - 1, waiting: 0 })
  return id
}

async function bringInAll(story: Story): Promise<Record<Kind, string>> {
  const ids: Partial<Record<Kind, string>> = {}
  for (const kind of Object.keys(files) as Kind[]) ids[kind] = await bringIn(story, kind)
  return ids as Record<Kind, string>
}

const balances = async ({ company }: Story): Promise<Record<string, string>> => {
  const { rows } = await db.owner.query<{ account: string; amount: string }>(
    'select account, trim_scale(sum(amount))::text as amount from ledger.entries where company_id = $1 group by account having sum(amount) <> 0 order by 1', [company.companyId],
  )
  return Object.fromEntries(rows.map(({ account, amount }) => [account, amount]))
}

async function exported({ company }: Story, kind: Kind): Promise<Sheet> {
  const { content } = await company.as({ language: 'nl-NL' })<{ content: string }>('exchange.export', { kind })
  return (await readSpreadsheet(Buffer.from(content, 'base64'))).sheet
}

scenario('what was in the old program is in the new one', 'NL', async story => {
  await bringInAll(story)
  expect(await balances(story)).toEqual({ '0505': '59', '0610': '1210', '0620': '-100', '0910': '500', '0920': '5000', '1210': '-605', '2010': '-6064' })
  const [invoice, credit] = await story.customerEntries()
  expect(invoice).toMatchObject({ documentNumber: '2025-118', documentType: 'invoice', remaining: '1210', open: true })
  expect(credit).toMatchObject({ documentNumber: '2025-120', documentType: 'credit_memo', remaining: '-100' })
  expect(await story.onHand(story.company.items.inventory[0]!)).toBe('10')
})

scenario('an invoice of the old program is paid, its goods are sold, and then nothing of that can be taken back', 'NL', async story => {
  const ids = await bringInAll(story)
  const [invoice] = await story.customerEntries()
  await story.customerPays({ amount: '1210', entries: [invoice!.entryNo], on: '2026-02-01' })
  await story.call('stock.adjust', { lines: [{ type: 'negative', itemId: story.company.items.inventory[0]!.id, quantity: '1' }] })
  expect(await refusal(exchange(story).undo(ids.customer_items))).toEqual(['payments.reversal_applied'])
  expect(await refusal(exchange(story).undo(ids.stock))).toEqual(['exchange.stock_used'])
  expect(await exchange(story).undo(ids.vendor_items)).toEqual({ undone: 1 })
  expect(await exchange(story).undo(ids.balances)).toEqual({ undone: 4 })
})

scenario('all of it is taken back, and brought in again', 'NL', async story => {
  const ids = await bringInAll(story)
  for (const id of Object.values(ids)) await exchange(story).undo(id)
  expect(await balances(story)).toEqual({})
  expect(await story.onHand(story.company.items.inventory[0]!)).toBe('0')
  // The numbers of invoices are used up; everything else may come again.
  for (const kind of ['balances', 'stock'] as const) await bringIn(story, kind)
})

scenario('what is taken away is what was brought in', 'NL', async story => {
  await bringInAll(story)
  const texts = ({ rows }: Sheet): string[] => rows.map(({ cells }) => cells.map(({ text }) => text).join(';'))
  expect(texts(await exported(story, 'customer_items'))).toEqual([
    'Klantnr.;Documentsoort;Documentnr.;Extern documentnr.;Documentdatum;Vervaldatum;Valuta;Restbedrag;Omschrijving',
    'C-DOM;Factuur;2025-118;;2025-12-15;2025-12-29;EUR;1210', 'C-FOR;Creditnota;2025-120;;2025-12-20;2026-01-19;EUR;-100',
  ])
  expect(texts(await exported(story, 'stock')).slice(1).map(line => line.split(';').slice(0, 6).join(';'))).toEqual(['INV-1;;MAIN;PCS;10;4.5', 'INV-3;;MAIN;PCS;2;7'])
  expect(texts(await exported(story, 'balances'))).toContain('2010;;0;6064;;Geplaatst kapitaal')
  expect(texts(await exported(story, 'vendor_items'))[1]).toBe('V-DOM;Factuur;INK-77;F-2025/4711;2025-12-28;2025-12-28;EUR;605')
})

scenario('what the ledgers would refuse is named at its cell, and nothing is posted', 'NL', async story => {
  const { uploadText, change, check, run } = exchange(story)
  const wrong = async (kind: Kind, lines: readonly string[], more: object = {}): Promise<string[]> => {
    const { id } = await uploadText(kind, lines.join('\n'))
    await change(id, { settings: { ...settings, ...more } })
    const found = told(await check(id))
    if (found.length > 0) expect(await refusal(run(id))).toEqual(['exchange.not_clean'])
    return found
  }
  expect(await wrong('balances', ['Rekening;Saldo', '9999;1', '0610;100', '2010;1,005', 'x;tien'])).toEqual([
    'A2 payments.account_missing 9999', 'A3 payments.account_no_direct_posting 0610', 'B4 payments.amount_too_fine 1,005', 'B5 exchange.not_a_number tien',
  ])
  expect(await wrong('balances', ['Rekening;Saldo', '0910;1'], { account: '' })).toEqual(['account payments.out_of_balance'])
  expect(await wrong('customer_items', ['Klantnr.;Bedrag;Datum', 'C-DOM;10;2025-12-01'], { account: '' })).toEqual(['account exchange.account_needed'])
  expect(await wrong('customer_items', ['Klantnr.;Bedrag;Datum;Valuta', 'C-WEG;10;2025-12-01;', 'C-DOM;;2025-12-01;', 'C-DOM;5;30-2-2025;', 'C-DOM;5;1-2-2025;XXX'])).toEqual([
    'A2 exchange.no_such_record C-WEG', 'B3 exchange.required', 'C4 exchange.not_a_date 30-2-2025', 'D5 currencies.no_rate XXX',
  ])
  expect(await wrong('vendor_items', ['Leveranciersnr.;Bedrag;Datum;Extern documentnr.', 'V-DOM;10;2025-12-01;'])).toEqual(['D2 exchange.required'])
  expect(await wrong('stock', ['Artikelnr.;Aantal;Kostprijs;Vestiging', 'INV-1;-1;5;', 'SRV-1;1;5;', 'INV-2;1;5;NERGENS', 'INV-4;1;-5;'])).toEqual([
    'B2 contract.not_positive -1', 'A3 warehouse.item_not_stocked SRV-1', 'D4 warehouse.location_unknown NERGENS', 'C5 contract.negative -5',
  ])
  expect(await balances(story)).toEqual({})
})
