/** Files for the tests of imports, and what a test does with them. */
import type { TestCompany } from '#platform/testing/company'
import { type Table, writeXlsx } from '#platform/spreadsheet'
import type { CellProblem, ImportView } from './contract.ts'

export interface Checked {
  readonly rows: number
  readonly clean: number
  readonly errors: number
  readonly warnings: number
  readonly problems: readonly CellProblem[]
  readonly wrong: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** A sheet of texts: the first row has the titles. */
export const textTable = (titles: readonly string[], rows: Table['rows']): Table => ({
  name: 'Blad1',
  columns: titles.map(title => ({ title, kind: 'text' })),
  rows,
})

/** What a test does with a company's imports. */
export function exchangeOf({ call }: Pick<TestCompany, 'call'>) {
  const upload = (kind: string, bytes: Uint8Array, fileName = 'file'): Promise<ImportView & { sheets: string[] }> =>
    call('exchange.upload', { kind, fileName, content: Buffer.from(bytes).toString('base64') })
  return {
    upload,
    uploadText: (kind: string, text: string) => upload(kind, Buffer.from(text, 'utf8')),
    uploadTable: async (kind: string, table: Table) => upload(kind, await writeXlsx([table])),
    change: (id: string, changes: object): Promise<ImportView> => call('exchange.imports.change', { id, ...changes }),
    check: (id: string): Promise<Checked> => call('exchange.imports.check', { id }),
    run: (id: string, only: 'all' | 'clean' = 'all'): Promise<{ brought: number; waiting: number; workId: string | null }> =>
      call('exchange.imports.run', { id, only }),
    undo: (id: string): Promise<{ undone: number }> => call('exchange.imports.undo', { id }),
  }
}

/** Problems as `B12 exchange.not_a_number 1,2,3`. */
export const told = ({ problems }: Pick<Checked, 'problems'>): string[] =>
  problems.map(({ address, code, value, field }) => [address || field, code, value].join(' ').trim())
