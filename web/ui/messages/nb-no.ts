import { merged } from './merge.ts'

export const messages = merged(
  import.meta.glob<Record<string, string>>(
    ['../../../src/platform/locales/nb-NO.json', '../../../src/modules/*/locales/nb-NO.json', '../../../src/modules/*/*/locales/nb-NO.json', '../../../extensions/*/locales/nb-NO.json', '../../locales/nb-NO.json', '../../*/locales/nb-NO.json', '!../../{exchange,founding,insight}/**', '!../../../src/modules/insight/**'],
    { eager: true, import: 'default' },
  ),
)
