import { Problems } from '../problems.tsx'
import { t } from '../texts.ts'
import type { Sheet } from './sheet.ts'
import { useSheet } from './sheet-grid.tsx'

/** What the server said of the rows last, and that it cannot be reached. */
export function SheetNotices({ sheet }: { readonly sheet: Sheet }) {
  const { isLost, refused, warned } = useSheet(sheet)
  return (
    <>
      {isLost && <p role="alert" className="notice" data-meaning="warning">{t('web.lost')}</p>}
      {refused.length > 0 && (
        <Problems
          title={t('web.refused.change')}
          problems={refused}
          {...(warned === undefined ? {} : { onGoOn: { action: t('web.go_on'), run: () => sheet.goOn() } })}
          onClose={() => sheet.dismiss()}
        />
      )}
    </>
  )
}
