import { useRef, useState } from 'react'
import { t } from '../../ui/texts.ts'
import type { RemarkLine } from './remarks-drawer.tsx'
import type { RemarkDeeds } from './use-remarks.ts'

interface Props {
  readonly documentId: string
  readonly lines: readonly RemarkLine[]
  /** The line somebody is on: where the first remark is likely to go when it was asked for from there. */
  readonly lineId: string | undefined
  readonly deeds: RemarkDeeds
}

/** A comment or file more: where it stands, what it says. Files are dropped here too. */
export function NewRemark({ documentId, lines, lineId: first, deeds }: Props) {
  const [lineId, setLine] = useState(first ?? '')
  const [text, setText] = useState('')
  const [prints, setPrints] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const place = lineId === '' ? { documentId } : { documentId, lineId }
  const add = async (): Promise<void> => {
    if (text.trim() !== '' && (await deeds.comment({ ...place, text, prints }))) setText('')
  }
  const attach = (chosen: FileList | null): void => {
    if (chosen && chosen.length > 0) void deeds.attach(place, [...chosen])
  }
  return (
    <div
      className="remark-new"
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        attach(event.dataTransfer.files)
      }}
    >
      <label className="remark-place">
        <span>{t('web.remarks.place')}</span>
        <select className="input" value={lineId} onChange={event => setLine(event.target.value)}>
          <option value="">{t('web.remarks.document')}</option>
          {lines.map(line => (
            <option key={line.id} value={line.id}>
              {t('web.remarks.line', { lineNo: line.lineNo / 10_000, text: line.description })}
            </option>
          ))}
        </select>
      </label>
      <textarea
        className="input"
        rows={3}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the drawer was opened to say something
        autoFocus
        aria-label={t('web.remarks.new')}
        placeholder={t('web.remarks.new')}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => event.key === 'Enter' && event.ctrlKey && void add()}
      />
      <div className="remark-actions">
        <label className="choice">
          <input type="checkbox" checked={prints} onChange={event => setPrints(event.target.checked)} />
          {t('web.remarks.prints')}
        </label>
        <span className="bar-space" />
        <input
          ref={files}
          type="file"
          multiple
          hidden
          aria-label={t('web.remarks.attach')}
          onChange={event => {
            attach(event.target.files)
            event.target.value = ''
          }}
        />
        <button type="button" className="button outlined" aria-disabled={deeds.isBusy} onClick={() => files.current?.click()}>
          {t('web.remarks.attach')}
        </button>
        <button type="button" className="button primary" aria-disabled={deeds.isBusy || text.trim() === ''} onClick={() => void add()}>
          {t('web.remarks.add')}
          <kbd aria-hidden="true">Ctrl+Enter</kbd>
        </button>
      </div>
    </div>
  )
}
