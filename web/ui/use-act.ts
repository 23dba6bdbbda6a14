import { useState } from 'react'
import { Refusal, type ShownProblem } from '../shell/client.ts'
import { t } from './texts.ts'

/** Something done at the press of a button: whether it is under way, and why it was not done. */
export interface Act {
  readonly isBusy: boolean
  readonly problems: readonly ShownProblem[]
  readonly run: (what: () => Promise<void>) => Promise<void>
  readonly forget: () => void
}

/** What went wrong, as problems one can show: why the server said no, or that it could not be reached. */
export const problemsOf = (error: unknown): readonly ShownProblem[] =>
  error instanceof Refusal ? error.problems : [{ code: 'unreachable', message: t('web.unreachable'), severity: 'error' }]

export function useAct(): Act {
  const [isBusy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const run = async (what: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setProblems([])
    try {
      await what()
    } catch (error) {
      setProblems(problemsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problems, run, forget: () => setProblems([]) }
}
