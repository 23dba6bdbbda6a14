import { merged } from './merge.ts'

export const messages = merged(
  import.meta.glob<Record<string, string>>(
    ['../../../src/platform/locales/en.json', '../../../src/modules/*/locales/en.json', '../../../src/modules/*/*/locales/en.json', '../../../extensions/*/locales/en.json', '../../locales/en.json', '../../*/locales/en.json', '!../../{exchange,founding,insight}/**', '!../../../src/modules/insight/**'],
    { eager: true, import: 'default' },
  ),
)
