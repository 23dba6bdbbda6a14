import { useState } from 'react'
import { saveFile, showFile } from '../../shell/files.ts'
import { formatDate, formatDecimal } from '../../ui/format.ts'
import { t } from '../../ui/texts.ts'
import type { Remark, RemarkDeeds } from './use-remarks.ts'

const shownByBrowser = /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp)|text\/plain)$/

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${formatDecimal(String(Math.max(1, Math.round(bytes / 1024))), 0, 0)} kB` : `${formatDecimal((bytes / 1024 / 1024).toFixed(1), 1, 1)} MB`

interface Props {
  readonly remark: Remark
  readonly deeds: RemarkDeeds
  readonly by: string
}

/** A comment, changed in its place, or a file with the way to it. */
export function RemarkRow({ remark, deeds, by }: Props) {
  const { id, kind, text, date, prints, size, mediaType } = remark
  const open = async (): Promise<void> => {
    const file = await deeds.file(id)
    if (shownByBrowser.test(mediaType ?? '')) showFile(file)
    else saveFile(file)
  }
  return (
    <li className="remark" data-kind={kind}>
      {kind === 'file' ? (
        <button type="button" className="button remark-file" onClick={() => void open()}>
          <span aria-hidden="true">▤</span> {text}
        </button>
      ) : (
        <CommentText remark={remark} deeds={deeds} />
      )}
      <p className="remark-foot">
        <span className="muted">
          {[formatDate(date), by, size === null ? '' : sizeOf(size)].filter(Boolean).join(' · ')}
        </span>
        <span className="bar-space" />
        {kind === 'comment' && (
          <label className="choice">
            <input type="checkbox" checked={prints} disabled={!deeds.mayWrite} onChange={event => void deeds.change({ id, prints: event.target.checked })} />
            {t('web.remarks.prints')}
          </label>
        )}
        {deeds.mayWrite && (
          <button type="button" className="button" aria-label={t('web.remarks.remove_named', { text: text.slice(0, 60) })} onClick={() => void deeds.remove(id)}>
            {t('web.remarks.remove')}
          </button>
        )}
      </p>
    </li>
  )
}

/** A text that is typed in; what is changed is kept when one leaves it or with Ctrl+Enter, Escape gives it up. */
function CommentText({ remark: { id, text }, deeds }: Omit<Props, 'by'>) {
  const [typed, setTyped] = useState<string>()
  const keep = (): void => {
    if (typed !== undefined && typed.trim() !== '' && typed !== text) void deeds.change({ id, text: typed }).then(() => setTyped(undefined))
    else setTyped(undefined)
  }
  return (
    <textarea
      className="input remark-text"
      aria-label={t('web.remarks.comment')}
      rows={Math.min(8, (typed ?? text).split('\n').length + Math.floor((typed ?? text).length / 60))}
      readOnly={!deeds.mayWrite}
      value={typed ?? text}
      onChange={event => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={event => {
        if (event.key === 'Enter' && event.ctrlKey) keep()
        if (event.key === 'Escape' && typed !== undefined) {
          event.stopPropagation()
          setTyped(undefined)
        }
      }}
    />
  )
}
