import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ShownProblem, call } from '../../shell/client.ts'
import type { Input } from '../../shell/operations.ts'
import { Overlay } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/fields/select-field.tsx'
import { formatDecimal, formatMoney } from '../../ui/format.ts'
import { Failure, ProblemList } from '../../ui/problems.tsx'
import { t } from '../../ui/texts.ts'
import { problemsOf } from '../../ui/use-act.ts'
import type { Side } from '../calls.ts'
import { GoodsSearch, type MovedGoods } from './goods-search.tsx'
import { type Target, TargetTable, keyOf } from './target-table.tsx'

type AssignInput = Input<'purchase.charge.assign'>

const methods = ['equally', 'amount', 'weight', 'volume'] as const

interface Props {
  readonly side: Side
  /** The charges of the document. */
  readonly lines: readonly { readonly id: string; readonly lineNo: number; readonly description: string }[]
  readonly title: string
  readonly onChanged: () => void
  readonly onClose: () => void
}

const targetOf = (goods: MovedGoods): Target => ({ ...goods, lineId: null, assignedQuantity: '0', assignedAmount: '0' })

/** What the charges of a document fall on: shared out by one key, or by quantities typed. */
export function ChargeDrawer({ side, lines, title, onChanged, onClose }: Props) {
  const [lineId, setLineId] = useState(lines[0]!.id)
  return (
    <Overlay title={title} shape="drawer" onClose={onClose}>
      {lines.length > 1 && (
        <div className="fields">
          <SelectField
            name="charge" label={t('web.charge.line')} value={lineId} onEnter={setLineId}
            options={lines.map(line => ({ value: line.id, text: `${line.lineNo} ${line.description}` }))}
          />
        </div>
      )}
      <Assignment key={lineId} side={side} lineId={lineId} onChanged={onChanged} />
    </Overlay>
  )
}

function Assignment({ side, lineId, onChanged }: { readonly side: Side; readonly lineId: string; readonly onChanged: () => void }) {
  const client = useQueryClient()
  const queryKey = [`${side}.charge.get`, lineId]
  const query = useQuery({ queryKey, queryFn: () => call(`${side}.charge.get` as 'purchase.charge.get', { lineId }), gcTime: 0 })
  const [added, setAdded] = useState<readonly Target[]>([])
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const view = query.data
  if (!view) return query.error ? <Failure error={query.error} /> : <p className="empty">{t('web.loading')}</p>
  const known = new Set(view.targets.map(keyOf))
  const targets = [...view.targets, ...added.filter(each => !known.has(keyOf(each)))]
  const chosen = targets.filter(each => !left.has(keyOf(each)))

  const assign = async (input: Pick<AssignInput, 'method' | 'targets'>): Promise<void> => {
    try {
      const after = await call(`${side}.charge.assign` as 'purchase.charge.assign', { lineId, version: view.version, ...input })
      client.setQueryData(queryKey, after)
      setProblems([])
      onChanged()
    } catch (error) {
      setProblems(problemsOf(error))
      void query.refetch()
    }
  }
  const place = ({ lineId: line, itemEntryNo }: Target) => (line === null ? { itemEntryNo: itemEntryNo! } : { lineId: line })
  const share = (method: AssignInput['method']): void => void assign({ method, targets: chosen.map(place) })
  const enter = (target: Target, quantity: string): void =>
    void assign({ targets: targets.map(each => ({ ...place(each), quantity: keyOf(each) === keyOf(target) ? quantity : each.assignedQuantity })) })
  const choose = (target: Target, isChosen: boolean): void =>
    setLeft(new Set(isChosen ? [...left].filter(key => key !== keyOf(target)) : [...left, keyOf(target)]))
  return (
    <>
      <p role="status">
        <strong>{view.description}</strong>{' '}
        {t('web.charge.status', { quantity: formatDecimal(view.quantity), amount: formatMoney(view.amount, view.currency), assigned: formatDecimal(view.assignedQuantity) })}
      </p>
      <ProblemList problems={problems} />
      <div className="bar" role="toolbar" aria-label={t('web.actions')}>
        {methods.map(method => (
          <button key={method} type="button" className="button outlined" aria-disabled={chosen.length === 0} onClick={() => share(method)}>
            {t(`web.charge.${method}`)}
          </button>
        ))}
      </div>
      <TargetTable view={view} targets={targets} left={left} onChoose={choose} onEnter={enter} />
      <GoodsSearch side={side} lineId={lineId} onTake={goods => setAdded([...added.filter(each => each.itemEntryNo !== goods.itemEntryNo), targetOf(goods)])} />
    </>
  )
}
