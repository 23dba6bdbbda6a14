import { Overlay } from '../ui/dialog.tsx'
import { formatLongDate, formatMoney } from '../ui/format.ts'
import { currentLanguage, hasText, t } from '../ui/texts.ts'
import { PreviewEntries } from './preview-entries.tsx'
import type { PreviewView } from './preview-view.ts'
import { Decimal } from '#platform/decimal'
import { localCurrency } from '../shell/session.ts'

interface Props {
  readonly view: PreviewView
  readonly onClose: () => void
  readonly onPost?: () => void
}

const documentName = (type: string, number: string): string => {
  const key = `web.document_type.${type}`
  const name = (hasText(key) ? t(key, { number }) : `${type} ${number}`).trim()
  return name.charAt(0).toLocaleLowerCase(currentLanguage()) + name.slice(1)
}

/** What a posting comes to in one sentence: documents, who owes whom how much until when, what it cost. */
export function sentenceOf(view: PreviewView): string {
  const names = view.documents.map(({ type, number }) => documentName(type, number.replaceAll('*', '')))
  const documents = new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(names)
  const owed = view.parties.flatMap(party => {
    const sum = Decimal.sum(
      view.partyDetails.filter(detail => detail.entry === party.ref && detail.kind === 'initial').map(detail => Decimal.parse(detail.amount)),
    )
    if (sum.isZero()) return []
    const amount = formatMoney(sum.abs().toString(), party.currency)
    const key = party.documentType === 'payment' || party.documentType === 'refund' ? 'pays' : 'owes'
    return [t(`web.preview.${key}`, { role: party.role, amount, date: formatLongDate(party.dueDate), credit: String(isCredit(party.role, sum)) })]
  })
  const cost = Decimal.sum(view.values.filter(({ type }) => type !== 'rounding').map(value => Decimal.parse(value.costActual ?? '0').plus(Decimal.parse(value.costExpected ?? '0'))))
  const goods = cost.isZero() ? [] : [t('web.preview.cost', { amount: formatMoney(cost.abs().toString(), localCurrency()), way: cost.isNegative() ? 'out' : 'in' })]
  return `${t('web.preview.posts', { documents })} ${[...owed, ...goods].join(' ')}`.trim()
}

const isCredit = (role: string, sum: Decimal): boolean => (role === 'customer' ? sum.isNegative() : sum.isPositive())

/** What would be posted, ledger by ledger, before anything is. F9 posts it. */
export function PreviewDrawer({ view, onClose, onPost }: Props) {
  const post = onPost && (
    <button type="button" className="button primary" onClick={onPost}>
      {t('web.action.post')}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.preview.title')} onClose={onClose} shape="drawer" action={post} keys={{ F9: onPost }}>
      <p className="sentence">{sentenceOf(view)}</p>
      <PreviewEntries view={view} />
    </Overlay>
  )
}
