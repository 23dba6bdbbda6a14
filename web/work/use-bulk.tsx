/** Something done to many records from their list: begun there, watched there, found again under long work. */
import { type ReactNode, useState } from 'react'
import { call } from '../shell/client.ts'
import type { Input } from '../shell/operations.ts'
import { ProblemList } from '../ui/problems.tsx'
import { useAct } from '../ui/use-act.ts'
import { lookForNotifications } from './use-notifications.ts'
import { WorkNotice } from './work-notice.tsx'

type Each = Input<'work.run_each'>

export interface Bulk {
  /** Has the server take it on. */
  readonly begin: (ask: () => Promise<{ readonly workId: string }>) => void
  /** One command for each row. */
  readonly each: (input: Each) => void
  /** How far what was begun is and what came of it; stands over the rows. */
  readonly notice: ReactNode
}

export function useBulk(): Bulk {
  const { problems, run } = useAct()
  const [begun, setBegun] = useState<string>()
  const begin: Bulk['begin'] = ask =>
    void run(async () => {
      setBegun((await ask()).workId)
      await lookForNotifications()
    })
  return {
    begin,
    each: input => begin(() => call('work.run_each', input)),
    notice: (
      <>
        <ProblemList problems={problems} />
        {begun && <WorkNotice key={begun} id={begun} onClose={() => setBegun(undefined)} />}
      </>
    ),
  }
}
