import { useQuery } from '@tanstack/react-query'
import { call } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { useMe } from '../shell/session.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { SelectField } from '../ui/fields/select-field.tsx'
import { Failure, Problems } from '../ui/problems.tsx'
import { type Language, currentLanguage, languageNames, t } from '../ui/texts.ts'
import { type Founding, type FoundingField, proposedCode } from './founding.ts'
import { useFounding } from './use-founding.ts'

type Country = Output<'setup.countries.list'>['rows'][number]

/** The country whose words somebody reads, as the first guess. */
const homes: Readonly<Record<string, string>> = { 'nl-NL': 'NL', 'nl-BE': 'BE', 'nb-NO': 'NO' }

/** The name of a country in the words of whoever reads. */
const countryName = (code: string): string => new Intl.DisplayNames(currentLanguage(), { type: 'region' }).of(code) ?? code

interface FoundingText {
  readonly name: FoundingField
  readonly label: string
  readonly hint?: string
  /** What stands there until something else is typed. */
  readonly proposal?: string
  readonly options?: readonly { readonly value: string; readonly text: string }[]
  readonly isRequired?: boolean
}

interface Section {
  readonly title: string
  readonly fields: readonly FoundingText[]
}

const plain = (name: FoundingField, label: string): FoundingText => ({ name, label: t(label) })

/** What is asked of a company, in the words of its country. */
const sections = ({ country, languages, currency, registration, tax }: Country, countries: readonly Country[], founding: Founding): readonly Section[] => [
  {
    title: 'web.founding.company',
    fields: [
      {
        ...plain('country', 'setup.field.country'),
        proposal: country,
        options: countries.map(each => ({ value: each.country, text: countryName(each.country) })),
      },
      { ...plain('name', 'setup.field.name'), isRequired: true },
      { ...plain('code', 'setup.field.code'), proposal: proposedCode(founding.name ?? '') },
      {
        ...plain('language', 'setup.field.language'),
        proposal: languages[0],
        options: languages.map(each => ({ value: each, text: languageNames[each as Language] ?? each })),
      },
    ],
  },
  {
    title: 'web.founding.address',
    fields: [
      plain('street', 'web.founding.street'),
      plain('houseNumber', 'web.founding.house_number'),
      plain('postCode', 'web.founding.post_code'),
      plain('city', 'web.founding.city'),
      plain('email', 'web.founding.email'),
      plain('phone', 'web.founding.phone'),
      plain('website', 'web.founding.website'),
    ],
  },
  {
    title: 'web.founding.numbers',
    fields: [
      { name: 'registrationNumber', label: registration.name, hint: t('web.founding.example', { example: registration.example }) },
      { name: 'taxNumber', label: tax.name, hint: t('web.founding.example', { example: tax.example }) },
      { ...plain('iban', 'setup.field.iban'), hint: t('web.founding.bank_hint', { currency }) },
      plain('bic', 'setup.field.bic'),
    ],
  },
]

/** Founding a company: the few things only its owner knows; the rest comes from its country. */
export function NewCompanyPage() {
  const query = useQuery({ queryKey: ['setup.countries.list', currentLanguage()], queryFn: () => call('setup.countries.list', {}) })
  if (query.error) return <Failure error={query.error} />
  return query.data ? <FoundingForm countries={query.data.rows} /> : <p className="empty">{t('web.loading')}</p>
}

function FoundingForm({ countries }: { readonly countries: readonly Country[] }) {
  const me = useMe()
  const home = homes[currentLanguage()]
  const form = useFounding(countries.find(each => each.country === home)?.country ?? countries[0]!.country)
  const { founding, found, problems, isTried, isBusy } = form
  const country = countries.find(each => each.country === founding.country) ?? countries[0]!
  const isWarned = problems.every(problem => problem.severity === 'warning')
  return (
    <>
      <header className="page-head">
        <h1>{t('web.page.new_company')}</h1>
        <span className="title-part">{t(me.company ? 'web.founding.again' : 'web.founding.first', { name: me.user.name })}</span>
        <ActionBar
          actions={[
            {
              id: 'found',
              caption: t('web.founding.action'),
              keys: 'Ctrl+Enter',
              place: 'primary',
              ...(isBusy ? { blocked: t('web.founding.busy') } : {}),
              // What was typed last is entered first.
              run: () => setTimeout(() => void found()),
            },
          ]}
        />
      </header>
      {isTried && problems.length > 0 && (
        <Problems
          title={t('web.founding.refused')}
          problems={problems}
          onField={name => document.getElementById(`field-${name.replace(/^address\./, '')}`)?.focus()}
          onGoOn={isWarned ? { action: t('web.founding.all_the_same'), run: () => void found(problems.map(({ code }) => code)) } : undefined}
        />
      )}
      {sections(country, countries, founding).map(section => (
        <FoundingSection key={section.title} section={section} form={form} />
      ))}
      <p className="muted founding-text">{t('web.founding.what_comes')}</p>
    </>
  )
}

function FoundingSection({ section, form }: { readonly section: Section; readonly form: ReturnType<typeof useFounding> }) {
  const { founding, enter, problemOf } = form
  return (
    <section className="panel settings-part founding" aria-label={t(section.title)}>
      <h2>{t(section.title)}</h2>
      <div className="fields fields-roomy">
        {section.fields.map(({ name, label, hint, options, proposal, isRequired }) => {
          const common = { name, label, onEnter: (text: string) => enter(name, text) }
          const value = founding[name] ?? proposal ?? ''
          return (
            <div key={name}>
              {options ? (
                <SelectField {...common} value={value} options={options} />
              ) : (
                <TextField {...common} value={value} problem={problemOf(name)} isRequired={isRequired} isFirst={name === 'name'} />
              )}
              {hint && <p className="field-hint settings-hint">{hint}</p>}
            </div>
          )
        })}
      </div>
    </section>
  )
}
