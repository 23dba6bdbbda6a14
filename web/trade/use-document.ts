/** The commands of a document page: each waits for what was typed, says what stands in the way, and goes on. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { v4 } from 'uuid'
import { untilReached } from '../shell/until-reached.ts'
import { Refusal, type ShownProblem, SignedOut } from '../shell/client.ts'
import type { Output } from '../shell/operations.ts'
import { queries } from '../shell/session.ts'
import { t } from '../ui/texts.ts'
import type { PreviewView } from '../posting/preview-view.ts'
import type { Way } from './buying/buy-for-lines-dialog.tsx'
import { useBuying } from './buying/use-buying.ts'
import { type Posted, asPrepayment, callDocument, previewDocument, previewPrepayment } from './calls.ts'
import type { Draft } from './draft.ts'
import { withoutChecks } from './draft-state.ts'
import { keepPosted } from './just-posted.ts'
import { type PostedKind, documentPath, isChosen, kindPaths, postedPath } from './kinds.ts'
import type { BlanketChoice } from './blanket-drawer.tsx'
import type { CopyChoice } from './copy-drawer.tsx'
import { type ChosenLine, getLinesVerb } from './movement-lines-drawer.tsx'
import type { RelatedChoice } from './related-returns-dialog.tsx'
import type { ReturnedLine } from './returnable-drawer.tsx'
import { type PostChoice, choiceInput } from './post-dialog.tsx'
import { print } from './print.ts'

/** What comes after a posting: the proof, the next document, the proof and its paper or its message. */
export type AfterPosting = 'show' | 'new' | 'print' | 'send'

/** What lies over the page. */
export type Open =
  | { readonly what: 'preview-choice' | 'delete' | 'related' | 'quick_entry' | 'get_lines' | 'copy_from' | 'assign_charge' | 'get_returnable' | 'create_related' | 'standard_lines' | 'versions' | 'lose' | 'purchase-invoice' | 'get_sales_order' | 'send' }
  | { readonly what: 'buy_for_lines' | 'remarks'; readonly lineNos: readonly number[] }
  | { readonly what: 'post'; readonly next: AfterPosting }
  | { readonly what: 'reserve' | 'blanket_line'; readonly lineNo: number | undefined }
  | { readonly what: 'buying'; readonly view: Output<'sales.order.buying'> }
  | { readonly what: 'preview'; readonly view: PreviewView; readonly choice: PostChoice }
  | { readonly what: 'prepayment'; readonly view: PreviewView; readonly verb: PrepaymentVerb; readonly externalNumber: string | undefined }
  | { readonly what: 'prepayment-number'; readonly verb: PrepaymentVerb }

/** Invoicing and crediting what is paid before delivery. */
export type PrepaymentVerb = 'post_prepayment_invoice' | 'post_prepayment_credit_memo'

/** What was refused, and how to go on where only warnings stand in the way. */
export interface Refused {
  readonly title: string
  readonly problems: readonly ShownProblem[]
  readonly goOn: () => void
}

const proofOf = ({ documents }: Posted) => documents.find(each => each.kind === 'invoice' || each.kind === 'credit_memo')

function printProof(posted: Posted, next: AfterPosting): void {
  const proof = proofOf(posted)
  if (next === 'print' && proof) void print('posted', proof.id)
}

/** Where a posting leads: to its proof, or on to the next document. */
function useLeaving({ side }: Draft, listPath: string): (posted: Posted, next: AfterPosting) => void {
  const navigate = useNavigate()
  return (posted, next) => {
    const proof = proofOf(posted)
    printProof(posted, next)
    if (next === 'new') keepPosted({ side, posted })
    void navigate({ to: next === 'new' ? `${listPath}/new` : proof ? postedPath(side, proof.kind as PostedKind, proof.id) : listPath })
  }
}

/** What makes a command: warnings the user has seen, and the key under which it is done once. */
type Command = (options: { readonly acknowledged: readonly string[]; readonly idempotencyKey: string }) => Promise<void>

type Run = (title: string, command: Command) => Promise<void>

/** Makes a command until the server answers, and says so while it cannot be reached. */
async function reached(draft: Draft, command: Command, acknowledged: readonly string[]): Promise<void> {
  const options = { acknowledged, idempotencyKey: v4() }
  await untilReached(() => command(options), () => draft.update(state => ({ ...state, trouble: 'lost' })))
  draft.update(state => (state.trouble === 'lost' ? { ...state, trouble: undefined } : state))
}

