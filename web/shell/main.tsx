import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/forms.css'
import '../ui/grid.css'
import './shell.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import mark from '../ui/mark.svg'
import { regionOf } from '../ui/format.ts'
import { t, useLanguage } from '../ui/texts.ts'
import { router } from './router.tsx'
import { begin, enter, queries, useSession } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'

function App() {
  const session = useSession()
  const language = useLanguage()
  if (session.state === 'unknown') return null
  if (session.state === 'out' || session.state === 'unreachable') return <SignInPage isUnreachable={session.state === 'unreachable'} />
  return (
    <I18nProvider locale={regionOf(language)}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  )
}

function SignInPage({ isUnreachable }: { readonly isUnreachable: boolean }) {
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <img src={mark} alt="" width={32} />
        <h1>{t('web.sign_in.title')}</h1>
        {isUnreachable && (
          <p role="alert" className="notice" data-meaning="problem" style={{ margin: '12px 0 0' }}>
            {t('web.sign_in.unreachable')}
          </p>
        )}
        <SignInForm onDone={() => void enter()} />
      </div>
    </main>
  )
}

await begin()
createRoot(document.getElementById('root')!).render(<App />)
