import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import { type Output } from '../shell/operations.ts'
import { mayRun, queries } from '../shell/session.ts'
import { ProblemList } from '../ui/problems.tsx'
import { type Language, caption, currentLanguage, languages, t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import './mail.css'

type Words = Output<'delivery.texts.list'>['rows'][number]
type Paper = Words['paper']

const key = ['delivery.texts.list']

/** What messages say, for each document and language: as the program proposes it, or as the company wants it. */
export function MailTexts() {
  const query = useQuery({ queryKey: key, queryFn: () => call('delivery.texts.list', {}) })
  const [paper, setPaper] = useState<Paper>('sales_invoice')
  const [language, setLanguage] = useState<Language>(currentLanguage)
  const rows = query.data?.rows ?? []
  const words = rows.find(row => row.paper === paper && row.language === language)
  const papers = [...new Set([paper, ...rows.map(row => row.paper)])]
  return (
    <section className="panel mail-panel" aria-label={t('delivery.texts.list')}>
      <h2 className="part-title">{t('delivery.texts.list')}</h2>
      <div className="mail-row">
        <Choice label={caption('delivery.paper')} value={paper} options={papers} text={each => t(`web.choice.paper.${each}`)} onChoose={each => setPaper(each as Paper)} />
        <Choice label={caption('delivery.language')} value={language} options={languages} text={each => t(`web.choice.language.${each}`)} onChoose={each => setLanguage(each as Language)} />
      </div>
      {words && <WordsForm key={`${paper} ${language} ${words.own}`} words={words} places={query.data?.fields ?? []} />}
    </section>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly string[]
  readonly text: (option: string) => string
  readonly onChoose: (option: string) => void
}

const Choice = ({ label, value, options, text, onChoose }: ChoiceProps) => (
  <label className="mail-field">
    <span>{label}</span>
    <select className="input" value={value} onChange={({ target }) => onChoose(target.value)}>
      {options.map(each => (
        <option key={each} value={each}>
          {text(each)}
        </option>
      ))}
    </select>
  </label>
)

function WordsForm({ words, places }: { readonly words: Words; readonly places: readonly string[] }) {
  const { paper, language } = words
  const act = useAct()
  const [subject, setSubject] = useState(words.subject)
  const [body, setBody] = useState(words.body)
  const change = (ask: () => Promise<unknown>): void =>
    void act.run(async () => {
      await ask()
      await queries.invalidateQueries({ queryKey: key })
    })
  const isChanged = subject !== words.subject || body !== words.body
  return (
    <form
      className="mail-words"
      onSubmit={event => {
        event.preventDefault()
        if (isChanged) change(() => call('delivery.texts.change', { paper, language, subject, body }))
      }}
    >
      <p className="hint">{t(words.own ? 'web.mail.own_text' : 'web.mail.proposed_text')}</p>
      <label className="mail-field">
        <span>{caption('delivery.subject')}</span>
        <input className="input" value={subject} onChange={({ target }) => setSubject(target.value)} />
      </label>
      <label className="mail-field mail-body">
        <span>{caption('delivery.body')}</span>
        <textarea className="input" rows={9} value={body} onChange={({ target }) => setBody(target.value)} />
      </label>
      <p className="hint">{t('web.mail.places')}</p>
      <dl className="mail-places">
        {places.map(place => (
          <div key={place}>
            <dt>
              <code>{`{${place}}`}</code>
            </dt>
            <dd>{t(`web.mail.place.${place}`)}</dd>
          </div>
        ))}
      </dl>
      <ProblemList problems={act.problems} />
      {mayRun('delivery.texts.change') && (
        <div className="mail-row">
          <button type="submit" className="button outlined" aria-disabled={!isChanged || act.isBusy}>
            {t('web.mail.keep_text')}
          </button>
          <button type="button" className="button outlined" aria-disabled={!words.own} onClick={() => words.own && change(() => call('delivery.texts.reset', { paper, language }))}>
            {t('web.mail.reset_text')}
          </button>
        </div>
      )}
    </form>
  )
}
