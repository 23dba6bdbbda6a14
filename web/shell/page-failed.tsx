import { t } from '../ui/texts.ts'

/** Stands where a page could not be drawn: most often its part of the program is of a version that is no longer served. */
export function PageFailed() {
  return (
    <section role="alert" className="notice page-failed" data-meaning="problem">
      <p>{t('web.page_failed')}</p>
      <button type="button" className="button outlined" onClick={() => location.reload()}>
        {t('web.page_failed.again')}
      </button>
    </section>
  )
}
