import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { v4 } from 'uuid'
import { type CallOptions, call } from '../shell/client.ts'
import { showFile } from '../shell/files.ts'
import type { Input, OperationName, Output } from '../shell/operations.ts'
import { queries } from '../shell/session.ts'
import { Overlay } from '../ui/dialog.tsx'
import { formatDecimal } from '../ui/format.ts'
import { Failure, Problems, remedyPath, remedyText } from '../ui/problems.tsx'
import { caption, t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import './mail.css'

export type Language = 'en' | 'nl-NL' | 'nl-BE' | 'nb-NO'
const languages: readonly Language[] = ['en', 'nl-NL', 'nl-BE', 'nb-NO']
export type MessageDraft = Output<'delivery.document.message'>
export type Said = Omit<Input<'sales.quote.send'>, 'id' | 'attachments'> & { readonly attachments?: string[] }

interface Props {
  readonly title: string
  /** Tells the draft of a document from others. */
  readonly name: readonly string[]
  /** The message as it would be sent, in the party's language or another. */
  readonly draft: (language: Language | undefined) => Promise<MessageDraft>
  readonly paper: (language: Language | undefined) => Promise<Parameters<typeof showFile>[0]>
  readonly send: (said: Said, options: CallOptions) => Promise<unknown>
  readonly onSent: () => void
  readonly onClose: () => void
}

/** The message a document is sent with: whom it goes to, what it says, what goes along. */
export function SendDrawer(props: Props) {
  const { title, name, draft, onClose } = props
  const [language, setLanguage] = useState<Language>()
  const form = useRef<HTMLFormElement>(null)
  const query = useQuery({ queryKey: ['mail draft', ...name, language], queryFn: () => draft(language), gcTime: 0, staleTime: Infinity, placeholderData: before => before })
  return (
    <Overlay title={title} shape="drawer" onClose={onClose} keys={{ F9: () => form.current?.requestSubmit() }}>
      {query.error ? <Failure error={query.error} /> : null}
      {query.data && <Message key={query.data.language} {...props} form={form} message={query.data} language={language} onLanguage={setLanguage} />}
    </Overlay>
  )
}

interface MessageProps extends Props {
  readonly form: React.RefObject<HTMLFormElement | null>
  readonly message: MessageDraft
  readonly language: Language | undefined
  readonly onLanguage: (language: Language) => void
}

const addressesOf = (text: string): string[] => text.split(/[;,\s]+/).filter(Boolean)

function Message({ form, message, language, paper, send, onLanguage, onSent, onClose }: MessageProps) {
  const act = useAct()
  const [to, setTo] = useState(message.to.join('; '))
  const [cc, setCc] = useState('')
  const [subject, setSubject] = useState(message.subject)
  const [body, setBody] = useState(message.body)
  const [attachments, setAttachments] = useState<readonly string[]>([])
  const keyOf = useKeyOf()
  const submit = (): void => {
    if (act.isBusy) return
    void act.run(async () => {
      const said = { to: addressesOf(to), cc: addressesOf(cc), subject, body, attachments: [...attachments], ...(language ? { language } : {}) }
      await send(said, { idempotencyKey: keyOf(said) })
      await queries.invalidateQueries({ queryKey: ['delivery.messages.list'] })
      onSent()
    })
  }
  // Who is asked for a way to send may say it here, where that is all that is missing.
  const standing = message.problems.filter(({ code }) => code !== 'delivery.no_mail_address' || to.trim() === '')
  return (
    <form
      ref={form}
      className="mail"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {standing.map(({ code, message: text, remedy }) => (
        <p key={code} className="notice" data-meaning="warning" role="note">
          {text} {remedy && <Link to={remedyPath(remedy)}>{remedyText(remedy)}</Link>}
        </p>
      ))}
      {act.problems.length > 0 && <Problems title={t('web.mail.refused')} problems={act.problems} onClose={act.forget} />}
      <MailField name="to" value={to} onChange={setTo} isFirst />
      <MailField name="cc" value={cc} onChange={setCc} />
      <label className="mail-field">
        <span>{caption('delivery.language')}</span>
        <select className="input" value={message.language} onChange={({ target }) => onLanguage(target.value as Language)}>
          {languages.map(each => (
            <option key={each} value={each}>
              {t(`web.choice.language.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <MailField name="subject" value={subject} onChange={setSubject} />
      <label className="mail-field mail-body">
        <span>{caption('delivery.body')}</span>
        <textarea className="input" rows={12} value={body} onChange={({ target }) => setBody(target.value)} />
      </label>
      <Attachments message={message} chosen={attachments} onChoose={setAttachments} onPaper={() => void paper(language).then(showFile)} />
      <div className="dialog-actions">
        <button type="button" className="button outlined" onClick={onClose}>
          {t('web.cancel')}
        </button>
        <button type="submit" className="button primary" aria-disabled={act.isBusy || to.trim() === ''}>
          {t('web.action.send_now')}
          <kbd aria-hidden="true">F9</kbd>
        </button>
      </div>
    </form>
  )
}

/** The same message has the same key: asked again after an answer that never came, it is sent once. */
function useKeyOf(): (said: Said) => string {
  const keys = useRef(new Map<string, string>())
  return said => {
    const text = JSON.stringify(said)
    const key = keys.current.get(text) ?? v4()
    keys.current.set(text, key)
    return key
  }
}

interface FieldProps {
  readonly name: string
  readonly value: string
  readonly isFirst?: boolean
  readonly onChange: (text: string) => void
}

function MailField({ name, value, isFirst = false, onChange }: FieldProps) {
  return (
    <label className="mail-field">
      <span>{caption(`delivery.${name}`)}</span>
      {/* The drawer was opened to be filled in. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <input className="input" value={value} autoFocus={isFirst} autoComplete="off" onChange={({ target }) => onChange(target.value)} />
    </label>
  )
}

interface AttachmentsProps {
  readonly message: MessageDraft
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
  readonly onPaper: () => void
}

/** The paper always goes along; what was put on the document goes where it is chosen. */
function Attachments({ message, chosen, onChoose, onPaper }: AttachmentsProps) {
  return (
    <fieldset className="mail-files">
      <legend>{t('web.mail.attachments')}</legend>
      <button type="button" className="button outlined" onClick={onPaper}>
        {message.fileName}
      </button>
      {message.files.map(({ id, fileName, size }) => (
        <label key={id} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) => onChoose(target.checked ? [...chosen, id] : chosen.filter(each => each !== id))}
          />
          {fileName} · {formatDecimal(String(Math.max(1, Math.round(size / 1000))))} kB
        </label>
      ))}
    </fieldset>
  )
}

/** The message of a document of trade, open or posted. */
export function SendDocument({ operation, state, id, title, onSent, onClose }: {
  readonly operation: OperationName
  readonly state: 'open' | 'posted'
  readonly id: string
  readonly title: string
  readonly onSent: () => void
  readonly onClose: () => void
}) {
  const of = state === 'open' ? 'delivery.document' : 'delivery.posted_document'
  const wanted = (language: Language | undefined) => ({ id, ...(language ? { language } : {}) })
  return (
    <SendDrawer
      title={title}
      name={[of, id]}
      draft={language => call(`${of}.message`, wanted(language))}
      paper={language => call(`${of}.pdf`, wanted(language))}
      send={(said, options) => call(operation as 'sales.quote.send', { id, ...said }, options)}
      onSent={onSent}
      onClose={onClose}
    />
  )
}
