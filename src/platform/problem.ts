/**
 * What may be wrong with what somebody asked for, said as data. Pure code returns lists of problems;
 * the shell throws them as `Refused`; HTTP answers 422; the form puts each on its field.
 * Texts live in each module's `locales/*.json` under the code.
 */

export type ProblemParams = Readonly<Record<string, string | number>>

export interface Problem {
  /** `<module>.<what>`, the key of the text in the locale files. */
  readonly code: string
  readonly params: ProblemParams
  readonly severity: 'error' | 'warning'
  /** Where it sits in the input or the record: `lines.20000.quantity`. */
  readonly field?: string
  /** The set-up page that mends it: `setup/posting-groups`. */
  readonly remedy?: string
}

export interface ProblemPlace {
  readonly field?: string
  readonly remedy?: string
  readonly severity?: 'error' | 'warning'
}

/**
 * Declares a module's problems: code → names of its params. Gives a function that makes a problem;
 * an unknown code or a missing param does not compile.
 */
export function defineProblems<const M extends string, const T extends Record<string, readonly string[]>>(
  module: M,
  codes: T,
) {
  const make = <C extends keyof T & string>(
    code: C,
    params: { readonly [P in T[C][number]]: string | number },
    place: ProblemPlace = {},
  ): Problem => ({
    code: `${module}.${code}`,
    params: params as ProblemParams,
    severity: place.severity ?? 'error',
    ...(place.field === undefined ? {} : { field: place.field }),
    ...(place.remedy === undefined ? {} : { remedy: place.remedy }),
  })
  declared.push(...Object.entries(codes).map(([code, params]) => ({ code: `${module}.${code}`, params })))
  return make
}

const declared: { code: string; params: readonly string[] }[] = []

/** Every problem any module has declared: for the test that demands a text per code and language. */
export const declaredProblems = (): readonly { code: string; params: readonly string[] }[] => declared

/** Thrown by the shell when a command is refused; carries every problem at once. Nothing was written. */
export class Refused extends Error {
  readonly problems: readonly Problem[]
  readonly status: number
  constructor(problems: readonly Problem[], status = 422) {
    super(problems.map(p => `${p.code} ${JSON.stringify(p.params)}`).join('; '))
    this.name = 'Refused'
    this.problems = problems
    this.status = status
  }
}

/** Stops on any error, and on warnings that were not acknowledged by code. Gives nothing back. */
export function refuse(problems: readonly Problem[], acknowledged: readonly string[] = []): void {
  const stopping = problems.filter(p => p.severity === 'error' || !acknowledged.includes(p.code))
  if (stopping.length > 0) throw new Refused(stopping)
}
