import type { LocalText } from '#company'

/** A name in a language, else in a related one, else in English. */
export function nameIn(name: LocalText, language: string): string {
  const texts = name as Readonly<Record<string, string>>
  const related = Object.keys(texts).find(tag => tag.split('-')[0] === language.split('-')[0])
  return texts[language] ?? (related && texts[related]) ?? name.en
}
