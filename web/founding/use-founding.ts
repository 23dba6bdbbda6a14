import { useRef, useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { Refusal, type ShownProblem, call } from '../shell/client.ts'
import { chooseCompany } from '../shell/session.ts'
import { problemsOf } from '../ui/use-act.ts'
import { type Founding, type FoundingField, addressParts, asInput, texts } from './founding.ts'

/** Fields whose digits say whether they can be right. */
const checked: ReadonlySet<FoundingField> = new Set(['taxNumber', 'registrationNumber', 'iban', 'country'])

const part = (field: string | undefined): FoundingField | undefined => {
  const name = field?.replace(/^address\./, '') as FoundingField | undefined
  return name && ([...addressParts, ...texts, 'country', 'name', 'code', 'language'] as readonly string[]).includes(name) ? name : undefined
}

/** A company being founded: what is typed, what the server says of it, and founding it. */
export function useFounding(country: string) {
  const navigate = useNavigate()
  const [founding, setFounding] = useState<Founding>({ country })
  const latest = useRef(founding)
  const [problems, setProblems] = useState<readonly ShownProblem[]>([])
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)

  const check = async (): Promise<void> => {
    const { country: inCountry = '', taxNumber, registrationNumber, iban } = asInput(latest.current)
    try {
      await call('setup.company.check', { country: inCountry, taxNumber, registrationNumber, iban })
      setProblems([])
    } catch (error) {
      // What cannot be asked now is asked again when the company is founded.
      if (error instanceof Refusal) setProblems(error.problems)
    }
  }
  const enter = (field: FoundingField, value: string): void => {
    latest.current = { ...latest.current, [field]: value, ...(field === 'country' ? { language: undefined } : {}) }
    setFounding(latest.current)
    setTried(false)
    if (checked.has(field)) void check()
    else setProblems(all => all.filter(problem => part(problem.field) !== field))
  }
  const found = async (acknowledged: readonly string[] = []): Promise<void> => {
    setBusy(true)
    try {
      const { code } = await call('setup.company.create', asInput(latest.current), { acknowledged })
      await chooseCompany(code)
      void navigate({ to: '/first-steps' })
    } catch (error) {
      setProblems(problemsOf(error))
      setTried(true)
    } finally {
      setBusy(false)
    }
  }
  const of = (field: FoundingField): string | undefined => problems.find(problem => part(problem.field) === field)?.message
  return { founding, enter, found, problems, problemOf: of, isTried, isBusy }
}
