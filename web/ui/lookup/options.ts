/** What a look-up offers: a value with the columns that tell it from the others. */
export interface LookupOption {
  /** What is taken: a number, a code. */
  readonly value: string
  /** Shown first, and compared with what is typed. */
  readonly number: string
  readonly description: string
  /** Further columns, right-aligned: available quantity, price. */
  readonly details?: readonly string[]
  /** Id of the record, where the operation takes one. */
  readonly id?: string
  /** Why it cannot be taken. */
  readonly blocked?: string
}

export type Search = (text: string, signal: AbortSignal) => Promise<readonly LookupOption[]>

/** What Enter takes: the option typed in full, or else the first that may be taken. */
export function bestOption(options: readonly LookupOption[], typed: string): LookupOption | undefined {
  const wanted = typed.trim().toLowerCase()
  const free = options.filter(option => !option.blocked)
  return free.find(option => option.number.toLowerCase() === wanted) ?? free[0]
}

/** A look-up over a fixed list: by start of the number or of a word of the description. */
export const amongst =
  (options: readonly LookupOption[]): Search =>
  text => {
    const wanted = text.trim().toLowerCase()
    const fits = ({ number, description }: LookupOption): boolean =>
      number.toLowerCase().startsWith(wanted) || ` ${description.toLowerCase()}`.includes(` ${wanted}`)
    return Promise.resolve(options.filter(fits))
  }
