/** What is in the way of taking a document back is taken back before it, one after the other, in the same transaction. */
import type { Context } from '#platform/command'
import { type LocalDate, latest } from '#platform/local-date'
import { type PostingPlan, writePlan } from '#posting'
import type { OneBack } from '../contract/reverse.ts'
import { type BackFacts, type Target, decideBack, loadBack, reversing, viewBack } from './decide.ts'
import type { PostedRef } from './facts.ts'
import { loadObstacles } from './load-obstacles.ts'

/** A document that was taken back for the sake of another. */
export interface Cleared {
  readonly document: PostedRef
  readonly view: OneBack
  readonly plan: PostingPlan
}

/**
 * Takes back what is in the way of a document, as far as `may` lets it, each as a transaction of its own. Gives the
 * document as it stands then, and what was taken back. Each is tried once, so that it ends; what is in the way still is
 * refused by whoever takes the document back. Refuses as taking back each of them does.
 */
export async function clearTheWay(context: Context, target: Target, may: (document: PostedRef) => boolean): Promise<{ back: BackFacts; cleared: Cleared[] }> {
  const cleared: Cleared[] = []
  const tried = new Set([target.id])
  const clear = async (wanted: Target): Promise<BackFacts> => {
    for (;;) {
      const back = await loadBack(context, wanted)
      if (back.facts.head.reversedBy !== null) return back
      const document = (await loadObstacles(context, [back.facts, ...back.others])).find(({ id }) => !tried.has(id))
      if (!document || !may(document)) return back
      tried.add(document.id)
      cleared.push(await takeBack(context, document, await clear({ ...document, postingDate: undefined }), target.postingDate))
    }
  }
  return { back: await clear(target), cleared }
}

/** Takes one document back, no earlier than on the day that was asked for. */
async function takeBack(context: Context, document: PostedRef, back: BackFacts, asked: LocalDate | undefined): Promise<Cleared> {
  const dated = asked === undefined ? back : { ...back, postingDate: latest(back.postingDate, asked) }
  const view = await viewBack(context, dated)
  const { plan } = await decideBack(context, dated, reversing)
  await writePlan(context.tx, context.companyId, plan)
  return { document, view, plan }
}
