/** Keys as actions name them. */

/** A sign that is typed, whatever keys a keyboard makes it by. */
const isSign = ({ key }: KeyboardEvent): boolean => /^[^\p{L}\d\s]$/u.test(key)

/** A key as actions name it: `Ctrl+Alt+Q`. */
export const pressed = (event: KeyboardEvent): string =>
  `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey && !isSign(event) ? 'Shift+' : ''}${nameOfKey(event)}`

/** The letter as it is printed on the key; what Alt makes of it on some keyboards is read from its place. */
const nameOfKey = ({ key, code }: KeyboardEvent): string => {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase()
  return code.startsWith('Key') ? code.slice(3) : key
}
