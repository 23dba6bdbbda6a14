import { useEffect, useRef, useState } from 'react'
import { type LookupOption, type Search, bestOption } from './options.ts'

export interface LookupState {
  readonly options: readonly LookupOption[]
  readonly highlighted: LookupOption | undefined
  readonly isOpen: boolean
  /** Whether the options belong to what stands in the field now. */
  readonly isFresh: boolean
  readonly highlight: (step: 1 | -1) => void
  readonly close: () => void
}

const pause = 90

/** Searches while somebody types; the answer to an earlier text is dropped. `isAsked` opens it without a text. */
export function useLookup(search: Search | undefined, text: string, isTyped: boolean): LookupState {
  const [found, setFound] = useState<{ text: string; options: readonly LookupOption[] }>()
  const [chosen, setChosen] = useState<number>()
  const [isClosed, setClosed] = useState(false)
  const asked = useRef(search)
  asked.current = search

  useEffect(() => {
    setChosen(undefined)
    setClosed(false)
    const run = asked.current
    if (!run || !isTyped) return undefined
    const abort = new AbortController()
    const timer = setTimeout(() => {
      run(text, abort.signal).then(
        options => abort.signal.aborted || setFound({ text, options }),
        () => abort.signal.aborted || setFound({ text, options: [] }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, isTyped])

  const options = isTyped && found ? found.options : []
  const isFresh = found?.text === text
  const best = isFresh ? bestOption(options, text) : undefined
  const highlighted = chosen === undefined ? best : options[chosen]
  return {
    options,
    highlighted,
    isOpen: isTyped && !isClosed && options.length > 0,
    isFresh,
    highlight: step => {
      const at = chosen ?? (best ? options.indexOf(best) : -1)
      setChosen(Math.max(0, Math.min(options.length - 1, at + step)))
    },
    close: () => setClosed(true),
  }
}
