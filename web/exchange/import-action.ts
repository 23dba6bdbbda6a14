import { mayRun } from '../shell/session.ts'
import type { PageAction } from '../ui/action-bar.tsx'
import { t } from '../ui/texts.ts'
import type { KindName } from './kinds.ts'

/** The way from a list to files with such records; for whoever may bring in files. */
export const importAction = (kind: KindName, go: (path: string) => void): PageAction[] =>
  mayRun('exchange.upload') ? [{ id: 'import', caption: t('web.action.import'), place: 'menu', run: () => go(`/exchange/of/${kind}`) }] : []
