/** Previewing and posting what was typed in a worksheet, with what stands in the way. */
import { useState } from 'react'
import { v4 } from 'uuid'
import type { PreviewView } from './preview-view.ts'
import { type CallOptions, Refusal, type ShownProblem } from '../shell/client.ts'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import type { Sheet } from '../ui/worksheet/sheet.ts'

interface Work<O> {
  readonly sheet: Sheet
  readonly preview: (options: CallOptions) => Promise<PreviewView>
  readonly post: (options: CallOptions) => Promise<O>
  /** The cell a problem is about. */
  readonly placeOf: (problem: ShownProblem) => { readonly key: string; readonly field: string } | undefined
  readonly onPosted: (answer: O) => Promise<void>
}

export interface Posting {
  readonly problems: readonly ShownProblem[]
  readonly view?: PreviewView
  readonly show: () => void
  readonly post: () => void
  /** Posts though the server warns. */
  readonly goOn: () => void
  readonly closePreview: () => void
  readonly dismiss: () => void
}

/** What is typed is answered before anything is posted; one key per attempt, so that none posts twice. */
export function usePosting<O>({ sheet, preview, post, placeOf, onPosted }: Work<O>): Posting {
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const [view, setView] = useState<PreviewView>()
  const [key, setKey] = useState(() => v4())
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    setProblems([])
    sheet.forget()
    if (!(await sheet.settle())) return setProblems([{ code: 'unsaved', message: t('web.sheet.mend_first'), severity: 'error' }])
    try {
      await action()
    } catch (error) {
      setView(undefined)
      // What was not heard of is asked again under the same key.
      if (error instanceof Refusal) setKey(v4())
      const found = problemsOf(error)
      sheet.tell(found, placeOf)
      setProblems(found)
    }
    return undefined
  }
  const send = (acknowledged: readonly string[]): void =>
    void attempt(async () => {
      const answer = await post({ idempotencyKey: key, acknowledged })
      setKey(v4())
      setView(undefined)
      await onPosted(answer)
    })
  return {
    problems,
    ...(view ? { view } : {}),
    show: () => void attempt(async () => setView(await preview({}))),
    post: () => send([]),
    goOn: () => send(problems.map(({ code }) => code)),
    closePreview: () => setView(undefined),
    dismiss: () => setProblems([]),
  }
}
