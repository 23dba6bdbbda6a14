import { useQuery } from '@tanstack/react-query'
import { type Role, roles, standardRole } from '../shell/choices.ts'
import { call } from '../shell/client.ts'
import { usePreference } from '../shell/preferences.ts'
import { mayRun, useMe } from '../shell/session.ts'
import { formatLongDate } from '../ui/format.ts'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { ChartPanel } from './chart-panel.tsx'
import { Cue, KeyFigure, pick } from './figures.tsx'
import { NewsPanel } from './news-panel.tsx'
import { roleCentres } from './roles.ts'
import { TaskPanel } from './task-panel.tsx'
import './insight.css'

/** Where the day begins: what one's role is measured by, what waits, how things go, and where to start. */
export function StartPage() {
  const me = useMe()
  const [role, setRole] = usePreference<Role>('role', standardRole(me.company?.permissionSet))
  return (
    <>
      <header className="page-head">
        <h1>{t('web.start.title', { name: me.user.name })}</h1>
        <span className="title-part">{formatLongDate(me.workDate)}</span>
        <span className="bar-space" />
        <select className="input role-choice" aria-label={t('web.my.role')} value={role} onChange={event => setRole(event.target.value as Role)}>
          {roles.map(each => (
            <option key={each} value={each}>
              {t(`web.role.${each}`)}
            </option>
          ))}
        </select>
      </header>
      {mayRun('insight.figures') && <RolePanels key={role} role={role} />}
    </>
  )
}

const lookAgain = 60_000

function RolePanels({ role }: { readonly role: Role }) {
  const me = useMe()
  const centre = roleCentres[role]
  const names = [...new Set([...centre.figures, ...centre.cues.flatMap(group => group.names)])]
  const { data: at, error } = useQuery({
    queryKey: ['insight.figures', role, me.workDate],
    queryFn: () => call('insight.figures', { names }),
    refetchInterval: lookAgain,
  })
  return (
    <div className="start">
      {error ? <Failure error={error} /> : null}
      {centre.figures.length > 0 && (
        <section className="panel key-figures" data-figures={centre.figures.length} aria-label={t('web.insight.key_figures')}>
          {at && pick(at, centre.figures).map(figure => <KeyFigure key={figure.name} figure={figure} at={at} />)}
        </section>
      )}
      <div className="start-main">
        <section className="panel cue-groups" aria-label={t('web.insight.cues')}>
          {at &&
            centre.cues.map(({ title, names: cues }) => {
              const shown = pick(at, cues)
              return shown.length === 0 ? null : (
                <div key={title} className="cue-group">
                  <h2>{t(`web.insight.group.${title}`)}</h2>
                  <div className="cues">
                    {shown.map(figure => (
                      <Cue key={figure.name} figure={figure} at={at} />
                    ))}
                  </div>
                </div>
              )
            })}
        </section>
        <div className="charts">
          {centre.charts.map(name => (
            <ChartPanel key={name} name={name} />
          ))}
        </div>
      </div>
      <div className="start-side">
        {centre.tasks.map(name => (
          <TaskPanel key={name} name={name} />
        ))}
        <NewsPanel />
      </div>
    </div>
  )
}
