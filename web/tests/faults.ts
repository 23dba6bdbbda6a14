/** What keeps a page from being read and worked by everybody: found by axe-core, by its colours, by its focus and by its names. */
import type { Page } from 'playwright-core'
import { findings } from './house.ts'

/** What shows the focus on an element, as one text. */
const look = `element => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element)
  return [outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor, backgroundColor].join('|')
}`

/** Kinds of controls the focus cannot be seen on, by what they look like before and after. */
const focusUnseen = (page: Page, within: string): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const look = ${look}
    // Some controls show it on what stands around them.
    const around = element => look(element) + (element.parentElement ? look(element.parentElement) : '')
    const kindOf = element => [element.tagName, ...['class', 'role', 'type', 'style'].map(each => element.getAttribute(each))].filter(Boolean).join(' ')
    // What it stands in may take its focus away.
    const placeOf = element => element && element !== document.body ? placeOf(element.parentElement) + '>' + element.className : ''
    const had = document.activeElement
    const seen = new Set()
    const unseen = []
    for (const element of document.querySelectorAll(':is(${within}) :is(a[href], button, input, select, textarea, [tabindex="0"])')) {
      const kind = kindOf(element) + placeOf(element.parentElement)
      if (seen.has(kind) || element.tabIndex < 0 || element.disabled || !element.checkVisibility()) continue
      seen.add(kind)
      document.activeElement?.blur()
      const before = around(element)
      element.focus({ preventScroll: true, focusVisible: true })
      if (document.activeElement === element && around(element) === before) unseen.push(kindOf(element))
    }
    had?.focus({ preventScroll: true })
    return unseen
  })()`)

/** What is wrong with the item of the menu in sight that has the focus: it looks other than its neighbours, and stands in the menu's box. */
const wrongWithItem = (page: Page, key: string): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const look = ${look}
    const item = document.activeElement
    if (!item?.matches('[role^="menuitem"]')) return ['${key} leads to no item of the menu']
    const others = [...item.closest('[role="menu"]').querySelectorAll('[role^="menuitem"]')].filter(each => each !== item && !each.hasAttribute('data-hovered'))
    const [{ bottom }, box] = [item, item.closest('.menu-popover')].map(each => each.getBoundingClientRect())
    return [
      ...(others.some(each => look(each) === look(item)) ? ['focus is not seen on ' + item.textContent] : []),
      ...(bottom > Math.min(box.bottom, innerHeight) ? [item.textContent + ' stands below the menu'] : []),
    ]
  })()`)

/** What stands crooked in the menu in sight: the words of all begin at one place and their keys end at one, what takes away is last, and air is left to the window's edges. */
const crooked = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const menu = [...document.querySelectorAll('.menu-popover')].at(-1)
    const items = [...menu.querySelectorAll('.menu-item')]
    const { left, right } = menu.getBoundingClientRect()
    const begins = items.map(each => {
      const words = document.createRange()
      words.selectNodeContents(each)
      return Math.round(words.getBoundingClientRect().left)
    })
    const ends = [...menu.querySelectorAll('.menu-item > kbd')].map(each => Math.round(each.getBoundingClientRect().right))
    const firstDanger = items.findIndex(each => each.hasAttribute('data-danger'))
    return [
      ...(new Set(begins).size > 1 ? ['the words of the menu begin at ' + [...new Set(begins)]] : []),
      ...(new Set(ends).size > 1 ? ['the keys of the menu end at ' + [...new Set(ends)]] : []),
      ...(firstDanger >= 0 && items.slice(firstDanger).some(each => !each.hasAttribute('data-danger')) ? ['what takes away is not last in the menu'] : []),
      ...(left < 8 || right > innerWidth - 8 ? ['the menu is glued to the edge of the window'] : []),
    ]
  })()`)

/** What is wrong in the menu in sight: it is crooked; the keys lead to its first and last item, and these are seen, a moment later at most. */
export async function wrongWithMenu(page: Page): Promise<string[]> {
  const wrong = await crooked(page)
  for (const key of ['ArrowDown', 'End']) {
    await page.keyboard.press(key)
    let found = await wrongWithItem(page, key)
    for (let waits = 0; found.length > 0 && waits < 20; waits++) {
      await new Promise(resolve => setTimeout(resolve, 50))
      found = await wrongWithItem(page, key)
    }
    wrong.push(...found)
  }
  return wrong
}

const controls: ReadonlySet<string> = new Set([
  'button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'switch', 'spinbutton', 'slider', 'menuitem', 'tab', 'grid', 'treegrid', 'dialog', 'listbox', 'option',
])

interface Node {
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[]
}

/** Controls a screen reader has no name for, as the browser tells it. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly Node[] }
  await session.detach()
  return nodes.flatMap(({ ignored, role, name }) => (!ignored && role && controls.has(role.value) && !name?.value.trim() ? [`${role.value} has no name`] : []))
}

/** What is wrong with the controls in sight: no focus to be seen, no name. */
export const wrongWithControls = async (page: Page, within = 'body'): Promise<string[]> => [
  ...(await nameless(page)),
  ...(await focusUnseen(page, within)).map(each => `focus is not seen on ${each}`),
]

/** Paints the page, and says what stands elsewhere by that: nothing may, so that the dark is to be looked at for its colours alone. */
const paint = (page: Page, theme: 'light' | 'dark'): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const every = [...document.querySelectorAll('body, body *')]
    const places = () => every.map(each => {
      const { x, y, width, height } = each.getBoundingClientRect()
      return [x, y, width, height, each.checkVisibility({ opacityProperty: true, visibilityProperty: true })].join()
    })
    const before = places()
    document.documentElement.dataset.theme = '${theme}'
    const after = places()
    return every.filter((_, at) => before[at] !== after[at]).map(each => 'stands elsewhere: ' + each.outerHTML.slice(0, 120))
  })()`)

/** What is wrong with what is in sight, by day and by night. */
export async function wrongInBothThemes(page: Page, within = 'html'): Promise<string[]> {
  const byDay = await findings(page, { within })
  const moved = await paint(page, 'dark')
  const byNight = [...moved, ...(await findings(page, { about: 'colours', within }))]
  await paint(page, 'light')
  return [...byDay.map(each => `light: ${each}`), ...byNight.map(each => `dark: ${each}`)]
}
