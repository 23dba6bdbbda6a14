import { SendDocument } from '../delivery/send-drawer.tsx'
import { PreviewDrawer } from '../posting/preview-drawer.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { t } from '../ui/texts.ts'
import type { OperationName } from '../shell/operations.ts'
import { operationOf } from './calls.ts'
import type { Draft } from './draft.ts'
import { type DraftState, questions } from './draft-state.ts'
import { ChargeDrawer } from './charges/charge-drawer.tsx'
import { ChainSheet } from './chain/chain-panel.tsx'
import { BlanketDrawer } from './blanket-drawer.tsx'
import { CopyDrawer } from './copy-drawer.tsx'
import { MovementLinesDrawer } from './movement-lines-drawer.tsx'
import { BuyingSheet } from './buying/buying-sheet.tsx'
import { BuyForLinesDialog } from './buying/buy-for-lines-dialog.tsx'
import { SalesOrderDrawer } from './buying/sales-order-drawer.tsx'
import { PurchaseInvoiceDialog } from './buying/purchase-invoice-dialog.tsx'
import { ReserveDrawer } from './reserve/reserve-drawer.tsx'
import { LoseDialog } from './lose-dialog.tsx'
import { VersionsDrawer } from './versions-drawer.tsx'
import { RelatedReturnsDialog } from './related-returns-dialog.tsx'
import { ReturnableDrawer } from './returnable-drawer.tsx'
import { goodsSide } from './line-columns.ts'
import { PostDialog } from './post-dialog.tsx'
import { PrepaymentNumberDialog } from './prepayment-number-dialog.tsx'
import { QuickEntryDialog } from './quick-entry-dialog.tsx'
import { StandardLinesDrawer } from './standard-lines/standard-lines-drawer.tsx'
import { RemarksDrawer } from './remarks/remarks-drawer.tsx'
import type { DocumentCommands } from './use-document.ts'

interface Props {
  readonly draft: Draft
  readonly state: DraftState
  readonly commands: DocumentCommands
}

/** What lies over a document's page: choices, the preview, questions. */
export function DocumentOverlays({ draft, state, commands }: Props) {
  const { open, setOpen } = commands
  const close = (): void => setOpen(undefined)
  const name = t(`web.document_type.${draft.side}_${draft.kind}`, { number: state.document.number })
  const goods = goodsSide(draft.side, draft.kind, 'quantityToHandle')
  return (
    <>
      {open?.what === 'post' && (
        <PostDialog side={draft.side} goods={goods} title={t('web.post.title', { document: name })} action={t(open.next === 'show' ? 'web.action.post' : `web.action.post_and_${open.next}`)} onChoose={choice => commands.post(choice, open.next)} onClose={close} />
      )}
      {open?.what === 'preview-choice' && (
        <PostDialog side={draft.side} goods={goods} title={t('web.preview.title')} action={t('web.action.preview')} onChoose={commands.showPreview} onClose={close} />
      )}
      {open?.what === 'preview' && <PreviewDrawer view={open.view} onClose={close} onPost={() => commands.post(open.choice)} />}
      {open?.what === 'prepayment' && <PreviewDrawer view={open.view} onClose={close} onPost={() => commands.prepay(open.verb, 'post', open.externalNumber)} />}
      {open?.what === 'prepayment-number' && (
        <PrepaymentNumberDialog title={t(`web.prepayment.${open.verb}`, { document: name })} proposed={state.document.externalNumber} onGoOn={number => commands.prepay(open.verb, 'preview', number)} onClose={close} />
      )}
      {open?.what === 'delete' && <Deletion name={name} onNo={close} onYes={commands.remove} />}
      {open?.what === 'quick_entry' && <QuickEntryDialog draft={draft} onClose={close} />}
      <LineOverlays draft={draft} state={state} commands={commands} />
      {open?.what === 'buying' && (
        <BuyingSheet
          key={open.view.version}
          view={open.view}
          title={t('web.buying.title', { document: name })}
          onClose={close}
          onChanged={() => void draft.reload()}
          onAgain={commands.buy}
        />
      )}
      {open?.what === 'purchase-invoice' && (
        <PurchaseInvoiceDialog document={state.document} marked={commands.marked} title={t('web.buying.invoice_title', { document: name })} onClose={close} />
      )}
      {open?.what === 'buy_for_lines' && (
        <BuyForLinesDialog
          document={state.document}
          lineNos={open.lineNos}
          title={t('web.buying.lines_title', { document: name })}
          onClose={close}
          onMade={() => void draft.reload().then(() => setOpen({ what: 'related' }))}
        />
      )}
      {open?.what === 'get_sales_order' && <SalesOrderDrawer id={state.document.id} onGet={commands.getSalesOrder} onClose={close} />}
      {open?.what === 'blanket_line' && <BlanketDrawer side={draft.side} kind={draft.kind} document={state.document} lineNo={open.lineNo} onLink={commands.linkBlanket} onClose={close} />}
      {open?.what === 'reserve' && <ReserveDrawer id={state.document.id} title={name} lineNo={open.lineNo} onClose={close} />}
      <AroundDocument draft={draft} state={state} commands={commands} name={name} />
      {state.question && (
        <Confirm
          title={t(questions[state.question.problem.code]?.title ?? '')}
          text={state.question.problem.message}
          action={t(questions[state.question.problem.code]?.yes ?? '')}
          onNo={() => draft.answer(false)}
          onYes={() => draft.answer(true)}
        />
      )}
    </>
  )
}

