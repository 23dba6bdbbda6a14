import { Link } from '@tanstack/react-router'

/** A figure of a record at a glance, leading to what it is made of. */
export interface Figure {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly to?: string
  readonly search?: Readonly<Record<string, unknown>>
  readonly meaning?: 'problem'
}

/** The figures of a record in a line above its fields. */
export function Figures({ label, figures }: { readonly label: string; readonly figures: readonly Figure[] }) {
  return (
    <dl className="figures" aria-label={label}>
      {figures.map(({ id, label: caption, value, to, search, meaning }) => (
        <div key={id} className="figure" data-meaning={meaning} data-figure={id}>
          <dt>{caption}</dt>
          <dd>
            {to ? (
              <Link to={to} search={search as never}>
                {value}
              </Link>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
