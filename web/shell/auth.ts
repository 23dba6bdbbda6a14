/** The routes under `/api/auth/`: signing in and what belongs to it, which are no operations. */
import { Refusal, type ShownProblem, Unreachable, caller } from './client.ts'

/** Posts to a route of signing in. Gives its answer; throws Refusal with what was wrong, or Unreachable. */
export async function askAuth<T>(path: string, body: object): Promise<T> {
  return reach<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': caller.language },
    body: JSON.stringify(body),
  })
}

export interface HouseState {
  /** Nobody has an account yet: whoever comes first makes the first one. */
  readonly firstOwner: boolean
  /** How to look around in the demonstration, where there is one. */
  readonly demo: { readonly email: string; readonly password: string } | null
}

/** What the house knows before anybody is signed in. */
export const houseState = (): Promise<HouseState> => reach('state', {})

/** The session of this browser, by its id. */
export const ownSession = async (): Promise<string | undefined> =>
  (await reach<{ session?: { id: string } } | null>('get-session', {}))?.session?.id

async function reach<T>(path: string, request: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(`/api/auth/${path}`, { ...request, credentials: 'same-origin' })
  } catch (error) {
    throw new Unreachable(String(error))
  }
  const answer = (await response.json().catch(() => undefined)) as T & { problems?: readonly ShownProblem[] }
  if (response.ok) return answer
  if (answer?.problems?.length) throw new Refusal(answer.problems, response.status)
  throw new Unreachable(`${path}: ${response.status}`)
}
