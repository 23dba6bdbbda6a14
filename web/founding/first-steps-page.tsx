import { useNavigate } from '@tanstack/react-router'
import { mayRun, useMe } from '../shell/session.ts'
import { CompanyLogo } from '../setup/company-logo.tsx'
import { ActionBar } from '../ui/action-bar.tsx'
import { t } from '../ui/texts.ts'
import { FirstRecordsPart } from './first-records-part.tsx'
import { firstRecords } from './first-records.ts'

/** What a company needs before its first invoice: somebody to send it to, something to sell. */
export function FirstStepsPage() {
  const me = useMe()
  const navigate = useNavigate()
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.first_steps')}</h1>
        <span className="title-part">{me.company?.name}</span>
        <ActionBar
          actions={[
            {
              id: 'go-on',
              caption: t('web.founding.to_invoice'),
              keys: 'Ctrl+Enter',
              place: 'primary',
              run: () => void navigate({ to: '/first-invoice' }),
            },
          ]}
        />
      </header>
      {firstRecords
        .filter(({ prefix }) => mayRun(`${prefix}.create`))
        .map((record, index) => (
          <FirstRecordsPart key={record.prefix} record={record} isFirst={index === 0} />
        ))}
      <CompanyLogo />
    </>
  )
}
