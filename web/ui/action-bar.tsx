import { useLayoutEffect, useRef } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useOffer } from './offered.ts'
import { t } from './texts.ts'
import { useRoomFor } from './use-room-for.ts'

/** Something one can do on a page. */
export interface PageAction {
  readonly id: string
  readonly caption: string
  /** As on the keyboard: `F9`, `Ctrl+F9`, `Alt+N`. */
  readonly keys?: string
  /** Other keys that do the same and need no showing. */
  readonly alsoKeys?: readonly string[]
  /** The page's one thing, what stands beside it, or what waits in the menu. */
  readonly place: 'primary' | 'bar' | 'menu'
  /** Why it cannot be done now. */
  readonly blocked?: string
  readonly danger?: boolean
  /** With which others it stands in the menu: a line parts those of another part. */
  readonly part?: number
  /** A field in which somebody is typing does this by itself. */
  readonly isOfField?: boolean
  readonly run: () => void
}

/** A sign that is typed, whatever keys a keyboard makes it by. */
const isSign = ({ key }: KeyboardEvent): boolean => /^[^\p{L}\d\s]$/u.test(key)

const pressed = (event: KeyboardEvent): string =>
  `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey && !isSign(event) ? 'Shift+' : ''}${nameOfKey(event)}`

/** The letter as it is printed on the key; what Alt makes of it on some keyboards is read from its place. */
const nameOfKey = ({ key, code }: KeyboardEvent): string => {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase()
  return code.startsWith('Key') ? code.slice(3) : key
}

/** Whether a key without Ctrl or Alt belongs to what is being typed. */
const isTyping = ({ ctrlKey, altKey, key, target }: KeyboardEvent): boolean =>
  !ctrlKey && !altKey && key.length === 1 && target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable], .line-grid *')

/** Whether a field holds something that was not entered yet. */
const isBeingTyped = (field: Element | null): boolean =>
  field instanceof HTMLInputElement && (field.dataset.typing === 'true' || field.classList.contains('cell-input'))

/** Lets the keys of actions work anywhere on the page. */
export function useActionKeys(actions: readonly PageAction[]): void {
  const latest = useRef(actions)
  latest.current = actions
  // From the moment the page is in sight: after that is too late for a key that is pressed at once.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // Whoever has a dialog open answers it first.
      if (event.defaultPrevented || isTyping(event) || document.querySelector('[role="dialog"]')) return
      const action = latest.current.find(({ keys, alsoKeys }) => keys === pressed(event) || alsoKeys?.includes(pressed(event)))
      if (!action) return
      // Taking back what is being typed in a field is the field's own.
      if (action.isOfField && isBeingTyped(document.activeElement)) return
      event.preventDefault()
      // What is being typed in a field is entered before anything is done with the page.
      const field = document.activeElement
      if (field instanceof HTMLInputElement) field.blur()
      if (!action.blocked) action.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

const isApart = (action: PageAction, before: PageAction): boolean => action.part !== before.part || action.danger !== before.danger

const actionName = ({ caption, keys = '' }: PageAction): string => `${caption} ${keys}`

/** The actions of a page with their keys, on one line; what cannot be done now stays in sight and says why. */
export function ActionBar({ actions }: { readonly actions: readonly PageAction[] }) {
  useActionKeys(actions)
  useOffer(actions)
  const inBar = actions.filter(action => action.place === 'bar')
  const waiting = actions.filter(action => action.place === 'menu')
  const primary = actions.filter(action => action.place === 'primary')
  const { row, count } = useRoomFor({ names: inBar.map(actionName), stays: primary.map(actionName), holder: waiting.length > 0 ? 0 : 84, gap: 2 })
  // What there is no room for heads the menu; what takes away ends it.
  const inMenu = [...inBar.slice(count), ...waiting].toSorted((a, b) => Number(a.danger ?? false) - Number(b.danger ?? false))
  return (
    <div ref={row} className="bar" role="toolbar" aria-label={t('web.actions')}>
      {inBar.slice(0, count).map(action => (
        <ActionButton key={action.id} action={action} />
      ))}
      {inMenu.length > 0 && (
        <MenuTrigger>
          <Button className="button" {...(waiting.length > 0 ? { 'data-stays': true } : {})}>
            {t('web.more')} <span aria-hidden="true">▾</span>
          </Button>
          <Popover className="menu-popover">
            <Menu className="menu" onAction={id => inMenu.find(action => action.id === id)?.run()}>
              {inMenu.map((action, at) => (
                <MenuItem
                  key={action.id}
                  id={action.id}
                  className={`menu-item ${at > 0 && isApart(action, inMenu[at - 1]!) ? 'menu-item-apart' : ''}`}
                  isDisabled={action.blocked !== undefined}
                  textValue={action.caption}
                  {...(action.danger ? { 'data-danger': true } : {})}
                >
                  {action.caption}
                  {action.keys && <kbd>{action.keys}</kbd>}
                  {action.blocked && <span className="menu-why">{action.blocked}</span>}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      <span className="bar-space" />
      {primary.map(action => (
        <ActionButton key={action.id} action={action} />
      ))}
    </div>
  )
}

function ActionButton({ action }: { readonly action: PageAction }) {
  const { caption, keys, blocked, place, danger } = action
  return (
    <button
      type="button"
      {...(place === 'primary' ? { 'data-stays': true } : { 'data-name': actionName(action) })}
      className={`button ${place === 'primary' ? 'primary' : ''} ${danger ? 'danger' : ''}`}
      aria-disabled={blocked !== undefined}
      aria-description={blocked}
      aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
      title={blocked}
      onClick={() => blocked === undefined && action.run()}
    >
      {caption}
      {keys && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  )
}
