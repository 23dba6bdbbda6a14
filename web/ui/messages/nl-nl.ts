import { merged } from './merge.ts'

export const messages = merged(
  import.meta.glob<Record<string, string>>(
    ['../../../src/platform/locales/nl-NL.json', '../../../src/modules/*/locales/nl-NL.json', '../../../src/modules/*/*/locales/nl-NL.json', '../../../extensions/*/locales/nl-NL.json', '../../locales/nl-NL.json', '../../*/locales/nl-NL.json', '!../../{exchange,founding,insight}/**', '!../../../src/modules/insight/**'],
    { eager: true, import: 'default' },
  ),
)
