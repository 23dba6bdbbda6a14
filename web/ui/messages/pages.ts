import { merged } from './merge.ts'

type Messages = Record<string, string>

/** Whose texts nobody reads before one of its pages is opened: they come with the page, not with the first load. */
export type Bringing = 'exchange' | 'founding' | 'insight'

const files = import.meta.glob<Messages>(['../../{exchange,founding,insight}/locales/*.json', '../../../src/modules/insight/locales/*.json'], { import: 'default' })

/** What a language's words are made of; a later one has the last word. */
const layers = (language: string): readonly string[] => (language === 'nl-BE' ? ['nl-NL', 'nl-BE'] : [language])

/** The texts some areas bring, in a language: those of the browser and those of the server's module of that name. */
export async function textsBrought(areas: Iterable<Bringing>, language: string): Promise<Messages> {
  const wanted = [...areas].flatMap(area => layers(language).map(layer => `/${area}/locales/${layer}.json`))
  const found = wanted.flatMap(end => Object.entries(files).filter(([path]) => path.endsWith(end)))
  return merged(await Promise.all(found.map(([, load]) => load())))
}
