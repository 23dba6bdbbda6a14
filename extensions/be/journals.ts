/**
 * The journals (dagboeken) that every Belgian document must name, each with its series (localisation.md §3).
 */
import type { PackJournalTemplate, PackSeries } from '../../src/modules/company/pack.ts'
import { journal, rowsOf } from '../pack-parts/index.ts'
import { names } from './words.ts'

const templates = {
  'SALES': ['Sales', { type: 'sales', series: 'GJNL-SALES', sourceCode: 'SALES' }],
  'SALES-CR': ['Sales credit memos', { type: 'sales', series: 'GJNL-S-CR', sourceCode: 'SALES' }],
  'PURCH': ['Purchases', { type: 'purchases', series: 'GJNL-PURCH', sourceCode: 'PURCHASES' }],
  'PURCH-CR': ['Purchase credit memos', { type: 'purchases', series: 'GJNL-P-CR', sourceCode: 'PURCHASES' }],
  'NBL': ['Bank journal', { type: 'financial', series: 'NBL', sourceCode: 'FINJNL' }],
} as const

export const mandatoryJournals: readonly PackJournalTemplate[] = rowsOf(templates, names, {
  'SALES': 'Verkopen',
  'SALES-CR': 'Creditnota\u2019s verkoop',
  'PURCH': 'Aankopen',
  'PURCH-CR': 'Creditnota\u2019s aankoop',
  'NBL': 'Financieel dagboek bank',
})

const series = {
  'GJNL-SALES': journal('Sales journal', 'G600001', 'G649999', 'G645000'),
  'GJNL-S-CR': journal('Sales credit memo journal', 'G650001', 'G699999', 'G695000'),
  'GJNL-PURCH': journal('Purchase journal', 'G700001', 'G749999', 'G745000'),
  'GJNL-P-CR': journal('Purchase credit memo journal', 'G750001', 'G799999', 'G795000'),
  'NBL': journal('Financial journal', 'G800001', 'G899999', 'G890000'),
} as const

export const journalSeries: readonly PackSeries[] = rowsOf(series, names, {
  'GJNL-SALES': 'Dagboek verkopen',
  'GJNL-S-CR': 'Dagboek creditnota\u2019s verkoop',
  'GJNL-PURCH': 'Dagboek aankopen',
  'GJNL-P-CR': 'Dagboek creditnota\u2019s aankoop',
  'NBL': 'Financieel dagboek',
})
