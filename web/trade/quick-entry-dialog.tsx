import { Overlay } from '../ui/dialog.tsx'
import { caption, t } from '../ui/texts.ts'
import type { Draft } from './draft.ts'
import { columnsOf, lineColumns } from './line-columns.ts'
import { useDatesShown, useQuickEntry } from './quick-entry.ts'

const ways = ['line', 'field'] as const

/** Chooses where Tab stops and where Enter leads; holds at once and stays. */
export function QuickEntryDialog({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const [path, setPath] = useQuickEntry(draft.side)
  const [datesShown, showDates] = useDatesShown(draft.side)
  const offered = columnsOf(draft.side, draft.kind).filter(({ isFixed, isShownWhenUsed }) => !isFixed && !isShownWhenUsed)
  const chosen = path.columns ?? lineColumns.filter(({ isOnPath }) => isOnPath).map(({ id }) => id)
  const choose = (id: string, isChosen: boolean): void =>
    setPath({ ...path, columns: lineColumns.map(column => column.id).filter(each => (each === id ? isChosen : chosen.includes(each))) })
  return (
    <Overlay title={t('web.quick_entry.title')} onClose={onClose}>
      <p className="muted">{t('web.quick_entry.hint')}</p>
      <fieldset className="choices">
        <legend>{t('web.quick_entry.columns')}</legend>
        <div className="choice-columns">
          {offered.map(({ id }) => (
            <label key={id} className="choice">
              <input type="checkbox" checked={chosen.includes(id)} onChange={event => choose(id, event.target.checked)} />
              {caption(`trade.${id}`, { side: draft.side })}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="choices">
        <legend>{t('web.quick_entry.dates')}</legend>
        {(['where_other', 'always'] as const).map(each => (
          <label key={each} className="choice">
            <input type="radio" name="dates" checked={datesShown === each} onChange={() => showDates(each)} />
            {t(`web.quick_entry.dates.${each}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{t('web.quick_entry.enter')}</legend>
        {ways.map(way => (
          <label key={way} className="choice">
            <input type="radio" name="enter" checked={path.enter === way} onChange={() => setPath({ ...path, enter: way })} />
            {t(`web.quick_entry.${way}`)}
          </label>
        ))}
      </fieldset>
      <div className="dialog-actions">
        <button type="button" className="button outlined" onClick={() => setPath(undefined)}>
          {t('web.quick_entry.standard')}
        </button>
        <button type="button" className="button primary" onClick={onClose}>
          {t('web.close')}
        </button>
      </div>
    </Overlay>
  )
}
