import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { v4 } from 'uuid'
import { Refusal, type ShownProblem } from '../shell/client.ts'
import { Overlay } from '../ui/dialog.tsx'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { PreviewEntries } from './preview-entries.tsx'
import type { PreviewView } from './preview-view.ts'

/** The ways to take something posted back. */
export type TakeBack = 'reverse' | 'cancel' | 'correct'

interface Props {
  readonly way: TakeBack
  /** What the button that does it says: as where one came from. */
  readonly action: string
  /** What is taken back, as it is called. */
  readonly name: string
  /** What it would post. */
  readonly entries: UseQueryResult<PreviewView>
  /** What it stands on besides came to nothing. */
  readonly error?: unknown
  /** What must be known before it can be done is not known yet. */
  readonly isPending: boolean
  /** Does it; the key keeps it from being done twice. */
  readonly onRun: (idempotencyKey: string) => Promise<void>
  readonly onClose: () => void
  /** What it will do, in words. */
  readonly children?: ReactNode
}

/** What taking something back will do, in words and entry by entry, before it is done. F9 does it. */
export function TakingBack({ way, action, name, entries, error, isPending, onRun, onClose, children }: Props) {
  const [refused, setRefused] = useState<readonly ShownProblem[]>()
  const [isBusy, setBusy] = useState(false)
  const [key] = useState(() => v4())
  const problems = refused ?? refusalOf(error) ?? refusalOf(entries.error)
  const run = async (): Promise<void> => {
    if (isBusy || problems || isPending) return
    setBusy(true)
    try {
      await onRun(key)
    } catch (found) {
      setRefused(refusalOf(found) ?? [])
    } finally {
      setBusy(false)
    }
  }
  const button = (
    <button type="button" className="button primary" aria-disabled={problems !== undefined || isBusy} onClick={() => void run()}>
      {action}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t(`web.take_back.${way}.title`, { document: name })} onClose={onClose} shape="drawer" action={button} keys={{ F9: () => void run() }}>
      {problems && problems.length > 0 && <Problems title={t(`web.take_back.${way}.refused`)} problems={problems} />}
      {problems && problems.length === 0 && <Failure error={undefined} />}
      {!problems && children}
      {entries.data && !problems && <PreviewEntries view={entries.data} />}
    </Overlay>
  )
}

const refusalOf = (error: unknown): readonly ShownProblem[] | undefined =>
  error instanceof Refusal ? error.problems : error ? [] : undefined
