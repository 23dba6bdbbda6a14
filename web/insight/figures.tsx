import { Link } from '@tanstack/react-router'
import type { Output } from '../shell/operations.ts'
import { formatDecimal, formatRoundMoney } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import { FigureDefinition, useThresholds } from './definition.tsx'
import { figureDrill } from './drill.ts'
import { type FigureName, type Meaning, meaningOf } from './roles.ts'

export type Figures = Output<'insight.figures'>
type Figure = Figures['figures'][number]

/** A figure as it is read: an amount in round money, a share with its sign. */
function shownFigure({ unit, value }: Figure, currency: string): string {
  if (unit === 'amount') return formatRoundMoney(value, currency)
  if (unit === 'percent') return `${formatDecimal(value, 1, 1)} %`
  return formatDecimal(value, 0, 1)
}

interface FigureProps {
  readonly figure: Figure
  readonly at: Figures
}

const address = (figure: Figure, at: Figures) => {
  const { path, filter } = figureDrill(figure.name, at)
  // Without a filter the list as declared, not somebody's own view of it: the figure counts all.
  return { to: path, search: (Object.keys(filter).length > 0 ? { f: filter } : { view: 'standard' }) as never }
}

/** What a role is measured by: a figure, the door behind it, and its definition. */
export function KeyFigure({ figure, at }: FigureProps) {
  return (
    <div className="key-figure">
      <Link {...address(figure, at)} className="key-figure-link">
        <span className="key-figure-name">{t(`insight.figure.${figure.name}`)}</span>
        <span className="key-figure-value">
          {figure.unit === 'days' ? t('web.insight.days', { days: shownFigure(figure, at.currency) }) : shownFigure(figure, at.currency)}
        </span>
      </Link>
      <FigureDefinition name={figure.name} />
    </div>
  )
}

const marks: Readonly<Record<Meaning, string>> = { plain: '', warning: '◆', problem: '■' }

/** What waits: a count, marked from where it wants attention, and the door to what it counts. */
export function Cue({ figure, at }: FigureProps) {
  const thresholds = useThresholds(figure.name)
  const isZero = Number(figure.value) === 0
  const meaning = isZero ? 'plain' : meaningOf(Number(figure.value), thresholds)
  return (
    <div className="cue" data-meaning={meaning} data-zero={isZero}>
      <Link {...address(figure, at)} className="cue-link">
        <span className="cue-value">
          {shownFigure(figure, at.currency)}
          {meaning !== 'plain' && (
            <span className="cue-mark">
              <span aria-hidden="true">{marks[meaning]}</span>
              <span className="visually-hidden"> {t(`web.insight.${meaning}`)}</span>
            </span>
          )}
        </span>
        <span className="cue-name">{t(`insight.figure.${figure.name}`)}</span>
      </Link>
      <FigureDefinition name={figure.name} hasThresholds />
    </div>
  )
}

/** Those of the names that came with the answer, in the order of the names. */
export const pick = (at: Figures, names: readonly FigureName[]): readonly Figure[] =>
  names.flatMap(name => at.figures.find(figure => figure.name === name) ?? [])
