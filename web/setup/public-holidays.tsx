import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shell/client.ts'
import { mayRun, queries, workDate } from '../shell/session.ts'
import { TextField } from '../ui/fields/field.tsx'
import { Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { useAct } from '../ui/use-act.ts'
import './public-holidays.css'

/** The first year, from this one on, of which no day is closed. */
function firstWithout(days: readonly { readonly day: string }[]): number {
  const years = new Set(days.map(({ day }) => Number(day.slice(0, 4))))
  let year = Number(workDate().slice(0, 4))
  while (years.has(year)) year++
  return year
}

/** The public holidays of a year, added to the closed days at the press of a button. */
export function PublicHolidays() {
  const act = useAct()
  const days = useQuery({ queryKey: ['company.closed_days.list', 'years'], queryFn: () => call('company.closed_days.list', { limit: 500 }) })
  const [typed, setYear] = useState<string>()
  const [added, setAdded] = useState<number>()
  if (!mayRun('setup.public_holidays.add')) return null
  const year = typed ?? String(firstWithout(days.data?.rows ?? []))
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
