/** The line somebody is on, for what stands beside the lines: told apart from the draft, so that moving redraws no lines. */
import { useSyncExternalStore } from 'react'

export class ActiveLine {
  #key: string | undefined
  readonly #listeners = new Set<() => void>()

  readonly key = (): string | undefined => this.#key

  readonly set = (key: string | undefined): void => {
    if (key === this.#key) return
    this.#key = key
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export const useActiveLine = (line: ActiveLine): string | undefined => useSyncExternalStore(line.subscribe, line.key)
