import type { PageAction } from '../action-bar.tsx'
import { t } from '../texts.ts'

/** The way to a new record, where the eye ends. */
export const newAction = (run: () => void): PageAction => ({ id: 'new', caption: t('web.action.new'), keys: 'Alt+N', place: 'primary', run })
