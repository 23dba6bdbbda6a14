import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TakingBack } from '../posting/taking-back.tsx'
import { call, preview } from '../shell/client.ts'
import { mayRun, queries } from '../shell/session.ts'
import { t } from '../ui/texts.ts'

interface Props {
  readonly id: string
  /** What the adjustment is called. */
  readonly name: string
  /** The number of what took it back. */
  readonly onDone: (number: string) => void
}

/** Takes a posted adjustment of stock back, where it is seen. */
export function AdjustmentBack(props: Props) {
  const [isOpen, setOpen] = useState(false)
  if (!mayRun('stock.adjustments.reverse')) return null
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>{t('web.action.reverse')}</button>
      {isOpen && <Drawer {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

/** What it will do, entry by entry, before it is done. */
function Drawer({ id, name, onDone, onClose }: Props & { readonly onClose: () => void }) {
  const entries = useQuery({ queryKey: ['stock.adjustments.reverse', 'preview', id], queryFn: () => preview('stock.adjustments.reverse', { id }), retry: false, gcTime: 0 })
  const run = async (idempotencyKey: string): Promise<void> => {
    const { documentNumber } = await call('stock.adjustments.reverse', { id }, { idempotencyKey })
    await queries.invalidateQueries()
    onDone(documentNumber)
  }
  return <TakingBack way="reverse" action={t('web.action.reverse')} name={name} entries={entries} isPending={entries.isPending} onRun={run} onClose={onClose} />
}
