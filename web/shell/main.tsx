import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/tick.css'
import '../ui/menu.css'
import '../ui/forms.css'
import '../ui/grid.css'
import '../ui/list/list.css'
import './frame.css'
import './shell.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { I18nProvider } from 'react-aria-components'
import { Suspense, lazy, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { regionOf } from '../ui/format.ts'
import { useLanguage } from '../ui/texts.ts'
import { invitationToken } from './invitation.ts'
import { sayInOwnWords } from './own-words.ts'
import { router } from './router.tsx'
import { begin, queries, useSession } from './session.ts'
import { SignInPage } from './sign-in-page.tsx'

const InvitationPage = lazy(async () => ({ default: (await import('./invitation-page.tsx')).InvitationPage }))

function App() {
  const session = useSession()
  const language = useLanguage()
  const [token, setToken] = useState(invitationToken)
  if (session.state === 'unknown') return null
  if (token)
    return (
      <Suspense>
        <InvitationPage token={token} onDone={() => setToken(undefined)} />
      </Suspense>
    )
  if (session.state === 'out' || session.state === 'unreachable') return <SignInPage isUnreachable={session.state === 'unreachable'} />
  return (
    <I18nProvider locale={regionOf(language)}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  )
}

sayInOwnWords()
// What the page in the address needs is fetched while the server is asked who is there.
void router.preloadRoute({ to: location.pathname as '/' })
// Not awaited by the module: the languages share files with it, and would wait for it as it waits for them.
void begin().then(() => createRoot(document.getElementById('root')!).render(<App />))
