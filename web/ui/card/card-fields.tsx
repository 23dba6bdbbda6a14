import { lookUp } from '../../shell/look-ups.ts'
import { workDate } from '../../shell/session.ts'
import { ChoiceField, FlagField, TextField } from '../fields/field.tsx'
import { alignOf, editValue, readValue } from '../fields/kinds.ts'
import { caption } from '../texts.ts'
import type { CardField } from './declaration.ts'

interface Props {
  readonly module: string
  readonly fields: readonly CardField[]
  readonly values: Readonly<Record<string, unknown>>
  readonly problems: Readonly<Record<string, string>>
  readonly isReadOnly?: boolean
  /** A value that can be read, or what keeps it from being read. */
  readonly onEnter: (field: CardField, entered: { readonly value: unknown } | { readonly problem: string }) => void
}

export const nameOf = ({ field, part }: CardField): string => (part ? `${field}.${part}` : field)

/** Fields of a record, each sent when one leaves it. */
export function CardFields({ module, fields, values, problems, isReadOnly, onEnter }: Props) {
  return (
    <div className="fields">
      {fields.map(field => {
        const name = nameOf(field)
        const whole = values[field.field]
        const value = field.part ? (whole as Record<string, unknown> | undefined)?.[field.part] : whole
        const common = {
          name,
          label: caption(`${module}.${field.part ?? field.field}`),
          problem: problems[name] ?? problems[field.field],
          isReadOnly: isReadOnly || field.isFixed,
          isRequired: field.isRequired,
        }
        if (field.choices)
          return (
            <ChoiceField
              key={name}
              {...common}
              field={field.field}
              value={String(value ?? '')}
              choices={field.choices}
              onEnter={text => onEnter(field, { value: text })}
            />
          )
        if (field.kind === 'flag')
          return <FlagField key={name} {...common} value={value === true} onEnter={isSet => onEnter(field, { value: isSet })} />
        return (
          <TextField
            key={name}
            {...common}
            value={editValue(field.kind, value)}
            align={alignOf(field.kind)}
            search={field.lookup ? lookUp(field.lookup) : undefined}
            onEnter={text => {
              const read = readValue(field.kind, text, workDate())
              onEnter(field, 'value' in read && field.lookup && read.value === '' ? { value: null } : read)
            }}
          />
        )
      })}
    </div>
  )
}
