import { Link } from '@tanstack/react-router'
import { formatInstant } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import { targetPath } from './target-path.ts'
import { type Notification, readNotifications } from './use-notifications.ts'

interface Props {
  readonly notification: Notification
  readonly onFollow?: () => void
}

/** One thing the person is told: what about, what happened, when; it leads there and is read by that. */
export function NotificationRow({ notification, onFollow }: Props) {
  const { id, said, title, target, at, readAt } = notification
  const path = target && targetPath(target)
  const follow = (): void => {
    onFollow?.()
    if (readAt === null) void readNotifications([id])
  }
  const subject = title?.text ?? said.text
  return (
    <li className="notification" data-unread={readAt === null}>
      <span className="notification-mark" aria-hidden="true" />
      <div>
        {path ? (
          <Link to={path} onClick={follow}>
            {subject}
          </Link>
        ) : (
          <span>{subject}</span>
        )}
        {readAt === null && <span className="visually-hidden"> ({t('web.notifications.unread')})</span>}
        {title && <p>{said.text}</p>}
      </div>
      <time dateTime={at} className="muted">
        {formatInstant(at)}
      </time>
    </li>
  )
}
