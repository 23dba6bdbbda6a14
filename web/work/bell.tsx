import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { t } from '../ui/texts.ts'
import { NotificationRow } from './notification-row.tsx'
import { readNotifications, useNotifications } from './use-notifications.ts'
import './work.css'

const shown = 99

/** What the person is told, one key away on every page; says how much of it is new and whether work goes on. */
export function Bell() {
  const told = useNotifications()
  const [isOpen, setOpen] = useState(false)
  const { rows = [], unread = 0, working = 0 } = told ?? {}
  const close = (): void => setOpen(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button icon-button bell" aria-label={t('web.notifications.bell', { unread, working })}>
        <BellMark isWorking={working > 0} />
        {unread > 0 && (
          <span className="bell-count" aria-hidden="true">
            {Math.min(unread, shown)}
          </span>
        )}
      </Button>
      <Popover className="menu-popover notifications" placement="bottom end">
        <Dialog aria-label={t('web.notifications.title')}>
          <header className="notifications-head">
            <h2>{t('web.notifications.title')}</h2>
            <button type="button" className="button" aria-disabled={unread === 0} onClick={() => unread > 0 && void readNotifications()}>
              {t('web.notifications.read_all')}
            </button>
          </header>
          {rows.length === 0 ? (
            <p className="empty">{t('web.notifications.empty')}</p>
          ) : (
            <ul className="notification-list">
              {rows.map(notification => (
                <NotificationRow key={notification.id} notification={notification} onFollow={close} />
              ))}
            </ul>
          )}
          <footer className="notifications-foot">
            <Link to="/work" onClick={close}>
              {t('web.notifications.work', { working })}
            </Link>
          </footer>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

const BellMark = ({ isWorking }: { readonly isWorking: boolean }) => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" className={isWorking ? 'bell-working' : undefined}>
    <path
      d="M8 1.6a4.2 4.2 0 0 0-4.2 4.2v2.6L2.6 11h10.8l-1.2-2.6V5.8A4.2 4.2 0 0 0 8 1.6ZM6.4 12.6a1.6 1.6 0 0 0 3.2 0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
)
