/**
 * Contrast of every text there is (WCAG 2.2, 1.4.3), computed from the colours of the element and of what it stands in: also of text a
 * checker leaves open, because it is scrolled out of sight, is short, or is a sign.
 */

/** Script of a function that takes an element, and gives a line for every text in it that is too pale to read. */
export const paleTexts = `(root => {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const colours = new Map()
  const colour = said => {
    if (!colours.has(said)) {
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = said
      pen.fillRect(0, 0, 1, 1)
      const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data
      colours.set(said, [red, green, blue, alpha / 255])
    }
    return colours.get(said)
  }
  const over = (top, under) => {
    const alpha = top[3] + under[3] * (1 - top[3])
    return alpha === 0 ? [0, 0, 0, 0] : [...[0, 1, 2].map(at => (top[at] * top[3] + under[at] * under[3] * (1 - top[3])) / alpha), alpha]
  }
  const through = ([red, green, blue, alpha], opacity) => [red, green, blue, alpha * opacity]
  const grounds = new Map()
  const ground = element => {
    if (!grounds.has(element)) {
      const { backgroundColor, opacity } = getComputedStyle(element)
      grounds.set(element, { colour: colour(backgroundColor), opacity: Number(opacity) })
    }
    return grounds.get(element)
  }
  const luminance = rgb => {
    const [red, green, blue] = rgb.map(each => each / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (element, ink) => {
    let text = colour(ink)
    let behind = [0, 0, 0, 0]
    for (let each = element; each; each = each.parentElement) {
      const { colour, opacity } = ground(each)
      text = through(over(text, colour), opacity)
      behind = through(over(behind, colour), opacity)
    }
    const [lighter, darker] = [text, behind].map(each => luminance(over(each, [255, 255, 255, 1]).slice(0, 3))).sort((a, b) => b - a)
    return (lighter + 0.05) / (darker + 0.05)
  }
  /** What is read in an element itself, and its colour. */
  const written = element => {
    if (element.matches('option, script, style, title, noscript, [type=checkbox], [type=radio], [type=hidden], [type=file]')) return
    if (element.matches('input, textarea')) return element.value
      ? { words: element.value, ink: getComputedStyle(element).color }
      : { words: element.placeholder, ink: getComputedStyle(element, '::placeholder').color }
    const words = [...element.childNodes].map(node => node.nodeType === 3 ? node.data : '').join('').trim()
    return { words, ink: words && getComputedStyle(element)[element instanceof SVGElement ? 'fill' : 'color'] }
  }
  const isOut = element => element.closest(':disabled, [aria-disabled="true"]') || element.closest('label')?.control?.disabled
    || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const pale = []
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const { words, ink } = written(element) ?? {}
    if (!words || isOut(element)) continue
    const { width, height } = element.getBoundingClientRect()
    if (width <= 1 || height <= 1) continue
    const { fontSize, fontWeight } = getComputedStyle(element)
    const isLarge = Number(fontSize.replace('px', '')) >= (Number(fontWeight) >= 700 ? 18.66 : 24)
    const isSign = !/[\\p{L}\\p{N}]/u.test(words)
    const ratio = contrast(element, ink)
    if (ratio < (isLarge || isSign ? 3 : 4.5)) pale.push('contrast of ' + ratio.toFixed(2) + ': "' + words.slice(0, 40) + '" ' + element.cloneNode().outerHTML.slice(0, 120))
  }
  return pale
})`
