/** How well names answer what somebody types. */

/** As typed on a keyboard without the letter: `leverandor` finds Leverandører. */
const bare = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('æ', 'ae')

/** One of something is spelt with two vowels where many are with one: `factuur` finds Facturen. */
const folded = (text: string): string => bare(text).replaceAll(/([aeou])\1/g, '$1')

/** How well a text answers what was typed: every word begins one of its words; undefined when one does not. Lower is better. */
export function fit(typed: string, title: string, also = ''): number | undefined {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  const wholes = folded(`${title} ${also}`).split(/[\s/·,.()-]+/)
  if (!words.every(word => wholes.some(each => each.startsWith(word)))) return undefined
  if (folded(title).startsWith(words.join(' '))) return 0
  return words.every(word => folded(title).includes(word)) ? 1 : 2
}
