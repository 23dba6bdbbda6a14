import { lookUp } from '../../shell/look-ups.ts'
import { workDate } from '../../shell/session.ts'
import { ChoiceField, CodeField, type Doubt, FlagField } from '../fields/field.tsx'
import { alignOf, editValue, readValue } from '../fields/kinds.ts'
import type { LookupOption, Search } from '../lookup/options.ts'
import type { DescribedRecord } from '../record/described.ts'
import { searchOf } from '../record/record-columns.ts'
import { caption } from '../texts.ts'
import { type CardField, type CardValues, nameOf } from './declaration.ts'

interface Props {
  readonly module: string
  readonly fields: readonly CardField[]
  readonly values: CardValues
  readonly problems: Readonly<Record<string, string>>
  readonly doubts?: Readonly<Record<string, Doubt>>
  readonly described?: DescribedRecord
  readonly isReadOnly?: boolean
  readonly onType?: (field: CardField, text: string) => void
  /** A value that can be read, or what keeps it from being read. */
  readonly onEnter: (field: CardField, entered: { readonly value: unknown } | { readonly problem: string }) => void
}

/** Fields of a record, each sent when one leaves it. */
export function CardFields({ fields, ...props }: Props) {
  return (
    <div className="fields fields-roomy">
      {fields.map(field => (
        <OneField key={nameOf(field)} field={field} {...props} />
      ))}
    </div>
  )
}

function OneField({ field, module, values, problems, doubts = {}, described, isReadOnly, onType, onEnter }: Omit<Props, 'fields'> & { readonly field: CardField }) {
  const name = nameOf(field)
  const whole = values[field.shownBy ?? field.field]
  const value = field.part ? (whole as Record<string, unknown> | undefined)?.[field.part] : whole
  const common = {
    name,
    label: caption(`${module}.${field.part ?? field.shownBy ?? field.field}`, { side: field.side ?? 'sales' }),
    problem: problems[name] ?? problems[field.field],
    isReadOnly: isReadOnly || (typeof field.isFixed === 'function' ? field.isFixed(values) : field.isFixed),
    isRequired: field.isRequired,
  }
  if (field.choices)
    return (
      <ChoiceField
        {...common}
        field={field.field}
        value={String(value ?? '')}
        choices={field.choices}
        words={field.words}
        onEnter={text => onEnter(field, { value: flags.has(text) ? flags.get(text) : text })}
      />
    )
  if (field.kind === 'flag') return <FlagField {...common} value={value === true} onEnter={isSet => onEnter(field, { value: isSet })} />
  const search = common.isReadOnly ? undefined : field.searchIn ? field.searchIn(values) : searchFor(field, described)
  return (
    <CodeField
      {...common}
      place={`${module}.${described?.record ?? ''}.${name}`}
      field={field.part ?? field.field}
      value={editValue(field.kind, value)}
      align={alignOf(field.kind)}
      search={search}
      note={field.nameField && values[field.nameField] ? String(values[field.nameField]) : undefined}
      isLong={field.isLong}
      doubt={doubts[name] ?? doubts[field.field]}
      onType={onType && (text => onType(field, text))}
      onEnter={(text, option) => onEnter(field, read(field, text, { option, isLookedUp: search !== undefined }))}
    />
  )
}

/** A yes or no that may also be left to the set-up. */
const flags: ReadonlyMap<string, boolean> = new Map([['true', true], ['false', false]])

function searchFor({ field, part, lookup }: CardField, described: DescribedRecord | undefined): Search | undefined {
  if (lookup) return lookUp(lookup)
  const known = part ? undefined : described?.fields.find(({ name }) => name === field)
  return known && searchOf(known)
}

function read({ field, kind, searchIn }: CardField, text: string, { option, isLookedUp }: { readonly option?: LookupOption; readonly isLookedUp: boolean }) {
  const entered = readValue(kind, text, workDate())
  if ('value' in entered && isLookedUp && entered.value === '') return { value: null }
  return (searchIn || field.endsWith('Id')) && option?.id ? { value: option.id } : entered
}
