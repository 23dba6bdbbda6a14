import { beforeAll, describe, expect, it } from 'vitest'
import '#payments'
import { Refused } from '#platform/problem'
import { type TestCompany, testCompany } from '#platform/testing/company'
import { freshDatabase } from '#platform/testing/database'
import { xlsxOf } from '#platform/testing/xlsx'
import '#trade'
import '#warehouse'
import '#work'
import './index.ts'
import { exchangeOf, textTable, told } from './testing.ts'

const db = await freshDatabase()
let company: TestCompany
let exchange: ReturnType<typeof exchangeOf>

beforeAll(async () => {
  company = await testCompany(db, 'NL')
  exchange = exchangeOf({ call: company.as({ language: 'nl-NL' }) })
})

const codes = (work: Promise<unknown>): Promise<string[]> =>
  work.then(() => [], (error: unknown) => (error instanceof Refused ? error.problems.map(({ code }) => code) : Promise.reject(error as Error)))
const list = async (name: string, filter: object): Promise<Record<string, unknown>[]> =>
  (await company.call<{ rows: Record<string, unknown>[] }>(`${name}.list`, { filter, sort: [{ field: 'number' }] })).rows

describe('a file of customers', () => {
  it('in Latin-1 with semicolons, decimal commas and Dutch titles is understood, checked, brought in and taken back', async () => {
    const text = [
      'Mijn bedrijf;;;;;;;', '',
      'Debiteurnr;Bedrijfsnaam;Straat;Huisnr.;Postcode;Plaats;Land;Kredietlimiet;Btw-nummer;Betaaldagboek',
      'K1;Café De Brug;Kade;12;1011 AB;Amsterdam;Nederland;1.250,50;NL123456782B12;x',
      'K2;Bäckerei Süd;Rue;1;1000;Brussel;België;2500;;x',
      'K3;Grønn AS;Gate;3;0150;Oslo;Norge;0,5;;x',
    ].join('\r\n')
    const found = await exchange.upload('customers', Buffer.from(text, 'latin1'), 'klanten.csv')
    expect(found).toMatchObject({
      kind: 'customers', state: 'open', waiting: 3, brought: 0, fileName: 'klanten.csv',
      fields: ['number', 'name', 'street', 'houseNumber', 'postCode', 'city', 'country', 'creditLimit', 'taxNumber', ''],
      settings: { decimalMark: ',', dateOrder: 'dmy' },
      rows: [{ row: 4, cells: ['K1', 'Café De Brug', 'Kade', '12', '1011 AB', 'Amsterdam', 'Nederland', '1.250,50', 'NL123456782B12', 'x'] }, {}, {}],
    })
    expect(await exchange.check(found.id)).toMatchObject({ rows: 3, clean: 3, errors: 0 })
    expect(await list('parties.customers', { number: 'K*' })).toEqual([])
    expect(await exchange.run(found.id)).toEqual({ brought: 3, waiting: 0, workId: null })
    expect(await list('parties.customers', { number: 'K*' })).toMatchObject([
      { number: 'K1', name: 'Café De Brug', creditLimit: '1250.5', country: 'NL', address: { street: 'Kade', houseNumber: '12', postCode: '1011 AB', city: 'Amsterdam', country: 'NL' } },
      { number: 'K2', name: 'Bäckerei Süd', creditLimit: '2500', country: 'BE' },
      { number: 'K3', name: 'Grønn AS', creditLimit: '0.5', country: 'NO' },
    ])
    expect(await company.call('exchange.imports.get', { id: found.id })).toMatchObject({ state: 'done', waiting: 0, brought: 3 })
    expect(await codes(exchange.run(found.id))).toEqual(['exchange.not_open'])
    expect(await exchange.undo(found.id)).toEqual({ undone: 3 })
    expect(await list('parties.customers', { number: 'K*' })).toEqual([])
    expect(await codes(exchange.undo(found.id))).toEqual(['exchange.nothing_to_undo'])
  })

  it('names every bad cell; nothing is in until it is clean, or only the clean rows when asked', async () => {
    const found = await exchange.uploadText('customers', [
      'Nr.\tNaam\tLand\tKredietlimiet\tBetalingscondities\tFactureren aan\tGeblokkeerd',
      'M1\tGoed\tNL\t10\t14D\tM2\t',
      'M2\tOok goed\tnoorwegen\t10,5\t\t\tVerzending',
      'M3\t\tNL\t\t\t\t',
      'M4\tFout land\tAtlantis\ttien\t99D\tM9\tsoms',
      'M1\tNog eens\t\t-5\t\t\t',
      'C-DOM\tBestaat al\t\t\t\t\t',
    ].join('\n'))
    const checked = await exchange.check(found.id)
    expect(told(checked)).toEqual([
      'B4 contract.required',
      'C5 exchange.not_a_country Atlantis', 'D5 exchange.not_a_number tien', 'F5 exchange.no_such_record M9', 'G5 exchange.not_a_choice soms',
      'D6 contract.negative -5', 'A7 platform.taken C-DOM',
    ])
    expect(checked.problems.slice(0, 2).map(({ message }) => message)).toEqual([
      'Naam ontbreekt. Vul dit in.', 'Atlantis is geen land. Schrijf de tweeletterige code of de naam.',
    ])
    expect(checked).toMatchObject({ rows: 6, clean: 2, errors: 7, wrong: [{ row: 4 }, { row: 5 }, { row: 6 }, { row: 7 }] })
    expect(await codes(exchange.run(found.id))).toEqual(['exchange.not_clean'])
    expect(await list('parties.customers', { number: 'M*' })).toEqual([])
    await exchange.change(found.id, { cells: [{ row: 6, column: 0, text: 'M6' }, { row: 6, column: 3, text: '5,25' }], without: [7] })
    expect(await exchange.run(found.id, 'clean')).toEqual({ brought: 3, waiting: 2, workId: null })
    const [first, second, sixth] = await list('parties.customers', { number: 'M*' })
    expect([first!.billToId, second!.blocked, second!.country, sixth!.creditLimit]).toEqual([second!.id, 'ship', 'NO', '5.25'])
    expect(await codes(exchange.run(found.id, 'clean'))).toEqual(['exchange.nothing_clean'])
    await exchange.change(found.id, { cells: [{ row: 4, column: 1, text: 'Nu wel' }], without: [5] })
    expect(await exchange.run(found.id)).toMatchObject({ brought: 1, waiting: 0 })
    expect(await exchange.undo(found.id)).toEqual({ undone: 4 })
  })

  it('is not taken back once something uses one of them', async () => {
    const found = await exchange.uploadText('customers', 'Nr.;Naam\nU1;Een\nU2;Twee')
    await exchange.run(found.id)
    const [, used] = await list('parties.customers', { number: 'U*' })
    await company.call('parties.ship_to_addresses.create', { partyId: used!.id, code: 'LOODS', name: 'Loods' })
    await company.call('parties.customers.create', { name: 'Zus', billToId: used!.id })
    expect(await codes(exchange.undo(found.id))).toEqual(['platform.in_use'])
    expect(await list('parties.customers', { number: 'U*' })).toHaveLength(2)
  })

  it('is understood at once the next time, when its titles were strange', async () => {
    const text = 'Zoeknaam;Wie\nB1;Bakker'
    const first = await exchange.uploadText('customers', text)
    expect(first.fields).toEqual(['', ''])
    expect(told(await exchange.check(first.id))).toEqual(['exchange.column_missing'])
    expect(await exchange.change(first.id, { fields: ['number', 'name'] })).toMatchObject({ fields: ['number', 'name'] })
    expect((await exchange.uploadText('customers', text)).fields).toEqual(['number', 'name'])
    expect(told(await exchange.check((await exchange.change(first.id, { fields: ['name', 'name'] })).id))).toEqual(['exchange.column_twice'])
    expect(await company.call('exchange.imports.delete', { id: first.id })).toEqual({ deleted: true })
    expect(await codes(exchange.check(first.id))).toEqual(['exchange.no_such_import'])
  })
})

