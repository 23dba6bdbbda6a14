import { type FieldKind, showValue } from './kinds.ts'

interface Props {
  readonly label: string
  readonly kind: FieldKind
  readonly field: string
  readonly value: unknown
}

/** A field one only reads. */
export function ReadField({ label, kind, field, value }: Props) {
  return (
    <div className="field">
      <dt className="field-caption">{label}</dt>
      <dd className="field-value">{showValue(kind, value, field) || '–'}</dd>
    </div>
  )
}
