/** Lines of a journal as rows of a worksheet: where they come from and go to. */
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { queries } from '../shell/session.ts'
import { Sheet } from '../ui/worksheet/sheet.ts'
import type { SheetRow } from '../ui/worksheet/sheet-state.ts'
import { type JournalRow, journalColumns, sumJournal, usualKind } from './journal-columns.ts'

export type Journal = Output<'payments.journals.list'>['rows'][number]

const most = 1000

export const loadLines = async (journal: string): Promise<readonly JournalRow[]> => {
  const filter = { journal: `'${journal.replaceAll("'", "''")}'` }
  return (await call('payments.journal_lines.list', { filter, sort: [{ field: 'lineNo' }], limit: most })).rows
}

/** A new line carries on the document of the line before it as long as that does not balance, on the same day. */
function carriedOn(rows: readonly JournalRow[]): Partial<JournalRow> {
  const last = rows.at(-1)
  if (!last) return {}
  const isOpen = sumJournal(rows).balance !== '0'
  return { postingDate: last.postingDate, ...(isOpen ? { documentNumber: last.documentNumber, documentType: last.accountKind === 'gl_account' ? last.documentType : '' } : {}) }
}

const rowsOf = (sheet: Sheet): JournalRow[] => sheet.state().lines.flatMap(({ server }) => (server ? [server as unknown as JournalRow] : []))

/** A journal opened for typing. */
export function openJournal(journal: Journal, rows: readonly JournalRow[]): Sheet {
  const sheet: Sheet = new Sheet(
    {
      columns: journalColumns(journal.kind, () => ''),
      keyOf: row => String(row.id),
      isReady: ({ account }) => Boolean(account),
      create: (fields, options) => {
        const begun = { journal: journal.code, accountKind: usualKind[journal.kind] ?? 'gl_account', ...carriedOn(rowsOf(sheet)), ...fields }
        return call('payments.journal_lines.create', begun as never, options)
      },
      change: (row, fields, options) => call('payments.journal_lines.change', { id: String(row.id), version: Number(row.version), ...fields }, options),
      remove: async row => void (await call('payments.journal_lines.delete', { id: String(row.id), version: Number(row.version) })),
      onSaved: () => void queries.invalidateQueries({ queryKey: ['payments.journals.list'], refetchType: 'none' }),
    },
    rows as unknown as readonly SheetRow[],
  )
  return sheet
}

/** The cell a problem of posting is about: `lines.20000.account` names a line by its number. */
export function placeOf(sheet: Sheet, field: string | undefined): { readonly key: string; readonly field: string } | undefined {
  const [, lineNo, name = 'account'] = /^lines\.(\d+)(?:\.(\w+))?/.exec(field ?? '') ?? []
  const line = sheet.state().lines.find(({ server }) => server && String(server.lineNo) === lineNo)
  return line && { key: line.key, field: name }
}
