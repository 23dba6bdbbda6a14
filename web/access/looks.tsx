import { useState } from 'react'
import { allPages } from '../shell/search-sources.ts'
import { densities } from '../ui/density.ts'
import { formatAmount, formatDate } from '../ui/format.ts'
import { regions, roles, showChoices, standardRole } from '../shell/choices.ts'
import { setPreference, usePreference } from '../shell/preferences.ts'
import { type ThemeChoice, chooseLanguage, chooseTheme, chooseWorkDate, useMe } from '../shell/session.ts'
import { SelectField } from '../ui/fields/select-field.tsx'
import { TextField } from '../ui/fields/field.tsx'
import { parseDate } from '../ui/parse.ts'
import { type Language, currentLanguage, languageNames, languages, t } from '../ui/texts.ts'

const themes: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** A choice kept with the person's preferences; what stands by the standard is not kept. */
function PreferenceField({ name, standard, options, hint }: PreferenceFieldProps) {
  const [value] = usePreference<string>(name, standard)
  return (
    <SelectField
      name={name}
      label={t(`web.my.${name}`)}
      value={value}
      options={options}
      hint={hint}
      onEnter={chosen => {
        setPreference(name, chosen === standard ? undefined : chosen)
        showChoices()
        // The page is drawn anew in the other look; whoever chose by keys goes on where they were.
        setTimeout(() => document.getElementById(`field-${name}`)?.focus())
      }}
    />
  )
}

interface PreferenceFieldProps {
  readonly name: string
  readonly standard: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
  readonly hint?: string
}

/** How the house looks and where it begins. */
export function Looks() {
  const me = useMe()
  const own = standardRole(me.company?.permissionSet)
  return (
    <section className="panel settings-part" aria-label={t('web.my.looks')}>
      <h2>{t('web.my.looks')}</h2>
      <div className="fields fields-roomy">
        <SelectField
          name="language"
          label={t('web.language')}
          value={currentLanguage()}
          options={languages.map(tag => ({ value: tag, text: languageNames[tag], language: tag }))}
          onEnter={tag => void chooseLanguage(tag as Language)}
        />
        <PreferenceField
          name="region"
          standard="language"
          options={['language', ...regions].map(value => ({ value, text: t(`web.my.region.${value}`) }))}
          hint={`${formatDate('2026-12-31')} · ${formatAmount('1234567.5')}`}
        />
        <WorkDate />
        <SelectField
          name="theme"
          label={t('web.my.theme')}
          value={me.settings.theme ?? 'system'}
          options={themes.map(value => ({ value, text: t(`web.theme.${value}`) }))}
          onEnter={value => void chooseTheme(value as ThemeChoice)}
        />
        <PreferenceField name="density" standard="compact" options={densities.map(value => ({ value, text: t(`web.my.density.${value}`) }))} />
        <PreferenceField name="role" standard={own} options={roles.map(value => ({ value, text: t(`web.role.${value}`) }))} hint={t('web.my.role_hint')} />
        <PreferenceField
          name="start_page"
          standard="/"
          options={[{ value: '/', text: t('web.my.start_of_role') }, ...allPages().flatMap(({ go, title, more }) => ('path' in go ? [{ value: go.path, text: `${more} · ${title}` }] : []))]}
        />
      </div>
    </section>
  )
}

/** The day new documents take; nothing is today. */
function WorkDate() {
  const me = useMe()
  const [problem, setProblem] = useState<string>()
  const enter = (typed: string): void => {
    const text = typed.trim()
    const date = text === '' ? null : parseDate(text, me.workDate)
    setProblem(date === undefined ? t('web.not_a_date', { text }) : undefined)
    if (date !== undefined) void chooseWorkDate(date)
  }
  return (
    <div>
      <TextField name="workDate" label={t('web.my.work_date')} value={formatDate(me.settings.workDate)} problem={problem} onEnter={enter} />
      <p className="field-hint settings-hint">{t('web.my.work_date_hint')}</p>
    </div>
  )
}