/** What stands around a document: remarks, versions, what it is connected with. */
function AroundDocument({ draft, state, commands, name }: Props & { readonly name: string }) {
  const { open, setOpen } = commands
  const close = (): void => setOpen(undefined)
  return (
    <>
      {open?.what === 'remarks' && (
        <RemarksDrawer
          side={draft.side}
          documentId={state.document.id}
          title={t('web.remarks.title', { document: name })}
          lines={state.document.lines}
          lineId={open.lineNos.length === 1 ? state.document.lines.find(line => line.lineNo === open.lineNos[0])?.id : undefined}
          onClose={close}
        />
      )}
      {open?.what === 'versions' && <VersionsDrawer side={draft.side} kind={draft.kind} id={state.document.id} title={name} onKeep={commands.keep} onClose={close} />}
      {open?.what === 'lose' && <LoseDialog title={t('web.lose.title', { document: name })} onLose={commands.lose} onClose={close} />}
      {open?.what === 'send' && (
        <SendDocument operation={operationOf(draft.side, draft.kind, 'send') as OperationName} state="open" id={state.document.id} title={t('web.mail.title', { document: name })} onSent={close} onClose={close} />
      )}
      {open?.what === 'related' && <ChainSheet id={state.document.id} name={name} onClose={close} />}
    </>
  )
}

/** The lines that are charges, as they are with the server. */
const chargesOf = ({ lines }: DraftState) => lines.flatMap(({ server }) => (server?.itemType === 'charge' ? [server] : []))

function Deletion({ name, onNo, onYes }: { readonly name: string; readonly onNo: () => void; readonly onYes: () => void }) {
  const remove = (): void => {
    onNo()
    onYes()
  }
  return <Confirm title={t('web.delete.title', { document: name })} text={t('web.delete.text')} action={t('web.action.delete')} isDanger onNo={onNo} onYes={remove} />
}

/** Lines from elsewhere, and what falls on lines. */
function LineOverlays({ draft, state, commands }: Props) {
  const { open, setOpen } = commands
  const close = (): void => setOpen(undefined)
  const name = t(`web.document_type.${draft.side}_${draft.kind}`, { number: state.document.number })
  return (
    <>
      {open?.what === 'get_lines' && <MovementLinesDrawer side={draft.side} kind={draft.kind} id={state.document.id} onGet={commands.getLines} onClose={close} />}
      {open?.what === 'copy_from' && <CopyDrawer side={draft.side} id={state.document.id} onCopy={commands.copyFrom} onClose={close} />}
      {open?.what === 'standard_lines' && <StandardLinesDrawer side={draft.side} kind={draft.kind} id={state.document.id} onGet={commands.getStandardLines} onClose={close} />}
      {open?.what === 'get_returnable' && <ReturnableDrawer side={draft.side} kind={draft.kind} id={state.document.id} onTake={commands.takeBack} onClose={close} />}
      {open?.what === 'create_related' && <RelatedReturnsDialog title={t('web.related_returns.title', { document: name })} onMake={commands.makeRelated} onClose={close} />}
      {open?.what === 'assign_charge' && (
        <ChargeDrawer side={draft.side} lines={chargesOf(state)} title={t('web.charge.title', { document: name })} onChanged={() => void draft.reload()} onClose={close} />
      )}
    </>
  )
}