describe('rubbish', () => {
  it.each([
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'spreadsheet.not_a_spreadsheet'],
    ['nothing', () => Buffer.from(''), 'spreadsheet.empty'],
    ['blanks', () => Buffer.from(';;\r\n;;'), 'spreadsheet.empty'],
    ['titles alone', () => Buffer.from('Nr.;Naam'), 'exchange.no_rows'],
    ['a workbook of Excel 97', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'spreadsheet.old_or_locked'],
    ['a million rows of text', () => Buffer.from('1;2\n'.repeat(900_000)), 'spreadsheet.too_many_rows'],
    ['a million rows of cells', () => xlsxOf(Array.from({ length: 1000 }, () => '<row><c><v>1</v></c></row>'.repeat(1000))), 'spreadsheet.too_many_rows'],
    ['what unpacks to more than a computer holds', () => xlsxOf(Array.from({ length: 1100 }, () => `<row/>${' '.repeat(100_000)}`)), 'spreadsheet.unpacks_too_large'],
    ['text that goes on and on', () => Buffer.from('x'.repeat(3_600_001)), 'spreadsheet.too_large'],
  ])('%s is refused', async (_, made, code) => {
    expect(await codes(exchange.upload('items', await made()))).toEqual([code])
  })

  it('is told cell by cell: formulas that were never computed, that failed, and dates that are none', async () => {
    const rows = `
      <row r="1"><c r="A1" t="inlineStr"><is><t>Artikelnr.</t></is></c><c r="B1" t="inlineStr"><is><t>Verkoop of inkoop</t></is></c>
        <c r="C1" t="inlineStr"><is><t>Prijs</t></is></c><c r="D1" t="inlineStr"><is><t>Begindatum</t></is></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>INV-1</t></is></c><c r="B2" t="str"><f>"verkoop"</f><v>verkoop</v></c><c r="C2"><f>10*1.25</f><v>12.5</v></c><c r="D2" s="1"><v>46081</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>INV-1</t></is></c><c r="B3" t="inlineStr"><is><t>verkoop</t></is></c><c r="C3"><f>SUM(A1:A9)</f></c><c r="D3" t="e"><v>#REF!</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>INV-1</t></is></c><c r="B4" t="inlineStr"><is><t>inkoop</t></is></c><c r="C4"><v>3</v></c><c r="D4" t="inlineStr"><is><t>31-02-2026</t></is></c></row>`
    const found = await exchange.upload('prices', await xlsxOf(rows))
    expect(found).toMatchObject({ sheet: 'Voor & na', fields: ['item', 'side', 'unitPrice', 'startingDate'] })
    expect(told(await exchange.check(found.id))).toEqual([
      'C3 exchange.formula_without_result =SUM(A1:A9)', 'D3 exchange.formula_failed #REF!', 'D4 exchange.not_a_date 31-02-2026',
    ])
    await exchange.run(found.id, 'clean')
    const { rows: prices } = await company.call<{ rows: object[] }>('trade.prices.list', { filter: { itemId: company.items.inventory[0]!.id } })
    expect(prices).toMatchObject([{ unitPrice: '12.5', startingDate: '2026-02-28' }])
  })

  it('of two columns with one title asks which is meant', async () => {
    const text = 'Nr.;Naam;Naam\nD1;Een;Twee'
    const found = await exchange.uploadText('customers', text)
    expect(found.fields).toEqual(['number', 'name', 'name'])
    const checked = await exchange.check(found.id)
    expect(checked.problems.map(({ message }) => message)).toEqual(['Voor Naam zijn twee kolommen van het bestand gekozen. Houd er één.'])
    await exchange.change(found.id, { fields: ['number', '', 'name'] })
    await exchange.run(found.id)
    expect(await list('parties.customers', { number: 'D1' })).toMatchObject([{ name: 'Twee' }])
    expect((await exchange.uploadText('customers', text)).fields).toEqual(['number', 'name', 'name'])
  })

  it('of somebody who may not is refused', async () => {
    const other = exchangeOf({ call: company.as({ may: name => name.startsWith('exchange.') }) })
    expect(await codes(other.uploadText('items', 'Nr.;Omschrijving\n1;x'))).toEqual(['exchange.may_not'])
    const { kinds } = await company.as({ may: name => name !== 'items.create' })<{ kinds: { kind: string; allowed: boolean }[] }>('exchange.kinds')
    expect(kinds.filter(({ allowed }) => !allowed).map(({ kind }) => kind)).toEqual(['items'])
  })
})

