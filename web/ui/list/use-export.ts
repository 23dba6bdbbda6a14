/** A list taken along as a spreadsheet: the rows that are asked for, in their order, with the columns one has chosen. */
import { useState } from 'react'
import { callFile } from '../../shell/client.ts'
import { saveBytes } from '../../shell/files.ts'
import type { PageAction } from '../action-bar.tsx'
import { hasChip } from '../chip.tsx'
import { type FieldKind, choiceText, isNumeric } from '../fields/kinds.ts'
import { formatDecimal } from '../format.ts'
import { t } from '../texts.ts'
import { useAct } from '../use-act.ts'
import type { ListColumn, ListDeclaration, ListName } from './declaration.ts'
import type { ListState } from './use-list.ts'

export type ExportFormat = 'xlsx' | 'csv'

/** Decimals that are shown at least. */
const decimals: Partial<Readonly<Record<FieldKind, number>>> = { amount: 2, price: 2 }

const kindOf = (kind: FieldKind): 'text' | 'number' | 'date' =>
  isNumeric(kind) ? 'number' : kind === 'date' || kind === 'time' ? 'date' : 'text'

/** What values are called where they are shown as words. */
function wordsOf({ field, kind, choices, side }: Pick<ListColumn<never>, 'field' | 'kind' | 'choices' | 'side'>): Readonly<Record<string, string>> | undefined {
  if (kind === 'choice') return choices && Object.fromEntries(choices.filter(Boolean).map(value => [value, choiceText(field, value, side)]))
  if (kind !== 'flag') return undefined
  return hasChip(field, true)
    ? { true: choiceText(field, 'true'), false: choiceText(field, 'false') }
    : { true: t('web.yes'), false: t('web.no') }
}

/** A column as the server is told of it. */
export const exportColumn = (column: ListColumn<never>, title: string) => ({
  field: column.field,
  title,
  kind: kindOf(column.kind),
  decimals: decimals[column.kind],
  words: wordsOf(column),
  parts: column.parts,
})

/** Makes spreadsheets of the list; while one is made, and when it is there, there is something to say. */
export function useExport<N extends ListName>(list: ListDeclaration<N>, { asked, arranged, captionOf }: ListState<N>) {
  const { isBusy, problems, run, forget } = useAct()
  const [saved, setSaved] = useState('')
  const take = (format: ExportFormat) => (): void => {
    if (!asked || isBusy) return
    setSaved('')
    void run(async () => {
      const { name, bytes } = await callFile(`${list.operation}/export`, {
        format,
        title: t(list.title),
        columns: arranged.map(column => exportColumn(column as ListColumn<never>, captionOf(column))),
        input: asked,
        decimalMark: formatDecimal('1.5', 1, 1).includes(',') ? ',' : '.',
      })
      saveBytes(bytes, name)
      setSaved(name)
    })
  }
  const actions: PageAction[] = [
    { id: 'export-xlsx', caption: t('web.export.xlsx'), keys: 'Ctrl+E', place: 'menu', run: take('xlsx') },
    { id: 'export-csv', caption: t('web.export.csv'), place: 'menu', run: take('csv') },
  ]
  return { actions, problems, forget, said: isBusy ? t('web.export.busy') : saved && t('web.export.done', { name: saved }) }
}
