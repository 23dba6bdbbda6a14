/**
 * The keys of the house (collaboration.md §7.2, Keys), said once. Pages say their own with their actions; what a list, a
 * grid or a field does with keys is shown where one of them is in sight.
 */

export type HouseAction = 'search' | 'settings' | 'companies' | 'all_pages' | 'keys' | 'bookmark' | 'find_entries'

export interface Key {
  readonly keys: readonly string[]
  /** Key of what it does. */
  readonly text: string
}

/** What works everywhere. */
export const houseKeys: readonly (Key & { readonly id: HouseAction })[] = [
  { id: 'search', keys: ['Ctrl+K', 'Alt+Q'], text: 'web.search' },
  { id: 'settings', keys: ['Alt+T'], text: 'web.page.my_settings' },
  { id: 'companies', keys: ['Ctrl+O'], text: 'web.keys.companies' },
  { id: 'all_pages', keys: ['Shift+F12'], text: 'web.keys.all_pages' },
  { id: 'find_entries', keys: ['Ctrl+Alt+Q'], text: 'web.page.find_entries' },
  { id: 'bookmark', keys: ['Alt+Shift+B'], text: 'web.keys.bookmark' },
  { id: 'keys', keys: ['?'], text: 'web.keys.title' },
]

export interface KeyGroup {
  readonly title: string
  /** Shown where the page has one of these. */
  readonly where: string
  readonly keys: readonly Key[]
}

const key = (text: string, ...keys: readonly string[]): Key => ({ keys, text: `web.keys.${text}` })

/** What parts of pages do with keys that are not among the actions of the page. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'web.keys.list',
    where: '.list',
    keys: [
      key('row_open', 'Enter'),
      key('row_move', '↑', '↓', 'PgUp', 'PgDn'),
      key('row_ends', 'Home', 'End'),
    ],
  },
  {
    title: 'web.keys.grid',
    where: '.line-grid',
    keys: [
      key('cell_next', 'Tab', 'Enter'),
      key('cell_before', 'Shift+Tab', 'Shift+Enter'),
      key('cell_edit', 'F2'),
      key('cell_give_up', 'Esc'),
      key('cell_above', 'F8'),
      key('cell_fill', 'Ctrl+D'),
      key('cell_range', 'Shift+←↑→↓'),
      key('cell_copy', 'Ctrl+C', 'Ctrl+V'),
      key('line_move', 'Alt+↑↓'),
      key('line_insert', 'Ctrl+Ins'),
      key('line_delete', 'Ctrl+Del'),
    ],
  },
  {
    title: 'web.keys.field',
    where: '.fields',
    keys: [
      key('field_next', 'Enter', 'Tab'),
      key('field_look_up', 'Alt+↓'),
      key('field_give_up', 'Esc'),
      key('part_next', 'F6', 'Shift+F6'),
    ],
  },
]
