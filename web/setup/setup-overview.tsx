import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { mayRun } from '../shell/session.ts'
import { t } from '../ui/texts.ts'
import { setupAreas, setupOperation, setupTitle } from './pages.ts'
import './setup.css'

/** Every set-up page by area, found while typing; Enter opens the first. */
export function SetupOverview() {
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const areas = setupAreas
    .map(area => ({
      title: t(area.title),
      pages: area.pages
        .filter(page => mayRun(setupOperation(page)))
        .map(page => ({ slug: page.slug, title: setupTitle(page) }))
        .filter(({ title }) => wanted.every(word => `${title} ${t(area.title)}`.toLowerCase().includes(word))),
    }))
    .filter(({ pages }) => pages.length > 0)
  const first = areas[0]?.pages[0]
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.setup')}</h1>
        <input
          className="input"
          style={{ width: 260 }}
          type="search"
          aria-label={t('web.setup.search')}
          placeholder={t('web.setup.search')}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && first) void navigate({ to: `/setup/${first.slug}` })
          }}
        />
      </header>
      <div className="setup-areas">
        {areas.map(area => (
          <section key={area.title} className="panel setup-area" aria-label={area.title}>
            <h2>{area.title}</h2>
            <ul>
              {area.pages.map(({ slug, title }) => (
                <li key={slug}>
                  <Link to={`/setup/${slug}`}>{title}</Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {areas.length === 0 && <p className="empty">{t('web.list.nothing_found')}</p>}
    </>
  )
}
