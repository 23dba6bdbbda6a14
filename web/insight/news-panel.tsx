import { Link } from '@tanstack/react-router'
import { t } from '../ui/texts.ts'
import { NotificationRow } from '../work/notification-row.tsx'
import { useNotifications } from '../work/use-notifications.ts'

const shown = 4

/** The newest of what the person is told. */
export function NewsPanel() {
  const { rows = [], working = 0 } = useNotifications() ?? {}
  return (
    <section className="panel start-panel" aria-label={t('web.notifications.title')}>
      <header className="start-panel-head">
        <h2>{t('web.notifications.title')}</h2>
        <Link to="/work">{t('web.notifications.work', { working })}</Link>
      </header>
      {rows.length === 0 ? (
        <p className="start-empty">{t('web.notifications.empty')}</p>
      ) : (
        <ul className="notification-list">
          {rows.slice(0, shown).map(notification => (
            <NotificationRow key={notification.id} notification={notification} />
          ))}
        </ul>
      )}
    </section>
  )
}
