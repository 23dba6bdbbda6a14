/** F6 and Shift+F6 go from part to part of a page: its fast-tabs, its lines, what stands beside them (collaboration.md §7.2, Keys). */
import { useEffect } from 'react'

/** Where the focus lands in each part: the first field of an open tab, the head of a closed one, the cell one left. */
const landings = [
  'main details.fast-tab[open] .fields :is(input, select, button):not([tabindex="-1"])',
  'main details.fast-tab:not([open]) > summary',
  'main .line-grid [data-active="true"]',
  'main [role="tablist"] [aria-selected="true"]',
  'main aside[aria-label]',
]

const partOf = (element: Element): Element => element.closest('details.fast-tab, .line-grid, [role="tablist"], aside') ?? element

/** One landing a part, in the order of the page. */
function landingsOf(page: Document): HTMLElement[] {
  const parts = new Map<Element, HTMLElement>()
  for (const element of page.querySelectorAll<HTMLElement>(landings.join(', ')))
    if (!parts.has(partOf(element))) parts.set(partOf(element), element)
  return [...parts.values()]
}

function go(step: 1 | -1): boolean {
  const targets = landingsOf(document)
  const from = document.activeElement
  const at = targets.findIndex(target => from !== null && partOf(target) === partOf(from))
  const target = targets.at(at === -1 ? (step === 1 ? 0 : -1) : (at + step) % targets.length)
  if (!target) return false
  if (target.tabIndex < 0) target.tabIndex = -1
  target.focus()
  return true
}

/** Lets F6 work on a page with parts. */
export function usePartKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.defaultPrevented || document.querySelector('[role="dialog"]')) return
      if (go(event.shiftKey ? -1 : 1)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
