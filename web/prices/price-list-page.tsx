import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type ShownProblem, call } from '../shell/client.ts'
import type { OperationName } from '../shell/operations.ts'
import { mayRun, queries } from '../shell/session.ts'
import type { Side } from '../trade/calls.ts'
import type { PageAction } from '../ui/action-bar.tsx'
import { CardPage } from '../ui/card/card-page.tsx'
import type { CardRecord } from '../ui/card/declaration.ts'
import { exactly } from '../ui/list/exactly.ts'
import { Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import { priceListCard, pricesPath, worksheetPath } from './card.ts'
import { LinesPanel } from './lines-panel.tsx'
import { SuggestDrawer } from './suggest-drawer.tsx'

const cards = { sales: priceListCard('sales'), purchase: priceListCard('purchase') } as const

/** What a list in a state may become. */
const deeds: Readonly<Record<string, readonly Deed[]>> = { draft: ['activate'], active: ['reopen', 'deactivate'], inactive: ['activate', 'reopen'] }

type Deed = 'activate' | 'deactivate' | 'reopen'

interface Refused {
  readonly deed: Deed
  readonly record: CardRecord
  readonly problems: readonly ShownProblem[]
}

function useDeeds(side: Side, onDone: () => void) {
  const [refused, setRefused] = useState<Refused>()
  const run = async (deed: Deed, record: CardRecord, acknowledged: readonly string[] = []): Promise<void> => {
    try {
      const operation = `${side}.price_lists.${deed}` as OperationName & 'sales.price_lists.activate'
      const changed = await call(operation, { id: record.id }, { acknowledged })
      setRefused(undefined)
      queries.setQueryData([`${side}.price_lists.get`, record.id], changed)
      await queries.invalidateQueries({ queryKey: [`${side}.price_lists.list`], refetchType: 'none' })
      onDone()
    } catch (error) {
      setRefused({ deed, record, problems: problemsOf(error) })
    }
  }
  return { refused, dismiss: () => setRefused(undefined), run }
}

/** A price list: for whom it is, its lines, and whether it counts. */
export function PriceListPage({ side, id }: { readonly side: Side; readonly id: string }) {
  const navigate = useNavigate()
  const [round, setRound] = useState(0)
  const [copying, setCopying] = useState<CardRecord>()
  const again = (): void => setRound(each => each + 1)
  const { refused, dismiss, run } = useDeeds(side, again)
  const Below = useMemo(() => ({ record }: { readonly record: CardRecord }) => <LinesPanel side={side} record={record} />, [side])
  const actions = (record: CardRecord): PageAction[] => [
    ...(deeds[String(record.status)] ?? []).map((deed): PageAction => ({
      id: deed,
      caption: t(`web.prices.${deed}`),
      ...(deed === 'activate' ? { place: 'primary', keys: 'Ctrl+F9' } : { place: 'bar' }),
      ...(mayRun(`${side}.price_lists.${deed}`) ? {} : { blocked: t('web.blocked.may_not') }),
      run: () => void run(deed, record),
    })),
    {
      id: 'copy',
      caption: t('web.prices.copy_lines'),
      place: 'bar',
      ...(record.status === 'draft' ? (mayRun(`${side}.price_lists.copy_lines`) ? {} : { blocked: t('web.blocked.may_not') }) : { blocked: t('web.prices.lines_closed') }),
      run: () => setCopying(record),
    },
    { id: 'worksheet', caption: t(`web.page.${side}_price_worksheet`), place: 'bar', run: () => void navigate({ to: worksheetPath(side) }) },
    { id: 'prices', caption: t(`web.page.${side}_prices`), place: 'menu', run: () => void navigate({ to: pricesPath(side), search: { f: { appliesTo: exactly(String(record.appliesTo)) } } as never }) },
  ]
  const isWarning = refused?.problems.every(({ severity }) => severity === 'warning')
  return (
    <>
      {refused && (
        <Problems
          title={t(`web.prices.refused.${refused.deed}`)}
          problems={refused.problems}
          {...(isWarning ? { onGoOn: { action: t('web.go_on'), run: () => void run(refused.deed, refused.record, refused.problems.map(({ code }) => code)) } } : {})}
          onClose={dismiss}
        />
      )}
      <CardPage key={`${side} ${id} ${round}`} card={cards[side]} id={id} actions={actions} below={Below} />
      {copying && (
        <SuggestDrawer
          side={side}
          into={copying}
          onClose={() => setCopying(undefined)}
          onDone={() => {
            setCopying(undefined)
            again()
          }}
        />
      )}
    </>
  )
}
