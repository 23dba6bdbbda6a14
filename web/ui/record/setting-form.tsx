import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type ShownProblem, call } from '../../shell/client.ts'
import type { OperationName } from '../../shell/operations.ts'
import { mayRun, queries, workDate } from '../../shell/session.ts'
import { FastTab } from '../fields/fast-tab.tsx'
import { ChoiceField, CodeField, FlagField } from '../fields/field.tsx'
import { type FieldKind, alignOf, editValue, readValue } from '../fields/kinds.ts'
import { Failure, Problems } from '../problems.tsx'
import type { Search } from '../lookup/options.ts'
import { t } from '../texts.ts'
import { problemsOf } from '../use-act.ts'
import type { RecordPart } from './part.ts'
import type { DescribedField, DescribedRecord } from './described.ts'
import { fieldCaption, kindOf, searchOf } from './record-columns.ts'

type Values = Readonly<Record<string, unknown>>

const run = (record: string, verb: string, input: object, acknowledged: readonly string[] = []): Promise<Values> =>
  call(`${record}.${verb}` as OperationName & 'company.get', input as never, { acknowledged }) as unknown as Promise<Values>

/** What a company has once: its fields, changed where they stand. */
export function SettingForm({ record, part }: { readonly record: DescribedRecord; readonly part: RecordPart }) {
  const query = useQuery({ queryKey: [`${record.record}.get`], queryFn: () => run(record.record, 'get', {}), staleTime: 0 })
  if (query.error) return <Failure error={query.error} />
  return query.data ? <LoadedForm record={record} part={part} read={query.data} /> : <p className="empty">{t('web.loading')}</p>
}

/** Captions that say what the program does are longer than those that name a thing. */
const wordy = 26

/** What was entered in a field, or in one part of an object. */
interface Change {
  readonly name: string
  readonly part?: string
  readonly value: unknown
}

type Entered = { readonly value: unknown } | { readonly problem: string }
type Place = Pick<Change, 'name' | 'part'>

const placeName = ({ name, part }: Place): string => (part === undefined ? name : `${name}.${part}`)

function useSetting(record: DescribedRecord, read: Values) {
  const [values, setValues] = useState(read)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [refused, setRefused] = useState<readonly ShownProblem[]>([])
  const [warned, setWarned] = useState<Change>()
  const latest = useRef(read)
  const queue = useRef(Promise.resolve())

  const send = async (change: Change, acknowledged: readonly string[]): Promise<void> => {
    const { name, part, value } = change
    try {
      const sent = part === undefined ? value : { ...(latest.current[name] as object | undefined), [part]: value }
      latest.current = await run(record.record, 'change', { [name]: sent }, acknowledged)
      setValues(latest.current)
      setProblems(({ [placeName(change)]: _, ...others }) => others)
      setRefused([])
      queries.setQueryData([`${record.record}.get`], latest.current)
    } catch (error) {
      const found = problemsOf(error)
      setProblems(all => ({ ...all, [placeName(change)]: found.map(({ message }) => message).join(' ') }))
      setRefused(found)
      setWarned(found.every(({ severity }) => severity === 'warning') ? change : undefined)
    }
  }
  const change = (made: Change, acknowledged: readonly string[]): void => {
    queue.current = queue.current.then(() => send(made, acknowledged))
  }
  const enter = (place: Place, entered: Entered): void => {
    if ('problem' in entered) setProblems(all => ({ ...all, [placeName(place)]: entered.problem }))
    else change({ ...place, value: entered.value }, [])
  }
  const goOn = warned && (() => change(warned, refused.map(({ code }) => code)))
  return { values, problems, refused, dismiss: () => setRefused([]), enter, goOn }
}

function LoadedForm({ record, part, read }: { readonly record: DescribedRecord; readonly part: RecordPart; readonly read: Values }) {
  const { values, problems, refused, dismiss, enter, goOn } = useSetting(record, read)
  const isReadOnly = !mayRun(`${record.record}.change`)
  const isWordy = part.tabs?.some(({ fields }) => fields.some(name => fieldCaption(record.record, name).length > wordy))
  return (
    <>
      {refused.length > 0 && (
        <Problems
          title={t('web.refused.change')}
          problems={refused}
          {...(goOn ? { onGoOn: { action: t('web.go_on'), run: goOn } } : {})}
          onClose={dismiss}
        />
      )}
      <section className="panel" aria-label={t(`${record.record}.get`)}>
        {part.tabs?.map(tab => (
          <FastTab key={tab.id} id={`${record.record}.${tab.id}`} title={t(`web.tab.${tab.id}`)} isOpenAtFirst>
            <div className={isWordy ? 'fields fields-wordy' : 'fields fields-roomy'}>
              {tab.fields.flatMap(name => {
                const field = record.fields.find(each => each.name === name)
                if (!field) return []
                const common = { record: record.record, field, search: part.searches?.[name] ?? searchOf(field), values, problems, isReadOnly, enter }
                return field.parts
                  ? field.parts.map(each => <SettingField key={`${name}.${each}`} {...common} part={each} />)
                  : [<SettingField key={name} {...common} />]
              })}
            </div>
          </FastTab>
        ))}
      </section>
    </>
  )
}

interface FieldProps {
  readonly record: string
  readonly field: DescribedField
  readonly part?: string
  readonly search: Search | undefined
  readonly values: Values
  readonly problems: Readonly<Record<string, string>>
  readonly isReadOnly: boolean
  readonly enter: (place: Place, entered: Entered) => void
}

function SettingField({ record, field, part, search, values, problems, isReadOnly, enter }: FieldProps) {
  const { name, nullable } = field
  const kind: FieldKind = part === undefined ? kindOf(field) : 'text'
  const whole = values[name]
  const value = part === undefined ? whole : (whole as Values | undefined)?.[part]
  const common = {
    name: placeName({ name, part }),
    label: fieldCaption(record, part ?? name),
    problem: problems[placeName({ name, part })],
    isReadOnly: isReadOnly || field.need === 'given',
  }
  if (field.values)
    return (
      <ChoiceField
        {...common}
        field={name}
        value={String(value ?? '')}
        choices={nullable ? ['', ...field.values] : field.values}
        onEnter={text => enter({ name }, { value: text === '' && nullable ? null : text })}
      />
    )
  if (kind === 'flag') return <FlagField {...common} value={value === true} onEnter={isSet => enter({ name }, { value: isSet })} />
  return (
    <CodeField
      {...common}
      place={`${record}.${common.name}`}
      field={part ?? name}
      value={editValue(kind, value)}
      align={alignOf(kind)}
      search={common.isReadOnly || part !== undefined ? undefined : search}
      onEnter={text => {
        enter({ name, part }, nullable && text.trim() === '' ? { value: null } : readValue(kind, text, workDate()))
      }}
    />
  )
}