/** Lines from elsewhere: the document is read again with them. */
function fillings(draft: Draft, run: Run, close: () => void, leave: () => void, show: (what: 'related' | 'versions') => void) {
  const { side, kind } = draft
  const fill = (verb: string, title: string, input: object, then: () => Promise<void> | void = () => draft.reload()): void => {
    close()
    void run(title, async options => {
      const { id, version } = draft.state().document
      await callDocument(side, kind, verb as 'release', { id, version, ...input }, options)
      await then()
    })
  }
  return {
    keep: (note: string): void => fill('archive', t('web.refused.keep'), { note }, () => show('versions')),
    lose: (reason: string, note: string): void => fill('lose', t('web.refused.lose'), { reason, note }, leave),
    takeBack: (lines: readonly ReturnedLine[]): void => fill('get_returnable_lines', t('web.refused.get_lines'), { lines }),
    makeRelated: (choice: RelatedChoice): void => fill('create_related', t('web.refused.make'), choice, () => show('related')),
    getLines: (lines: readonly ChosenLine[]): void => fill(getLinesVerb(side, kind), t('web.refused.get_lines'), { lines }),
    getSalesOrder: (choice: { readonly way: Way; readonly salesOrderId: string }): void => fill('get_sales_order', t('web.refused.get_sales_order'), choice),
    getStandardLines: (codes: string[]): void => fill('get_standard_lines', t('web.refused.get_lines'), { codes }),
    linkBlanket: (choice: BlanketChoice): void => fill('link_blanket_line', t('web.refused.link_blanket'), choice),
    copyFrom: (choice: CopyChoice): void => fill('copy_from', t('web.refused.copy'), choice),
  }
}

/** What is invoiced before delivery is looked at first, and posted from there. */
const prepaying = (draft: Draft, run: Run, setOpen: (open?: Open) => void, setDone: (posted: Posted) => void) =>
  (verb: PrepaymentVerb, way: 'preview' | 'post', externalNumber?: string): void => {
    setOpen(undefined)
    const { side } = draft
    void run(t('web.refused.post'), async options => {
      const { id } = draft.state().document
      const input = { id, ...(externalNumber !== undefined && { externalNumber }) }
      if (way === 'preview') return setOpen({ what: 'prepayment', verb, externalNumber, view: await previewPrepayment(side, verb, input) })
      const posted = await callDocument(side, 'order', verb as 'post', input, options)
      await draft.reload()
      setDone(asPrepayment(posted))
    })
  }

export function useDocument(draft: Draft) {
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open>()
  const [refused, setRefused] = useState<Refused>()
  const [done, setDone] = useState<Posted>()
  const [isBusy, setBusy] = useState(false)
  const { side, kind } = draft
  const listPath = `/${side}/${kindPaths[kind]}`
  const leave = useLeaving(draft, listPath)

  /** Runs a command on the document as it is with the server; acknowledged are warnings the user has seen. */
  const run = async (title: string, command: Command, acknowledged: readonly string[] = []): Promise<void> => {
    if (isBusy) return
    setRefused(undefined)
    setDone(undefined)
    draft.update(withoutChecks)
    setBusy(true)
    try {
      if (await draft.settle()) {
        await reached(draft, command, acknowledged)
        await queries.invalidateQueries({ refetchType: 'none' })
      }
    } catch (error) {
      if (error instanceof Refusal) {
        draft.tell(error.problems)
        const seen = [...acknowledged, ...error.problems.map(problem => problem.code)]
        setRefused({ title, problems: error.problems, goOn: () => void run(title, command, seen) })
      } else if (!(error instanceof SignedOut)) draft.update(state => ({ ...state, trouble: 'lost' }))
    } finally {
      setBusy(false)
    }
  }

  const target = () => ({ id: draft.state().document.id, version: draft.state().document.version })
  const chosen = (choice: PostChoice) => ({ ...target(), ...(isChosen(kind) ? choiceInput(choice) : {}) })

  const simple = (verb: 'release' | 'reopen') => (): void =>
    void run(t(`web.refused.${verb}`), async options => draft.take(await callDocument(side, kind, verb, target(), options)))

  const becomes = (verb: 'make_order' | 'make_invoice' | 'move_negative_lines') => (): void =>
    void run(t('web.refused.make'), async options => {
      const made = await callDocument(side, kind, verb as 'release', target(), options)
      void navigate({ to: documentPath(side, made.kind, made.id) })
    })

  const remove = (): void =>
    void run(t('web.refused.delete'), async options => {
      await callDocument(side, kind, 'delete', target(), options)
      void navigate({ to: listPath })
    })

  const showPreview = (choice: PostChoice): void =>
    void run(t('web.refused.post'), async () => {
      const view = await previewDocument(side, kind, chosen(choice))
      setOpen({ what: 'preview', view, choice })
    })

  const post = (choice: PostChoice, next: AfterPosting = 'show'): void => {
    setOpen(undefined)
    void run(t('web.refused.post'), async options => {
      const posted = await callDocument(side, kind, (next === 'send' ? 'post_and_send' : 'post') as 'post', chosen(choice), options)
      if (posted.finished || next === 'new') leave(posted, next)
      else {
        await draft.reload()
        setDone(posted)
        printProof(posted, next)
      }
    })
  }

  return {
    open, setOpen, refused, setRefused, done, setDone, isBusy, listPath,
    release: simple('release'), reopen: simple('reopen'), approveOverReceipt: simple('approve_over_receipt' as 'release'), moveNegative: becomes('move_negative_lines'), makeOrder: becomes('make_order'), makeInvoice: becomes('make_invoice'),
    remove, showPreview, post, prepay: prepaying(draft, run, setOpen, setDone), ...fillings(draft, run, () => setOpen(undefined), () => void navigate({ to: listPath }), what => setOpen({ what })), ...useBuying(draft, run, setOpen),
    print: (): void => void run(t('web.refused.print'), () => print('open', target().id)),
    makeNew: (): void => void navigate({ to: `${listPath}/new` }),
  }
}

export type DocumentCommands = ReturnType<typeof useDocument>
