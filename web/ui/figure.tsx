import { restOf } from './decimals.ts'

interface Props {
  readonly text: string
  /** How many decimals the figures it stands among have at most. */
  readonly decimals: number
}

/** A figure with its decimal mark under those of the figures above it. */
export function Figure({ text, decimals }: Props) {
  const rest = restOf(text, decimals)
  if (rest === undefined) return <>{text}</>
  return (
    <span className="to-the-mark" data-rest={rest}>
      <span>{text}</span>
    </span>
  )
}
