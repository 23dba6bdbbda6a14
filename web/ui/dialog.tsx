import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { t } from './texts.ts'
import './dialog.css'

type Shape = 'dialog' | 'drawer' | 'palette' | 'sheet' | 'worksheet' | 'picture'

/** What is looked at rather than answered has its way out in its head. */
const closable = /drawer|worksheet|picture/

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** A drawer comes from the right and leaves the page in sight; a palette says by its first field what it is; a sheet is a wide dialog, a worksheet a drawer with room for a grid, a picture as wide as what it shows. */
  readonly shape?: Shape
  /** The one thing to do with what a drawer shows. */
  readonly action?: ReactNode
  readonly keys?: Readonly<Record<string, (() => void) | undefined>>
}

/** Keys of what lies over the page, wherever the focus is in it. */
function useKeys(keys: NonNullable<Props['keys']>): void {
  const latest = useRef(keys)
  latest.current = keys
  // From the moment it is in sight, as the keys of a page.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const run = latest.current[event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Something to decide, or to look at, over the page, named as the action that opens it: the dots of that promised this. Escape closes it. */
export function Overlay({ title, onClose, children, shape = 'dialog', action, keys = {} }: Props) {
  useKeys(keys)
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={isOpen => isOpen || onClose()}
      className="overlay"
      data-shape={shape}
      {...(shape === 'drawer' ? { 'data-drawer': true } : {})}
    >
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <div className={shape === 'palette' ? 'visually-hidden' : 'drawer-head'}>
            <Heading slot="title" level={2}>
              {title.replace(/\s*…$/, '')}
            </Heading>
            <span className="bar-space" />
            {closable.test(shape) && (
              <button type="button" className="button" onClick={onClose}>
                {t('web.close')}
                <kbd>Esc</kbd>
              </button>
            )}
            {action}
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ActionsProps {
  readonly action: string
  /** The key that does the same. */
  readonly keys?: string
  readonly isBlocked?: boolean
  readonly onCancel: () => void
  /** What is done; left out, the form around it is sent. */
  readonly onAct?: () => void
}

/** The end of a dialog: away from it, and the one thing it is for. */
export function DialogActions({ action, keys, isBlocked, onCancel, onAct }: ActionsProps) {
  return (
    <div className="dialog-actions">
      <button type="button" className="button outlined" onClick={onCancel}>
        {t('web.cancel')}
      </button>
      <button type={onAct ? 'button' : 'submit'} className="button primary" aria-disabled={isBlocked} onClick={onAct}>
        {action}
        {keys && <kbd aria-hidden="true">{keys}</kbd>}
      </button>
    </div>
  )
}

interface ConfirmProps {
  readonly title: string
  readonly text: string
  readonly action: string
  /** What is taken away stays away. */
  readonly isDanger?: boolean
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks before what cannot be undone. */
export function Confirm({ title, text, action, isDanger = false, onYes, onNo }: ConfirmProps) {
  return (
    <Overlay title={title} onClose={onNo}>
      <p className="confirm-text">{text}</p>
      <div className="dialog-actions">
        <button type="button" className="button outlined" onClick={onNo}>
          {t('web.cancel')}
        </button>
        {/* The person asked for this; what is asked is answered with Enter. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <button type="button" className={`button primary ${isDanger ? 'danger' : ''}`} autoFocus onClick={onYes}>
          {action}
        </button>
      </div>
    </Overlay>
  )
}
