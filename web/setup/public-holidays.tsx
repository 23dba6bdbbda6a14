import { useState } from 'react'
import { call } from '../shell/client.ts'
import { mayRun, queries, workDate } from '../shell/session.ts'
import { TextField } from '../ui/fields/field.tsx'
import { Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import './public-holidays.css'

/** The public holidays of a year, added to the closed days at the press of a button. */
export function PublicHolidays() {
  const act = useAct()
  const [year, setYear] = useState(String(Number(workDate().slice(0, 4)) + 1))
  const [added, setAdded] = useState<number>()
  if (!mayRun('setup.public_holidays.add')) return null
  const add = () =>
    act.run(async () => {
      setAdded((await call('setup.public_holidays.add', { year: Number(year) })).added)
      await queries.invalidateQueries({ queryKey: ['company.closed_days.list'] })
    })
  return (
    <section className="panel settings-part" aria-label={t('web.holidays.title')}>
      <h2>{t('web.holidays.title')}</h2>
      {act.problems.length > 0 && <Problems title={t('web.refused.change')} problems={act.problems} onClose={act.forget} />}
      <div className="holidays-row">
        <TextField name="year" label={t('web.holidays.of_year')} value={year} onEnter={setYear} />
        <button type="button" className="button outlined" disabled={act.isBusy} onClick={() => void add()}>
          {t('web.holidays.add')}
        </button>
        <p className="hint" role="status">
          {added !== undefined && t('web.holidays.added', { added })}
        </p>
      </div>
    </section>
  )
}
