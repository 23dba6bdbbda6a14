/** Every problem has a text in every language, with exactly its params; every text can be read; nothing is said twice. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { type Language, compileMessage, languages, loadTexts } from './platform/i18n.ts'
import { declaredProblems } from './platform/problem.ts'
import { projectFolder } from './platform/project.ts'

const inProject = (pattern: string): string[] => globSync(pattern, { cwd: projectFolder }).sort()
const source = (file: string): string => readFileSync(join(projectFolder, file), 'utf8')

// Whatever declares problems, whether or not an index leads to it.
const declaring = ['src/**/*.ts', 'extensions/*/**/*.ts']
  .flatMap(inProject)
  .filter(file => !/(\.test\.ts|testing\.ts|node_modules)/.test(file) && source(file).includes('defineProblems('))
const indexes = inProject('src/modules/*/index.ts')
for (const file of [...declaring, ...indexes]) await import(join(projectFolder, file))

const texts = new Map<Language, Map<string, string>>(languages.map(language => [language, loadTexts(language)]))
/** nl-BE holds only what differs from nl-NL. */
const whole = languages.filter(language => language !== 'nl-BE')

/** What is not there any more, or is more than one thing, has no name to be called by; what was just typed stands in its field. */
const nameless = new Set([
  'posting.nothing_to_post', 'trade.archived_gone', 'trade.document_gone', 'trade.line_over_handled', 'trade.nothing_to_combine', 'trade.number_taken', 'trade.prepayment_percent_source', 'trade.prepayment_percent_taken',
  'trade.remark_archived', 'trade.remark_gone',
])

/** Faults of the program: there is nothing its user could do. */
const plainlyWrong = new Set(['posting.out_of_balance'])

const textIn = (language: Language, code: string): string | undefined => texts.get(language)!.get(code)
const paramsOf = (language: Language, text: string): string[] => [...compileMessage(language, text).uses.keys()].sort()

describe.each(whole)('in %s', language => {
  it('every problem has a text', () => {
    const without = declaredProblems().flatMap(({ code }) => (textIn(language, code) === undefined ? [code] : []))
    expect(without).toEqual([])
  })

  it('there is a text for whatever there is one for in English', () => {
    const english = [...texts.get('en')!.keys()]
    expect(english.filter(key => textIn(language, key) === undefined)).toEqual([])
    expect([...texts.get(language)!.keys()].filter(key => textIn('en', key) === undefined)).toEqual([])
  })
})

// Thousands of texts are read: more than a busy machine does in five seconds.
vi.setConfig({ testTimeout: 60_000 })

describe.each(languages)('in %s', language => {
  it('every text can be read and has the params of the English one', () => {
    const wrong = [...texts.get(language)!].filter(([key, text]) => {
      const english = textIn('en', key)
      return english === undefined || paramsOf(language, text).join() !== paramsOf('en', english).join()
    })
    expect(wrong).toEqual([])
  })

  it('the text of a problem has exactly its params', () => {
    const wrong = declaredProblems().flatMap(({ code, params }) => {
      const text = textIn(language, code)
      const used = text === undefined ? undefined : paramsOf(language, text).join(', ')
      const declared = [...params].sort().join(', ')
      return used === undefined || used === declared ? [] : [`${code} has ${declared} and says ${used}`]
    })
    expect(wrong).toEqual([])
  })

  it('a problem of a document names what it is about, and says what to do', () => {
    const about = declaredProblems().filter(({ code }) => /^(trade|posting|stock)\./.test(code) && !/^trade\.(price|standard)_/.test(code))
    expect(about.length).toBeGreaterThan(180)
    const wrong = about.flatMap(({ code, params }) => {
      const sentences = (textIn(language, code) ?? textIn('nl-NL', code))!.split(/[.;:](?= )/).length
      return [...(params.length > 0 || nameless.has(code) ? [] : [`${code} names nothing`]), ...(sentences > 1 || plainlyWrong.has(code) ? [] : [`${code} says no remedy`])]
    })
    expect(wrong).toEqual([])
  })

  it('problems write amounts and quantities as numbers of the region', () => {
    const numbers = /^(amount|quantity|available|wanted|outstanding|difference|balance|max|min)$/i
    const plain = declaredProblems().flatMap(({ code }) =>
      [...compileMessage(language, textIn(language, code) ?? '').uses].flatMap(([name, use]) =>
        use === 'plain' && numbers.test(name) ? [`${code}: write {${name}, number}`] : [],
      ),
    )
    expect(plain).toEqual([])
  })
})

/** What one thing was called besides its name, as it would stand in a caption: the name is in the glossary. */
const otherNames: Readonly<Partial<Record<Language, RegExp>>> = {
  'nl-NL': /\b(Betaalwijze|Meerontvangst|Feitenvak|Resterend bedrag|Klantposten|Voorhanden|Huisnummer|Regio|Registratienummer|Btw-nummer|(bedrijfs|product)boekingsgroep|Tweede factor)\b|-%| …/,
  'nb-NO': /\b([Ss]nudd avregning|Slag|[Tt]ilgangssett|Hovedbokskonto|Mva-nummer|Organisasjonsnummer|[Dd]isponibel|[Ss]tandard (salgs|innkjøps)kode|påkrevd|[Rr]everser(es)?)\b|\b[Mm]va(?![\w.‑-])|-%| …/,
}

/** Every caption of the server and of the web: short, and no sentence. */
const captionsIn = (language: Language): (readonly [key: string, text: string])[] =>
  ['src/**/locales', 'web/locales', 'web/*/locales']
    .flatMap(folder => inProject(`${folder}/${language}.json`))
    .flatMap(file => Object.entries(JSON.parse(source(file)) as Record<string, string>))
    .filter(([key, text]) => !key.startsWith('web.also.') && !/[.:] |[.?]$/.test(text.replaceAll(/\b(nr|mva|bet|inkl|ekskl|excl|incl)\./gi, '$1')))

it.each(['nl-NL', 'nb-NO'] as const)('one thing has one name in %s', language => {
  const captions = captionsIn(language)
  expect(captions.length).toBeGreaterThan(1500)
  expect(captions.filter(([, text]) => otherNames[language]!.test(text))).toEqual([])
})

it('nl-BE says nothing that nl-NL says just so', () => {
  const same = [...texts.get('nl-BE')!].filter(([key, text]) => textIn('nl-NL', key) === text).map(([key]) => key)
  expect(same).toEqual([])
})

it('what contracts name as a problem is one', () => {
  const named = inProject('src/**/*.ts').flatMap(file =>
    [...source(file).matchAll(/error: '([a-z][a-z0-9]*\.[a-z0-9_]+)'/g)].map(match => match[1]!),
  )
  const known = new Set(declaredProblems().map(({ code }) => code))
  expect([...new Set(named)].filter(code => !known.has(code))).toEqual([])
})
