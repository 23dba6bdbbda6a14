import type { PageAction } from '../ui/action-bar.tsx'
import { mayRun } from '../shell/session.ts'
import { t } from '../ui/texts.ts'
import { type DocumentActionId, actionsOf, partOf } from './actions.ts'
import { operationOf } from './calls.ts'
import type { Draft } from './draft.ts'
import type { DraftState } from './draft-state.ts'
import { isChosen } from './kinds.ts'
import { lastChoice } from './post-dialog.tsx'
import { type Seen, redo, undo } from './undo.ts'
import type { AfterPosting, DocumentCommands, PrepaymentVerb } from './use-document.ts'

/** Whether there is nothing to take back or to do again. */
const nothing: Partial<Readonly<Record<DocumentActionId, (draft: Draft) => boolean>>> = {
  undo: draft => !draft.history.canUndo,
  redo: draft => !draft.history.canRedo,
}

/** What only the page itself can do. */
export interface OnPage {
  readonly see: (seen: Seen) => void
  readonly facts: () => void
  /** Numbers of the lines somebody marked, or of the one he is on. */
  readonly lineNos: () => readonly number[]
}

/** Whether somebody is on a line just now. */
const isInLines = (): boolean => document.activeElement?.closest('.line-grid') !== null && document.activeElement !== null

/** The declared actions of a document's kind as the bar shows them: those the user may do, with why not now. */
export function pageActions(draft: Draft, state: DraftState, commands: DocumentCommands, page: OnPage): PageAction[] {
  const { side, kind } = draft
  const post = (next: AfterPosting) => (): void => (isChosen(kind) ? commands.setOpen({ what: 'post', next }) : commands.post('both', next))
  // A vendor numbers his prepayment invoice otherwise than the one that follows.
  const prepay = (verb: PrepaymentVerb) => (): void => (side === 'purchase' ? commands.setOpen({ what: 'prepayment-number', verb }) : commands.prepay(verb, 'preview'))
  const runs: Readonly<Record<DocumentActionId, () => void>> = {
    post: post('show'),
    post_and_new: post('new'),
    post_and_print: post('print'),
    post_and_send: post('send'),
    // What was typed last is on the paper too.
    send: () => void draft.settle().then(isSettled => isSettled && commands.setOpen({ what: 'send' })),
    preview: () => (isChosen(kind) ? commands.setOpen({ what: 'preview-choice' }) : commands.showPreview(lastChoice(side))),
    post_prepayment_invoice: prepay('post_prepayment_invoice'),
    post_prepayment_credit_memo: prepay('post_prepayment_credit_memo'),
    release: commands.release,
    reopen: commands.reopen,
    make_order: commands.makeOrder,
    make_invoice: commands.makeInvoice,
    get_lines: () => commands.setOpen({ what: 'get_lines' }),
    copy_from: () => commands.setOpen({ what: 'copy_from' }),
    approve_over_receipt: commands.approveOverReceipt,
    get_returnable: () => commands.setOpen({ what: 'get_returnable' }),
    move_negative_lines: commands.moveNegative,
    create_related: () => commands.setOpen({ what: 'create_related' }),
    assign_charge: () => commands.setOpen({ what: 'assign_charge' }),
    standard_lines: () => commands.setOpen({ what: 'standard_lines' }),
    versions: () => commands.setOpen({ what: 'versions' }),
    remarks: () => commands.setOpen({ what: 'remarks', lineNos: isInLines() ? page.lineNos() : [] }),
    lose: () => commands.setOpen({ what: 'lose' }),
    print: commands.print,
    buying: commands.buy,
    create_purchase_invoice: commands.invoiceSale,
    drop_shipment: () => commands.turnMark('dropShipment', page.lineNos()),
    special_order: () => commands.turnMark('specialOrder', page.lineNos()),
    buy_for_lines: () => commands.buyForLines(page.lineNos()),
    get_sales_order: () => commands.setOpen({ what: 'get_sales_order' }),
    open_link: () => commands.openLink(page.lineNos()),
    // What was typed last is entered first.
    reserve: () => void draft.settle().then(isSettled => isSettled && commands.setOpen({ what: 'reserve', lineNo: page.lineNos()[0] })),
    blanket_line: () => void draft.settle().then(isSettled => isSettled && commands.setOpen({ what: 'blanket_line', lineNo: page.lineNos()[0] })),
    new: commands.makeNew,
    undo: () => void undo(draft).then(page.see),
    redo: () => void redo(draft).then(page.see),
    facts: page.facts,
    quick_entry: () => commands.setOpen({ what: 'quick_entry' }),
    related: () => commands.setOpen({ what: 'related' }),
    delete: () => commands.setOpen({ what: 'delete' }),
  }
  return actionsOf(side, kind)
    .filter(action => !action.isHidden?.(state) && mayRun(action.operation ?? operationOf(side, kind, action.verb ?? action.id)))
    .map(({ id, keys, alsoKeys, place, danger, isOfField, blocked }) => {
      const reason = blocked?.(state) ?? (nothing[id]?.(draft) ? `web.blocked.${id}` : undefined)
      return {
        id, keys, alsoKeys, place, danger, isOfField,
        part: partOf(id),
        caption: t(`web.action.${id}`, { side, kind }),
        ...(reason ? { blocked: t(reason) } : {}),
        run: runs[id],
      }
    })
}
