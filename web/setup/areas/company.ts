import { call } from '../../shell/client.ts'
import type { LookupOption } from '../../ui/lookup/options.ts'
import { type SetupArea, listPage } from '../declaration.ts'

const users = async (): Promise<LookupOption[]> => {
  const { rows } = await call('access.users.list', {})
  return rows.map(({ userId, name, email }) => ({ value: name, number: name, description: email, id: userId }))
}

export const companyArea: SetupArea = {
  title: 'web.setup.area.company',
  pages: [
    {
      slug: 'company',
      title: 'web.setup.page.company',
      parts: [
        {
          record: 'company',
          tabs: [
            { id: 'general', fields: ['name', 'code', 'country', 'localCurrency', 'language', 'timeZone'] },
            { id: 'address', fields: ['address'] },
            { id: 'numbers', fields: ['taxNumber', 'registrationNumber'] },
            { id: 'bank', fields: ['iban', 'bic'] },
            { id: 'contact', fields: ['phone', 'email', 'website'] },
            { id: 'working_days', fields: ['closedOnSaturday', 'closedOnSunday'] },
          ],
        },
      ],
      below: async () => (await import('../company-logo.tsx')).CompanyLogo,
    },
    listPage('locations', 'company.locations'),
    {
      ...listPage('closed-days', 'company.closed_days'),
      below: async () => (await import('../public-holidays.tsx')).PublicHolidays,
    },
    {
      slug: 'posting-dates',
      title: 'web.setup.page.posting_dates',
      parts: [
        { record: 'company.finance_setup', tabs: [{ id: 'posting_dates', fields: ['allowPostingFrom', 'allowPostingTo'] }] },
        { record: 'company.user_setup', options: { userId: users } },
      ],
    },
    {
      slug: 'number-series',
      parts: [
        { record: 'numbering.series' },
        { record: 'numbering.lines', of: { seriesCode: 'code' }, widths: { startingNumber: 100, endingNumber: 100, warningNumber: 100, lastNumber: 112 } },
      ],
    },
    listPage('number-series-uses', 'numbering.uses', { worded: ['purpose'] }),
    listPage('document-series', 'trade.series'),
    {
      slug: 'e-mail',
      parts: [
        {
          record: 'delivery.account',
          tabs: [
            { id: 'mail_server', fields: ['host', 'port', 'security', 'userName', 'hasPassword'] },
            { id: 'mail_sender', fields: ['fromAddress', 'fromName', 'replyTo', 'copyTo'] },
          ],
        },
      ],
      below: async () => (await import('../../delivery/mail-setup.tsx')).MailSetup,
    },
    listPage('salespeople', 'parties.salespeople', { widths: { email: 260 } }),
  ],
}
