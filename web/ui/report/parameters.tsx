import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { lookUpDimension } from '../../shell/look-ups.ts'
import { workDate } from '../../shell/session.ts'
import { ChoiceField, TextField } from '../fields/field.tsx'
import { editValue, readValue } from '../fields/kinds.ts'
import { t } from '../texts.ts'
import { type GlobalDimension, dimensionParameter } from './dimensions.ts'
import type { Asked, ReportParameter } from './declaration.ts'

interface Props {
  readonly parameters: readonly ReportParameter[]
  readonly dimensions: readonly GlobalDimension[]
  readonly asked: Asked
  /** What the server found wrong, by parameter. */
  readonly problems: Readonly<Record<string, string>>
  readonly onChange: (name: string, value: string | undefined) => void
}

/** What one asks a report for, in a line above it; every entry asks anew. */
export function ReportParameters({ parameters, dimensions, asked, problems, onChange }: Props) {
  return (
    <div className="fields report-parameters" role="group" aria-label={t('web.report.parameters')}>
      {parameters.map(parameter =>
        parameter.kind === 'dimensions' ? (
          dimensions.map(dimension => {
            const name = dimensionParameter(dimension)
            return <DimensionParameter key={name} dimension={dimension} value={asked.parameters[name] ?? ''} problem={problems[name]} onChange={value => onChange(name, value)} />
          })
        ) : (
          <Parameter
            key={parameter.name}
            parameter={parameter}
            asked={asked}
            problem={problems[parameter.name]}
            onChange={value => onChange(parameter.name, value)}
          />
        ),
      )}
    </div>
  )
}

type OneParameter = Exclude<ReportParameter, { kind: 'dimensions' }>

interface OneProps<P extends OneParameter = OneParameter> {
  readonly parameter: P
  readonly asked: Asked
  readonly problem: string | undefined
  readonly onChange: (value: string | undefined) => void
}

const label = (name: string): string => t(`web.report.parameter.${name}`)

function Parameter({ parameter, ...rest }: OneProps) {
  const { asked, problem, onChange } = rest
  const value = asked.parameters[parameter.name] ?? ''
  switch (parameter.kind) {
    case 'date':
      return <DateParameter parameter={parameter} {...rest} />
    case 'choice':
      return (
        <ChoiceField
          name={parameter.name}
          label={label(parameter.name)}
          field={`report_${parameter.name}`}
          value={value || parameter.choices[0]}
          choices={parameter.choices}
          problem={problem}
          onEnter={chosen => onChange(chosen === parameter.choices[0] ? undefined : chosen)}
        />
      )
    case 'code':
      return <TextField name={parameter.name} label={label(parameter.name)} value={value} search={parameter.search} problem={problem} onEnter={text => onChange(text.trim() || undefined)} />
    case 'record':
      return <RecordParameter parameter={parameter} {...rest} />
  }
}

interface DimensionProps {
  readonly dimension: GlobalDimension
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** The value of a dimension, found by code or name; the dimension's own name is its label. */
function DimensionParameter({ dimension, value, problem, onChange }: DimensionProps) {
  const search = useMemo(() => lookUpDimension(dimension.code), [dimension.code])
  return <TextField name={dimensionParameter(dimension)} label={dimension.name} value={value} search={search} problem={problem} onEnter={text => onChange(text.trim() || undefined)} />
}

/** A day, typed as the region or a word for it says; where none is entered, the one the report took. */
function DateParameter({ parameter: { name }, asked, problem, onChange }: OneProps<Extract<ReportParameter, { kind: 'date' }>>) {
  const [unread, setUnread] = useState<string>()
  const taken = name === 'from' ? (asked.from ?? '') : asked.to
  const enter = (typed: string): void => {
    const read = readValue('date', typed, workDate())
    setUnread('problem' in read ? read.problem : undefined)
    if ('value' in read) onChange((read.value as string | null) ?? undefined)
  }
  return <TextField name={name} label={label(name)} value={editValue('date', asked.parameters[name] ?? taken)} problem={unread ?? problem} onEnter={enter} />
}

/** A record, found by number or name and kept by its id. */
function RecordParameter({ parameter, asked, problem, onChange }: OneProps<Extract<ReportParameter, { kind: 'record' }>>) {
  const id = asked.parameters[parameter.name]
  const record = useQuery({ queryKey: ['report.record', parameter.name, id], queryFn: () => parameter.load(id!), enabled: id !== undefined, staleTime: 60_000 })
  const [unknown, setUnknown] = useState<string>()
  const known = id === undefined ? undefined : record.data
  const take = async (text: string, found?: string): Promise<void> => {
    setUnknown(undefined)
    if (text.trim() === '') return onChange(undefined)
    const exact = found ?? (await parameter.search(text, new AbortController().signal)).find(option => option.value.toUpperCase() === text.trim().toUpperCase())?.id
    if (exact === undefined) return setUnknown(t('web.report.not_found', { text }))
    onChange(exact)
  }
  return (
    <TextField
      name={parameter.name}
      label={t(parameter.label)}
      value={known?.number ?? ''}
      note={known?.name ?? ''}
      isRequired={parameter.isRequired}
      isFirst={parameter.isRequired && id === undefined}
      search={parameter.search}
      problem={unknown ?? problem}
      onEnter={(text, option) => void take(text, option?.id)}
    />
  )
}
