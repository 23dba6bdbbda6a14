import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ComponentType, useRef, useState } from 'react'
import { usePreference } from '../shell/preferences.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { SearchField } from '../ui/fields/search-field.tsx'
import { Failure } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import type { SheetRow } from '../ui/worksheet/sheet-state.ts'
import { type DescribedRecord, useDescribed } from '../ui/record/described.ts'
import type { RecordPart } from '../ui/record/part.ts'
import { RecordGrid, keyText } from '../ui/record/record-grid.tsx'
import { SettingForm } from '../ui/record/setting-form.tsx'
import type { SetupPageDeclaration } from './declaration.ts'
import { setupPage, setupTitle } from './pages.ts'

interface Props {
  readonly slug: string
  /** Key of the row to stand on: `USD`. */
  readonly row: readonly string[]
}

/** A set-up page, drawn from its declaration and from what the server says of its records. */
export function SetupPage({ slug, row }: Props) {
  const page = setupPage(slug)
  const described = useDescribed()
  // Asked for with the rest, so that the page comes whole.
  const below = useQuery({ queryKey: ['set-up', 'below', slug], queryFn: async () => (await page?.below?.()) ?? null, staleTime: Infinity })
  if (!page) return <p className="empty">{t('web.not_found')}</p>
  const error = described.error ?? below.error
  if (error) return <Failure error={error} />
  return described.data && below.data !== undefined ? <Loaded key={`${slug} ${row.join(' ')}`} page={page} row={row} records={described.data} Below={below.data} /> : <p className="empty">{t('web.loading')}</p>
}

type Records = ReadonlyMap<string, DescribedRecord>

const hasNames = ({ parts }: SetupPageDeclaration, records: Records): boolean =>
  parts.some(({ record, tabs }) => !tabs && records.get(record)?.fields.some(({ form }) => form === 'texts'))

interface LoadedProps {
  readonly page: SetupPageDeclaration
  readonly row: readonly string[]
  readonly records: Records
  readonly Below: ComponentType | null
}

function Loaded({ page, row, records, Below }: LoadedProps) {
  const [languages, setLanguages] = usePreference<'hidden' | 'shown'>('setup.languages', 'hidden')
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const title = setupTitle(page)
  const isList = !page.parts[0].tabs
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        {isList && <SearchField field={box} onSearch={setSearch} />}
      </header>
      <ActionBar
        actions={[
          ...(hasNames(page, records)
            ? [{ id: 'languages', caption: t(languages === 'shown' ? 'web.setup.hide_languages' : 'web.setup.show_languages'), place: 'bar' as const, run: () => setLanguages(languages === 'shown' ? 'hidden' : 'shown') }]
            : []),
          ...(isList ? [{ id: 'search', caption: t('web.list.search'), keys: 'F3', place: 'menu' as const, run: () => box.current?.focus() }] : []),
          { id: 'all', caption: t('web.setup.all'), place: 'bar' as const, run: () => void navigate({ to: '/setup' }) },
        ]}
      />
      <Parts page={page} records={records} title={title} languages={languages} search={search} row={row} />
      {Below && <Below />}
    </>
  )
}

interface PartsProps {
  readonly page: SetupPageDeclaration
  readonly records: Records
  readonly title: string
  readonly languages: 'hidden' | 'shown'
  readonly search: string
  readonly row: readonly string[]
}

/** The parts of a page: a form or a list, and lists of the row one stands on above. */
function Parts({ page, records, title, languages, search, row }: PartsProps) {
  const [active, setActive] = useState<SheetRow>()
  const head = records.get(page.parts[0].record)
  return page.parts.map((part, index) => {
    const record = records.get(part.record)
    if (!record || !head) return null
    if (part.tabs) return <SettingForm key={part.record} record={record} part={part} />
    const fixed = fixedOf(part, active)
    if (!fixed) return null
    const label = index === 0 ? title : partTitle(part, active && keyText(head, active))
    return (
      <div key={part.record} className="sheet-part" data-below={index > 0}>
        {index > 0 && <h2 className="part-title">{label}</h2>}
        <RecordGrid
          record={record}
          part={part}
          label={label}
          languages={languages}
          fixed={fixed}
          {...(index === 0 ? { search, wanted: row.length > 0 ? row : undefined, onActive: setActive } : {})}
        />
      </div>
    )
  })
}

const partTitle = ({ record, of }: RecordPart, row: string | undefined): string =>
  of && row !== undefined ? `${t(`${record}.list`)} · ${row}` : t(`${record}.list`)

/** The values all rows of a part have; undefined while there is no row above they could belong to. */
function fixedOf({ filter = {}, of = {} }: RecordPart, above: SheetRow | undefined): Record<string, string> | undefined {
  const entries = Object.entries(of)
  if (entries.length > 0 && !above) return undefined
  return { ...filter, ...Object.fromEntries(entries.map(([field, from]) => [field, String(above?.[from])])) }
}
