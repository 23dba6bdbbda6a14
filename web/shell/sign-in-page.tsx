import { type ReactNode, Suspense, lazy, useEffect, useState } from 'react'
import mark from '../ui/mark.svg'
import { type Language, currentLanguage, languageNames, languages, t } from '../ui/texts.ts'
import { type HouseState, houseState } from './auth.ts'
import { chooseLanguage, enter } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'
import { signInWithPassword } from './sign-in.ts'

const FirstOwnerForm = lazy(async () => ({ default: (await import('./first-owner-form.tsx')).FirstOwnerForm }))

/** The box before the house: for signing in, for being its first, for coming in by a link. */
export function WayIn({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <img src={mark} alt="" width={32} />
        <h1>{title}</h1>
        {children}
        <LanguageChoice />
      </div>
    </main>
  )
}

function LanguageChoice() {
  return (
    <label className="sign-in-language">
      <span className="visually-hidden">{t('web.language')}</span>
      <select className="input" value={currentLanguage()} onChange={event => void chooseLanguage(event.target.value as Language)}>
        {languages.map(tag => (
          <option key={tag} value={tag} lang={tag}>
            {languageNames[tag]}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Signing in; in a house without people also making the first account, and looking around where there is a demonstration. */
export function SignInPage({ isUnreachable }: { readonly isUnreachable: boolean }) {
  const [house, setHouse] = useState<HouseState>()
  const [way, setWay] = useState<'sign-in' | 'first-owner'>('sign-in')
  useEffect(() => {
    houseState().then(
      state => {
        setHouse(state)
        if (state.firstOwner && !state.demo) setWay('first-owner')
      },
      () => {},
    )
  }, [])
  const lookAround = async (): Promise<void> => {
    const demo = house?.demo
    if (demo && (await signInWithPassword(demo.email, demo.password)).step === 'done') await enter()
  }
  return (
    <WayIn title={t(way === 'first-owner' ? 'web.first_owner.title' : 'web.sign_in.title')}>
      {isUnreachable && (
        <p role="alert" className="notice" data-meaning="problem" style={{ margin: '12px 0 0' }}>
          {t('web.sign_in.unreachable')}
        </p>
      )}
      <Suspense>
        {way === 'first-owner' ? <FirstOwnerForm onDone={() => void enter()} /> : <SignInForm onDone={() => void enter()} />}
      </Suspense>
      {house?.firstOwner && house.demo && (
        <div className="sign-in-ways">
          <p className="muted">{t(way === 'sign-in' ? 'web.first_owner.invite' : 'web.first_owner.or')}</p>
          {way === 'sign-in' ? (
            <button type="button" className="button outlined" onClick={() => setWay('first-owner')}>
              {t('web.first_owner.begin')}
            </button>
          ) : (
            <button type="button" className="button" onClick={() => setWay('sign-in')}>
              {t('web.sign_in.action')}
            </button>
          )}
          <button type="button" className="button outlined" onClick={() => void lookAround()}>
            {t('web.first_owner.demo')}
          </button>
        </div>
      )}
    </WayIn>
  )
}
