import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type ShownProblem, call } from '../shell/client.ts'
import type { OperationName, Output } from '../shell/operations.ts'
import { mayRun, queries } from '../shell/session.ts'
import type { Side } from '../trade/calls.ts'
import { ActionBar, type PageAction } from '../ui/action-bar.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { SearchField } from '../ui/fields/search-field.tsx'
import { Problems } from '../ui/problems.tsx'
import { useDescribed } from '../ui/record/described.ts'
import type { RecordPart } from '../ui/record/part.ts'
import { RecordGrid } from '../ui/record/record-grid.tsx'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import { priceListsPath } from './card.ts'
import { ChangesDrawer } from './changes-drawer.tsx'
import { SuggestDrawer } from './suggest-drawer.tsx'

const first = [
  'listId', 'itemId', 'itemDescription', 'variant', 'unit', 'minimumQuantity', 'oldUnitPrice', 'unitPrice', 'oldLineDiscountPercent', 'lineDiscountPercent', 'startingDate', 'endingDate',
  'currency', 'itemDiscountGroup',
]

const widths = {
  listId: 80, itemId: 72, itemDescription: 160, variant: 68, unit: 68, minimumQuantity: 96, oldUnitPrice: 86, unitPrice: 86, oldLineDiscountPercent: 96, lineDiscountPercent: 76,
  startingDate: 104, endingDate: 104, currency: 62, itemDiscountGroup: 130,
}

type Implemented = Output<'sales.price_worksheet.implement'>
type Sheet = 'suggest' | 'changes' | 'empty'

/** New prices beside the old ones: suggested, worked on, brought in. */
export function PriceWorksheetPage({ side }: { readonly side: Side }) {
  const navigate = useNavigate()
  const described = useDescribed().data?.get(`${side}.price_worksheet`)
  const [round, setRound] = useState(0)
  const [search, setSearch] = useState('')
  const [sheet, setSheet] = useState<Sheet>()
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const [said, setSaid] = useState<string>()
  const again = (text: string): void => {
    setSheet(undefined)
    setProblems([])
    setSaid(text)
    setRound(each => each + 1)
    void queries.invalidateQueries()
  }
  const run = async <A,>(operation: string, tell: (answer: A) => string): Promise<void> => {
    try {
      again(tell((await call(operation as OperationName & 'sales.price_worksheet.implement', {})) as unknown as A))
    } catch (error) {
      setSaid(undefined)
      setProblems(problemsOf(error))
    }
  }
  const bringIn = (): void => void run<Implemented>(`${side}.price_worksheet.implement`, ({ added, ended, replaced }) => t('web.prices.implemented', { added, ended, replaced }))
  const may = (operation: string) => (mayRun(operation) ? {} : { blocked: t('web.blocked.may_not') })
  const actions: PageAction[] = [
    { id: 'suggest', caption: t('web.prices.suggest_lines'), keys: 'Alt+S', place: 'bar', ...may(`${side}.price_worksheet.suggest`), run: () => setSheet('suggest') },
    { id: 'changes', caption: t('web.prices.changes'), place: 'bar', run: () => setSheet('changes') },
    { id: 'lists', caption: t(`web.page.${side}_price_lists`), place: 'menu', run: () => void navigate({ to: priceListsPath(side) }) },
    { id: 'empty', caption: t('web.prices.empty'), place: 'menu', danger: true, ...may(`${side}.price_worksheet.empty`), run: () => setSheet('empty') },
    { id: 'implement', caption: t('web.prices.implement'), keys: 'F9', place: 'primary', ...may(`${side}.price_worksheet.implement`), run: bringIn },
  ]
  const title = t(`web.page.${side}_price_worksheet`)
  const part: RecordPart = { record: `${side}.price_worksheet`, first, widths, blankAtZero: ['minimumQuantity'] }
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        <SearchField onSearch={setSearch} />
      </header>
      <ActionBar actions={actions} />
      {problems.length > 0 && <Problems title={t('web.prices.refused.implement')} problems={problems} onClose={() => setProblems([])} />}
      {said && (
        <p className="notice" role="status" data-meaning="done">
          {said}
        </p>
      )}
      {described && <RecordGrid key={round} record={described} part={part} label={title} languages="hidden" fixed={{}} search={search} empty={t('web.prices.worksheet_empty')} />}
      {sheet === 'suggest' && <SuggestDrawer side={side} onDone={counts => again(t('web.prices.suggested', { ...counts }))} onClose={() => setSheet(undefined)} />}
      {sheet === 'changes' && <ChangesDrawer side={side} onTakenBack={lines => again(t('web.prices.taken_back', { lines }))} onClose={() => setSheet(undefined)} />}
      {sheet === 'empty' && (
        <Confirm
          title={t('web.prices.empty')}
          text={t('web.prices.empty_text')}
          action={t('web.prices.empty')}
          isDanger
          onNo={() => setSheet(undefined)}
          onYes={() => void run<{ removed: number }>(`${side}.price_worksheet.empty`, ({ removed }) => t('web.prices.emptied', { removed }))}
        />
      )}
    </>
  )
}
