import { useRef, useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { setPreference, usePreference } from '../shell/preferences.ts'
import { t } from '../ui/texts.ts'
import { type FigureName, type Thresholds, noThresholds, standardThresholds } from './roles.ts'

/** From where on a figure wants attention: the person's own, or what is usual. */
export const useThresholds = (name: FigureName): Thresholds => usePreference(`cue.${name}`, standardThresholds[name] ?? noThresholds)[0]

interface Props {
  readonly title: string
  readonly definition: string
  readonly children?: React.ReactNode
}

/** Says on demand what exactly a figure counts. */
export function Definition({ title, definition, children }: Props) {
  // It stands below the whole of what it explains, never over it.
  const explained = useRef<Element>(null)
  return (
    <DialogTrigger>
      <Button
        ref={button => void (explained.current = button?.closest('.key-figure, .cue, .chart-panel') ?? null)}
        className="definition-button"
        aria-label={t('web.insight.definition', { title })}
      >
        <span aria-hidden="true">i</span>
      </Button>
      <Popover className="menu-popover definition" triggerRef={explained} placement="bottom start">
        <Dialog aria-label={title}>
          <h3>{title}</h3>
          <p>{definition}</p>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** The definition of a figure; where it is a count of what waits, also from how many on it wants attention. */
export function FigureDefinition({ name, hasThresholds = false }: { readonly name: FigureName; readonly hasThresholds?: boolean }) {
  return (
    <Definition title={t(`insight.figure.${name}`)} definition={t(`insight.definition.${name}`)}>
      {hasThresholds && <ThresholdFields name={name} />}
    </Definition>
  )
}

const limits = ['warning', 'problem'] as const

function ThresholdFields({ name }: { readonly name: FigureName }) {
  const thresholds = useThresholds(name)
  const [typed, setTyped] = useState<Partial<Record<keyof Thresholds, string>>>({})
  const keep = (which: keyof Thresholds, text: string): void => {
    setTyped({ ...typed, [which]: text })
    if (!/^\d{0,9}$/.test(text.trim())) return
    setPreference(`cue.${name}`, { ...thresholds, [which]: text.trim() === '' ? null : Number(text) })
  }
  return (
    <div className="thresholds">
      {limits.map(which => (
        <label key={which}>
          <span>{t(`web.insight.from_${which}`)}</span>
          <input
            inputMode="numeric"
            className="input"
            aria-invalid={!/^\d{0,9}$/.test((typed[which] ?? '').trim())}
            value={typed[which] ?? thresholds[which] ?? ''}
            onChange={event => keep(which, event.target.value)}
          />
        </label>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => {
          setTyped({})
          setPreference(`cue.${name}`, undefined)
        }}
      >
        {t('web.insight.standard')}
      </button>
    </div>
  )
}