describe('items and prices', () => {
  it('come with formulas, dates that are none, and vendors by number', async () => {
    const items = await exchange.uploadTable('items', textTable(
      ['Artikelcode', 'Omschrijving', 'Verkoopprijs', 'Leverancier', 'Soort', 'EAN', 'Geblokkeerd'],
      [['A1', 'Hamer', '€ 12,50', 'V-DOM', 'voorraad', '8712345678906', 'nee'], ['A2', 'Montage', '75,-', '', 'Dienst', '', 'ja'], ['A3', 'Fout', '1,2,3', 'V-NIET', 'x', '', 'misschien']],
    ))
    expect(told(await exchange.check(items.id))).toEqual([
      'C4 exchange.not_a_number 1,2,3', 'D4 exchange.no_such_record V-NIET', 'E4 exchange.not_a_choice x', 'G4 exchange.not_yes_or_no misschien',
    ])
    expect(await exchange.run(items.id, 'clean')).toMatchObject({ brought: 2, waiting: 1 })
    const [hammer, service] = await list('items', { number: 'A?' })
    expect([hammer!.unitPrice, hammer!.vendorId, hammer!.type, service!.unitPrice, service!.type, service!.blocked]).toEqual([
      '12.5', company.vendors.domestic.id, 'inventory', '75', 'service', true,
    ])
    const prices = await exchange.uploadText('prices', [
      'Verkoop of inkoop;Klantnr;Artikelnr;Eenheidsprijs;Begindatum;Korting %', 'Verkoop;C-DOM;A1;11,75;31-02-2026;', 'Verkoop;;A1;11;1-3-2026;', 'inkoop;V-DOM;A1;7,00;;', 'Verkoop;;A1;;;',
    ].join('\n'))
    expect(told(await exchange.check(prices.id))).toEqual(['E2 exchange.not_a_date 31-02-2026', 'D5 trade.price_line_no_value'])
    await exchange.change(prices.id, { cells: [{ row: 2, column: 4, text: '28-2-2026' }], without: [5] })
    expect(await exchange.run(prices.id)).toMatchObject({ brought: 3 })
    const { rows } = await company.call<{ rows: object[] }>('trade.prices.list', { filter: { itemId: String(hammer!.id) } })
    expect(rows.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toHaveLength(3)
    expect(rows).toContainEqual(expect.objectContaining({ side: 'sales', sourceKind: 'party', source: company.customers.domestic.id, unitPrice: '11.75', startingDate: '2026-02-28' }))
    expect(rows).toContainEqual(expect.objectContaining({ side: 'purchase', sourceKind: 'party', source: company.vendors.domestic.id, unitPrice: '7' }))
    expect(rows).toContainEqual(expect.objectContaining({ side: 'sales', sourceKind: 'all', unitPrice: '11', status: 'active' }))
  })
})
