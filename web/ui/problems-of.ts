import { Refusal, type ShownProblem } from '../shell/client.ts'
import { t } from './texts.ts'

/** What went wrong, as problems one can show: why the server said no, or that it could not be reached. */
export const problemsOf = (error: unknown): readonly ShownProblem[] =>
  error instanceof Refusal ? error.problems : [{ code: 'unreachable', message: t('web.unreachable'), severity: 'error' }]
