import { Link, Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import mark from '../ui/mark.svg'
import { Overlay } from '../ui/dialog.tsx'
import { t, useLanguage } from '../ui/texts.ts'
import { areas } from './areas.ts'
import { SearchPalette } from './search-palette.tsx'
import { enter, mayRun, useMe, useSession } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'
import { TopBar } from './top-bar.tsx'
import { useActionKeys } from '../ui/action-bar.tsx'

/** What stands around every page: areas on the left, the company and the person above. */
export function Frame() {
  const language = useLanguage()
  const session = useSession()
  const me = useMe()
  const [isSearching, setSearching] = useState(false)
  const search = { id: 'search', caption: '', place: 'menu' as const, run: () => setSearching(true) }
  useActionKeys([
    { ...search, keys: 'Ctrl+K' },
    { ...search, keys: 'Alt+Q' },
  ])
  return (
    <div className="frame">
      <Rail />
      <TopBar onSearch={() => setSearching(true)} />
      {/* Another language or company is another page. */}
      <main className="page" key={`${language} ${me.company?.code ?? ''}`}>
        {me.company ? <Outlet /> : <p className="empty">{t('web.no_company')}</p>}
      </main>
      {isSearching && <SearchPalette onClose={() => setSearching(false)} />}
      {session.state === 'lapsed' && (
        <Overlay title={t('web.sign_in.again')} onClose={() => {}}>
          <div className="sign-in-box" style={{ border: 0, padding: 0, width: '100%' }}>
            <p>{t('web.sign_in.lapsed')}</p>
            <SignInForm onDone={() => void enter()} />
          </div>
        </Overlay>
      )}
    </div>
  )
}

function Rail() {
  return (
    <nav className="rail" aria-label={t('web.pages')}>
      <Link to="/" className="rail-mark" aria-label={`Handel · ${t('web.page.start')}`}>
        <img src={mark} alt="" /> Handel
      </Link>
      {areas.map(area => {
        const pages = area.pages.filter(page => mayRun(page.operation))
        return pages.length === 0 ? null : (
          <section key={area.title} aria-label={t(area.title)}>
            <h2 className="rail-area">{t(area.title)}</h2>
            {pages.map(page => (
              <Link key={page.path} to={page.path} className="rail-link">
                {t(page.short)}
              </Link>
            ))}
          </section>
        )
      })}
    </nav>
  )
}
