import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useRef, useState } from 'react'
import { type ShownProblem, call } from '../shell/client.ts'
import { mayRun, queries, useMe } from '../shell/session.ts'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import './company-logo.css'

const key = ['company.logo.get']

/** The bytes of a chosen file, base64. */
async function contentOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCodePoint(byte)
  return btoa(text)
}

/** The company's logo as it stands on paper, chosen from a file. */
export function CompanyLogo() {
  const me = useMe()
  const query = useQuery({ queryKey: key, queryFn: () => call('company.logo.get', {}) })
  const chooser = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<readonly ShownProblem[]>()
  if (query.error) return <Failure error={query.error} />
  const logo = query.data?.logo

  const keep = async (change: () => ReturnType<typeof call<'company.logo.get'>>): Promise<void> => {
    setRefused(undefined)
    try {
      queries.setQueryData(key, await change())
    } catch (error) {
      setRefused(problemsOf(error))
    }
  }
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const file = target.files?.[0]
    target.value = ''
    if (file) void keep(async () => call('company.logo.change', { content: await contentOf(file) }))
  }
  return (
    <section className="panel logo-panel" aria-label={t('web.logo.title')} aria-busy={query.isPending}>
      <h2 className="part-title">{t('web.logo.title')}</h2>
      {refused && <Problems title={t('web.refused.change')} problems={refused} onClose={() => setRefused(undefined)} />}
      <div className="logo-row">
        <div className="logo-paper">
          {logo ? (
            <img src={`data:${logo.mediaType};base64,${logo.content}`} alt={t('web.logo.alt', { company: me.company?.name ?? '' })} />
          ) : (
            query.data && <span>{me.company?.name}</span>
          )}
        </div>
        <div>
          <p className="hint">{logo ? t('web.logo.hint') : `${t('web.logo.none')} ${t('web.logo.hint')}`}</p>
          {mayRun('company.logo.change') && (
            <>
              <input ref={chooser} type="file" hidden accept="image/png,image/jpeg,image/gif,image/svg+xml" aria-label={t('web.logo.choose')} onChange={choose} />
              <button type="button" className="button outlined" onClick={() => chooser.current?.click()}>
                {t(logo ? 'web.logo.other' : 'web.logo.choose')}
              </button>
              {logo && (
                <button type="button" className="button outlined" onClick={() => void keep(() => call('company.logo.delete', {}))}>
                  {t('web.logo.remove')}
                </button>
              )}
            </>
          )}
        </div>
      </div>
    </section>
  )
}
