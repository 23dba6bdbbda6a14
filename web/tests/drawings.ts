/** How many components React draws, counted in the page as it is served: what a key costs, whatever the machine does meanwhile. */
import type { Page } from 'playwright-core'

/**
 * Runs before the page's own script. React tells whoever stands where its developer tools would of each commit; a component
 * was drawn in it when it did work and is not the one that stood there before.
 */
const counter = `(() => {
  const components = new Set([0, 1, 11, 14, 15])
  const performedWork = 1
  const count = fiber => {
    let drawn = 0
    for (let each = fiber; each; each = each.sibling) {
      const before = each.alternate
      if (components.has(each.tag) && (each.flags & performedWork)) drawn++
      // The same children as before: nothing below was looked at.
      if (!before || each.child !== before.child) drawn += count(each.child)
    }
    return drawn
  }
  window.drawings = 0
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    isDisabled: false, supportsFiber: true, renderers: new Map(), checkDCE() {}, inject: () => 1,
    onCommitFiberRoot: (_id, root) => { window.drawings += count(root.current) },
    onCommitFiberUnmount() {}, onPostCommitFiberRoot() {},
  }
})()`

/** Counts from the next page this one loads on. */
export async function countDrawings(page: Page): Promise<void> {
  await page.addInitScript(counter)
}

/** Components drawn since the page was loaded. */
export const drawings = (page: Page): Promise<number> => page.evaluate<number>('window.drawings')
