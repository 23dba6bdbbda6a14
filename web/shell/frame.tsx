import { Link, Navigate, Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import mark from '../ui/mark.svg'
import { Overlay } from '../ui/dialog.tsx'
import { t, useLanguage } from '../ui/texts.ts'
import { areas } from './areas.ts'
import { startPath } from './choices.ts'
import { houseKeys, type HouseAction } from './keys.ts'
import { usePreference } from './preferences.ts'
import { enter, mayRun, useMe, useSession } from './session.ts'
import { SearchPalette } from './search-palette.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { TopBar } from './top-bar.tsx'
import { useActionKeys } from '../ui/action-bar.tsx'
import { pageInSight, useBookmarks, useVisits } from './visited.ts'

const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }))

/** Where somebody begins who works in no company yet. */
const foundingPath = '/new-company'

type Open = 'search' | 'pages' | 'keys' | 'companies'

/** What stands around every page: areas on the left, the company and the person above. */
export function Frame() {
  const language = useLanguage()
  const session = useSession()
  const me = useMe()
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open>()
  const [isRailOpen, setRailOpen] = useState(false)
  const close = (): void => setOpen(undefined)
  const { toggle } = useBookmarks()
  const [region] = usePreference('region', '')
  const [density] = usePreference('density', '')
  const look = `${region} ${density}`
  const path = useRouterState({ select: state => state.location.pathname })
  useVisits()
  useStart()
  const runs: Readonly<Record<HouseAction, () => void>> = {
    search: () => setOpen('search'),
    settings: () => void navigate({ to: '/my-settings' }),
    companies: () => setOpen('companies'),
    all_pages: () => setOpen('pages'),
    find_entries: () => void navigate({ to: '/find-entries' }),
    bookmark: () => toggle(pageInSight()),
    keys: () => setOpen('keys'),
  }
  useActionKeys(
    houseKeys.flatMap(({ id, keys, text }) => keys.map(each => ({ id, caption: t(text), keys: each, place: 'menu' as const, run: runs[id] }))),
  )
  return (
    <div className="frame">
      <Rail isOpen={isRailOpen} onClose={() => setRailOpen(false)} />
      <TopBar
        isRailOpen={isRailOpen}
        onRail={() => setRailOpen(!isRailOpen)}
        areCompaniesOpen={open === 'companies'}
        onCompanies={isOpen => setOpen(isOpen ? 'companies' : undefined)}
        onSearch={runs.search}
        onKeys={runs.keys}
      />
      {/* Another language, region or company is another page. */}
      <main className="page" key={`${language} ${me.company?.code ?? ''} ${look}`}>
        {me.company || path === foundingPath ? <Outlet /> : mayRun('setup.company.create') ? <Navigate to={foundingPath} /> : <p className="empty">{t('web.no_company')}</p>}
      </main>
      {(open === 'search' || open === 'pages') && <SearchPalette begin={open === 'pages' ? 'pages' : 'visited'} onClose={close} />}
      <Suspense>{open === 'keys' && <KeyHelp onClose={close} />}</Suspense>
      {session.state === 'lapsed' && (
        <Overlay title={t('web.sign_in.again')} onClose={() => {}}>
          <div className="sign-in-box" style={{ border: 0, padding: 0, width: '100%', background: 'none' }}>
            <p>{t('web.sign_in.lapsed')}</p>
            <SignInForm email={me.user.email} onDone={() => void enter()} />
          </div>
        </Overlay>
      )}
    </div>
  )
}

/** Whether somebody was led to where they begin; the start page stays open to whoever goes there later. */
const start = { isDone: false }

function useStart(): void {
  const navigate = useNavigate()
  useEffect(() => {
    if (start.isDone) return
    start.isDone = true
    const path = startPath()
    if (location.pathname === '/' && path !== '/') void navigate({ to: path, replace: true })
  }, [navigate])
}

interface RailProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The pages by area. Where the window is narrow it waits behind its button, and goes once a page was chosen. */
function Rail({ isOpen, onClose }: RailProps) {
  const rail = useRef<HTMLElement>(null)
  const path = useRouterState({ select: state => state.location.pathname })
  const router = useRouter()
  // By its address: the links hear of another page later than this does. And again once the router has put back what was scrolled there before.
  useEffect(() => {
    const follow = (): void => {
      const links = [...(rail.current?.querySelectorAll<HTMLAnchorElement>('.rail-link') ?? [])]
      links.find(({ pathname }) => pathname !== '/' && `${path}/`.startsWith(`${pathname}/`))?.scrollIntoView({ block: 'nearest' })
    }
    follow()
    return router.subscribe('onRendered', follow)
  }, [router, path, isOpen])
  useEffect(() => {
    if (!isOpen) return
    rail.current?.querySelector<HTMLElement>('a')?.focus()
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') onClose()
    }
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (target instanceof Element && !target.closest('.rail, .rail-button')) onClose()
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('pointerdown', onPointerDown)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('pointerdown', onPointerDown)
    }
  }, [isOpen, onClose])
  return (
    <nav ref={rail} id="rail" className="rail" aria-label={t('web.pages')} data-open={isOpen || undefined}>
      <Link to="/" className="rail-mark" aria-label={`Handel · ${t('web.page.start')}`}>
        <img src={mark} alt="" /> Handel
      </Link>
      <div className="rail-pages">
        {areas.map(area => {
          const pages = area.pages.filter(page => mayRun(page.operation))
          return pages.length === 0 ? null : (
            <section key={area.title} aria-label={t(area.title)}>
              <h2 className="rail-area">{t(area.title)}</h2>
              {pages.map(page => (
                <Link key={page.path} to={page.path} className="rail-link" onClick={onClose}>
                  {t(page.short)}
                </Link>
              ))}
            </section>
          )
        })}
      </div>
    </nav>
  )
}
