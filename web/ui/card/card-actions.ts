/** What every card that has it calls alike. */
import type { PageAction } from '../action-bar.tsx'
import { t } from '../texts.ts'

/** From the record to its entries. */
export const entriesAction = (run: () => void): PageAction => ({ id: 'entries', caption: t('web.action.entries'), keys: 'Ctrl+F7', place: 'bar', run })

/** The record's figures over time or place. */
export const statisticsAction = (run: () => void): PageAction => ({ id: 'statistics', caption: t('web.statistics'), keys: 'F7', place: 'bar', run })
