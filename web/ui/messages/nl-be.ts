import { merged } from './merge.ts'
import { messages as dutch } from './nl-nl.ts'

/** Belgium's own words over those of the Netherlands. */
export const messages = {
  ...dutch,
  ...merged(
    import.meta.glob<Record<string, string>>(
      ['../../../src/platform/locales/nl-BE.json', '../../../src/modules/*/locales/nl-BE.json', '../../../src/modules/*/*/locales/nl-BE.json', '../../../extensions/*/locales/nl-BE.json', '../../locales/nl-BE.json', '../../*/locales/nl-BE.json', '!../../{exchange,founding,insight}/**', '!../../../src/modules/insight/**'],
      { eager: true, import: 'default' },
    ),
  ),
}
