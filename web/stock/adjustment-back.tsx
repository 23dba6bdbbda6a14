import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { v4 } from 'uuid'
import { previewSections } from '../posting/entry-sections.ts'
import { EntryTable } from '../posting/entry-table.tsx'
import { Refusal, type ShownProblem, call, preview } from '../shell/client.ts'
import { mayRun, queries } from '../shell/session.ts'
import { Overlay } from '../ui/dialog.tsx'
import { Failure, Problems } from '../ui/problems.tsx'
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
      <button type="button" className="button" onClick={() => setOpen(true)}>{t('web.take_back.reverse.action')}</button>
      {isOpen && <Drawer {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

/** What it will do, entry by entry, before it is done. F9 does it. */
function Drawer({ id, name, onDone, onClose }: Props & { readonly onClose: () => void }) {
  const [refused, setRefused] = useState<readonly ShownProblem[]>()
  const [isBusy, setBusy] = useState(false)
  const [key] = useState(() => v4())
  const entries = useQuery({ queryKey: ['stock.adjustments.reverse', 'preview', id], queryFn: () => preview('stock.adjustments.reverse', { id }), retry: false, gcTime: 0 })
  const problems = refused ?? refusalOf(entries.error)
  const run = async (): Promise<void> => {
    if (isBusy || problems || entries.isPending) return
    setBusy(true)
    try {
      const { documentNumber } = await call('stock.adjustments.reverse', { id }, { idempotencyKey: key })
      await queries.invalidateQueries()
      onDone(documentNumber)
    } catch (error) {
      setRefused(refusalOf(error) ?? [])
    } finally {
      setBusy(false)
    }
  }
  const action = (
    <button type="button" className="button primary" aria-disabled={problems !== undefined || isBusy} onClick={() => void run()}>
      {t('web.take_back.reverse.action')}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.take_back.reverse.title', { document: name })} onClose={onClose} shape="drawer" action={action} keys={{ F9: () => void run() }}>
      {problems && problems.length > 0 && <Problems title={t('web.take_back.reverse.refused')} problems={problems} />}
      {problems && problems.length === 0 && <Failure error={undefined} />}
      {entries.data && !problems && (
        <div className="entries">
          {previewSections(entries.data).map(section => (
            <section key={section.id}>
              <h3>{section.title}</h3>
              <EntryTable section={section} />
            </section>
          ))}
        </div>
      )}
    </Overlay>
  )
}

const refusalOf = (error: unknown): readonly ShownProblem[] | undefined =>
  error instanceof Refusal ? error.problems : error ? [] : undefined
