/** What is in the way of taking a document back is taken back before it, one after the other, in the same transaction. */
import type { Context } from '#platform/command'
import { type LocalDate, latest } from '#platform/local-date'
import { type PostingPlan, writePlan } from '#posting'
import { type BackFacts, type Target, decideBack, loadBack, reversing } from './decide.ts'
import type { PostedRef } from './facts.ts'
import { loadObstacles } from './load-obstacles.ts'

/** A document that was taken back for the sake of another. */
export interface Cleared<V> {
  readonly document: PostedRef
  /** What was seen of it before. */
  readonly seen: V
  readonly plan: PostingPlan
}

/**
 * Takes back what is in the way of a document, as far as `may` lets it, each as a transaction of its own. Gives the
 * document as it stands then, and what was taken back with what `look` saw of each before. Each is tried once, and what
 * took one back never, so that it ends; what is in the way still is refused by whoever takes the document back. Refuses as
 * taking back each of them does.
 */
export async function clearTheWay<V>(
  context: Context, target: Target, may: (document: PostedRef) => boolean, look: (back: BackFacts) => Promise<V>,
): Promise<{ back: BackFacts; cleared: Cleared<V>[] }> {
  const cleared: Cleared<V>[] = []
  const tried = new Set([target.id])
  const clear = async (wanted: Target): Promise<BackFacts> => {
    for (;;) {
      const back = await loadBack(context, wanted)
      if (back.facts.head.reversedBy !== null) return back
      const document = (await loadObstacles(context, [back.facts, ...back.others])).find(({ id }) => !tried.has(id))
      if (!document || !may(document)) return back
      tried.add(document.id)
      const dated = noEarlier(await clear({ ...document, postingDate: undefined }), target.postingDate)
      const seen = await look(dated)
      const plan = await takeBack(context, dated)
      for (const { id } of plan.documents) tried.add(id)
      cleared.push({ document, seen, plan })
    }
  }
  return { back: await clear(target), cleared }
}

/** No earlier than on the day that was asked for. */
const noEarlier = (back: BackFacts, asked: LocalDate | undefined): BackFacts =>
  asked === undefined ? back : { ...back, postingDate: latest(back.postingDate, asked) }

async function takeBack(context: Context, back: BackFacts): Promise<PostingPlan> {
  const { plan } = await decideBack(context, back, reversing)
  await writePlan(context.tx, context.companyId, plan)
  return plan
}
