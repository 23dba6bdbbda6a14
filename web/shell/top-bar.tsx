import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { formatDate } from '../ui/format.ts'
import { type Language, currentLanguage, languageNames, languages, t } from '../ui/texts.ts'
import { Bell } from '../work/bell.tsx'
import { chooseCompany, chooseLanguage, chooseTheme, mayRun, signOut, themeInSight, useMe } from './session.ts'
import { pageInSight, useBookmarks } from './visited.ts'

/** The local day of the browser, to compare the work date with. */
const today = (): string => new Intl.DateTimeFormat('en-CA').format(Date.now())

const Arrow = () => <span aria-hidden="true">▾</span>

interface Props {
  readonly isRailOpen: boolean
  readonly onRail: () => void
  readonly areCompaniesOpen: boolean
  readonly onCompanies: (isOpen: boolean) => void
  readonly onSearch: () => void
  readonly onKeys: () => void
}

export function TopBar({ isRailOpen, onRail, areCompaniesOpen, onCompanies, onSearch, onKeys }: Props) {
  const me = useMe()
  return (
    <header className="top">
      <button type="button" className="button icon-button rail-button" aria-label={t('web.pages')} aria-expanded={isRailOpen} aria-controls="rail" onClick={onRail}>
        <span aria-hidden="true">☰</span>
      </button>
      <CompanySwitch isOpen={areCompaniesOpen} onOpenChange={onCompanies} />
      <button type="button" className="top-search" aria-keyshortcuts="Control+K Alt+Q" onClick={onSearch}>
        <span>{t('web.search')}</span>
        <kbd>Ctrl+K</kbd>
      </button>
      <span className="top-space" />
      {me.workDate !== today() && (
        <Link to="/my-settings" className="chip" data-meaning="warning">
          <span aria-hidden="true">◷</span>
          {t('web.work_date', { date: formatDate(me.workDate) })}
        </Link>
      )}
      <BookmarkButton />
      <button type="button" className="button icon-button" aria-label={t('web.keys.title')} aria-keyshortcuts="?" title={t('web.keys.title')} onClick={onKeys}>
        <span aria-hidden="true">?</span>
      </button>
      <Bell />
      <LanguageSwitch />
      <PersonMenu />
    </header>
  )
}

/** Marks the page in sight, so that search shows it first. */
function BookmarkButton() {
  const path = useRouterState({ select: state => state.location.pathname })
  const { bookmarks, toggle } = useBookmarks()
  const isMarked = bookmarks.some(page => page.path === path)
  return (
    <button
      type="button"
      className="button icon-button"
      aria-pressed={isMarked}
      aria-label={t('web.bookmark')}
      aria-keyshortcuts="Alt+Shift+B"
      title={`${t(isMarked ? 'web.bookmark_off' : 'web.bookmark')} (Alt+Shift+B)`}
      onClick={() => toggle(pageInSight())}
    >
      <span aria-hidden="true">{isMarked ? '★' : '☆'}</span>
    </button>
  )
}

/** No code of a company looks like this. */
const newCompany = '+ new'

interface CompanySwitchProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

function CompanySwitch({ isOpen, onOpenChange }: CompanySwitchProps) {
  const me = useMe()
  const navigate = useNavigate()
  if (!me.company) return null
  const go = (id: string): void => (id === newCompany ? void navigate({ to: '/new-company' }) : void choose(id))
  const choose = async (code: string): Promise<void> => {
    await navigate({ to: '/' })
    await chooseCompany(code)
  }
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className="button top-company" aria-label={t('web.company', { name: me.company.name })}>
        <strong>{me.company.name}</strong> <Arrow />
      </Button>
      <Popover className="menu-popover">
        <Menu
          className="menu"
          selectionMode="single"
          selectedKeys={[me.company.code]}
          aria-label={t('web.companies')}
          onAction={id => go(String(id))}
        >
          {me.companies.map(company => (
            <MenuItem key={company.code} id={company.code} className="menu-item" textValue={company.name}>
              {company.name}
              <span className="muted">{company.country}</span>
            </MenuItem>
          ))}
          {mayRun('setup.company.create') && (
            <MenuItem id={newCompany} className="menu-item menu-item-apart" textValue={t('web.page.new_company')}>
              + {t('web.page.new_company')}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function LanguageSwitch() {
  return (
    <MenuTrigger>
      <Button className="button">
        <span className="visually-hidden">{t('web.language')}</span>
        {languageNames[currentLanguage()].split(' ')[0]} <Arrow />
      </Button>
      <Popover className="menu-popover">
        <Menu
          className="menu"
          selectionMode="single"
          selectedKeys={[currentLanguage()]}
          aria-label={t('web.languages')}
          onAction={tag => void chooseLanguage(tag as Language)}
        >
          {languages.map(tag => (
            <MenuItem key={tag} id={tag} className="menu-item" textValue={languageNames[tag]}>
              <span lang={tag}>{languageNames[tag]}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function PersonMenu() {
  const me = useMe()
  const navigate = useNavigate()
  const theme = themeInSight()
  return (
    <MenuTrigger>
      <Button className="button" aria-label={t('web.person', { name: me.user.name })}>
        {me.user.name} <Arrow />
      </Button>
      <Popover className="menu-popover">
        <Menu
          className="menu"
          aria-label={me.user.name}
          onAction={id => {
            if (id === 'settings') void navigate({ to: '/my-settings' })
            if (id === 'theme') void chooseTheme(theme === 'dark' ? 'light' : 'dark')
            if (id === 'sign-out') void signOut()
          }}
        >
          <MenuSection>
            <Header className="menu-heading">{me.user.email}</Header>
            <MenuItem id="settings" className="menu-item">
              {t('web.page.my_settings')}
              <kbd>Alt+T</kbd>
            </MenuItem>
            <MenuItem id="theme" className="menu-item">
              {t('web.my.theme')}: {t(`web.theme.${theme}`)}
            </MenuItem>
          </MenuSection>
          <Separator />
          <MenuItem id="sign-out" className="menu-item">
            {t('web.sign_out')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
