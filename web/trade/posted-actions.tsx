import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { v4 } from 'uuid'
import { SendDocument } from '../delivery/send-drawer.tsx'
import { findEntriesPath } from '../posting/entry-address.ts'
import type { TakeBack } from '../posting/taking-back.tsx'
import { type ShownProblem, call } from '../shell/client.ts'
import type { OperationName } from '../shell/operations.ts'
import { mayRun } from '../shell/session.ts'
import { ActionBar, type PageAction } from '../ui/action-bar.tsx'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { problemsOf } from '../ui/use-act.ts'
import type { Kind, Side } from './calls.ts'
import { type PostedKind, documentPath, postedPath, postedSide, roleOf } from './kinds.ts'
import type { PostedView } from './posted-page.tsx'
import { print, printing } from './print.ts'
import { relatedName } from './related-table.tsx'
import { TakeBackDrawer, type TakenBack } from './take-back-drawer.tsx'

interface Props {
  readonly side: Side
  readonly kind: PostedKind
  readonly document: PostedView
  readonly onChain: () => void
  readonly onRemarks: () => void
}

/** The ways back a kind of document has, and what it can be copied into. */
const waysOf: Readonly<Record<PostedKind, readonly TakeBack[]>> = {
  invoice: ['reverse', 'correct', 'cancel'],
  credit_memo: ['reverse', 'cancel'],
  shipment: ['reverse'],
  receipt: ['reverse'],
  return_receipt: ['reverse'],
  return_shipment: ['reverse'],
}
const copiesOf: Partial<Record<PostedKind, readonly Kind[]>> = {
  invoice: ['credit_memo', 'return_order', 'invoice', 'order'],
  shipment: ['return_order'],
  receipt: ['return_order'],
  credit_memo: ['invoice'],
}

/** What can be done with a posted document: pay, print, take back, make another of it. */
export function PostedActions({ side, kind, document, onChain, onRemarks }: Props) {
  const navigate = useNavigate()
  const [hasFailed, setFailed] = useState(false)
  const [refused, setRefused] = useState<readonly ShownProblem[]>()
  const [way, setWay] = useState<TakeBack>()
  const [isSending, setSending] = useState(false)
  const role = roleOf(side)
  const operation = `${side}.posted_${kind}`
  const takenBack = document.related.find(({ id, link, kind: other }) => link === 'correction' && id !== document.correctsId && isMoney(other) === isMoney(kind))
  const blocked = takenBack && t('web.blocked.taken_back', { document: relatedName(takenBack) })

  const copy = async (into: Kind): Promise<void> => {
    try {
      const made = await call(`${side}.${into}.copy_from` as 'sales.invoice.copy_from', { source: document.id }, { idempotencyKey: v4() })
      void navigate({ to: documentPath(side, into, made.id) })
    } catch (error) {
      setRefused(problemsOf(error))
    }
  }
  const done = (answer: TakenBack): void => {
    setWay(undefined)
    const path = leadsTo(side, answer)
    if (path) void navigate({ to: path })
  }

  const actions: PageAction[] = [
    ...(kind === 'invoice' && mayRun(`payments.${role}_payment.post`)
      ? [{
          id: 'pay',
          caption: t('web.action.pay', { side }),
          keys: 'Alt+B',
          place: 'primary' as const,
          ...(document.open ? {} : { blocked: t('web.blocked.settled') }),
          run: () => void navigate({ to: `/payments/${role}`, search: { party: document.billToId, entry: document.entryNo ?? undefined } as never }),
        }]
      : []),
    ...goingOut(operation, { print: () => void print('posted', document.id).catch(() => setFailed(true)), send: () => setSending(true) }),
    ...(mayRun(`${side}.remarks.list`) ? [{ id: 'remarks', caption: t('web.action.remarks'), keys: 'Alt+M', place: 'bar' as const, run: onRemarks }] : []),
    ...(mayRun('ledger.find_entries')
      ? [{ id: 'find_entries', caption: t('web.page.find_entries'), keys: 'Alt+G', place: 'bar' as const, run: () => void navigate({ to: findEntriesPath(document.number) }) }]
      : []),
    ...(document.trackingUrl ? [{ id: 'track', caption: t('web.action.track'), place: 'bar' as const, run: () => void window.open(document.trackingUrl, '_blank', 'noopener') }] : []),
    { id: 'chain', caption: t('web.action.related'), keys: 'Alt+K', place: 'menu', run: onChain },
    ...waysOf[kind].filter(each => mayRun(`${operation}.${each}`)).map((each): PageAction => ({
      id: each,
      caption: t(isMoney(kind) ? `web.action.${each}` : 'web.action.undo_movement', { kind }),
      place: each === 'cancel' ? 'menu' : 'bar',
      ...(blocked ? { blocked } : {}),
      run: () => setWay(each),
    })),
    ...(copiesOf[kind] ?? []).filter(into => mayRun(`${side}.${into}.copy_from`)).map((into): PageAction => ({
      id: `copy ${into}`, caption: t('web.action.copy_into', { kind: into }), place: 'menu', run: () => void copy(into),
    })),
  ]
  return (
    <>
      <ActionBar actions={actions} />
      {hasFailed && <Failure error={undefined} />}
      {refused && <Problems title={t('web.refused.copy')} problems={refused} onClose={() => setRefused(undefined)} />}
      {isSending && <SendPosted operation={operation} document={document} side={side} kind={kind} onClose={() => setSending(false)} />}
      {way && (
        <TakeBackDrawer
          side={side} kind={kind} id={document.id} way={way} name={relatedName({ side, kind, number: document.number })}
          onClose={() => setWay(undefined)} onDone={done}
        />
      )}
    </>
  )
}

/** On paper, and by e-mail. */
const goingOut = (operation: string, { print, send }: { readonly print: () => void; readonly send: () => void }): PageAction[] => [
  ...(mayRun(printing.posted) ? [{ id: 'print', caption: t('web.action.print'), keys: 'Ctrl+P', place: 'bar' as const, run: print }] : []),
  ...(mayRun(`${operation}.send`) ? [{ id: 'send', caption: t('web.action.send'), keys: 'Alt+E', place: 'bar' as const, run: send }] : []),
]

/** What taking back leads to: the draft to go on with, else the proof. */
function leadsTo(side: Side, { documents, goesOn }: TakenBack): string | undefined {
  const proof = documents.find(each => isMoney(each.kind)) ?? documents[0]
  if (goesOn) return documentPath(side, goesOn.kind, goesOn.id)
  return proof && postedPath(postedSide(side, proof.kind), proof.kind, proof.id)
}

interface SendProps extends Pick<Props, 'side' | 'kind' | 'document'> {
  readonly operation: string
  readonly onClose: () => void
}

const SendPosted = ({ operation, side, kind, document, onClose }: SendProps) => (
  <SendDocument
    operation={`${operation}.send` as OperationName} state="posted" id={document.id} onSent={onClose} onClose={onClose}
    title={t('web.mail.title', { document: t(`web.document_type.${side}_${document.prepayment ? 'prepayment_' : ''}${kind}`, { number: document.number }) })}
  />
)

const isMoney = (kind: string): boolean => kind === 'invoice' || kind === 'credit_memo'
