import { formatAmount, formatDecimal } from '../ui/format.ts'
import { t } from '../ui/texts.ts'
import type { TaxGroup, Totals } from './calls.ts'

interface Props {
  readonly totals: Totals
  readonly taxSummary: readonly Partial<TaxGroup>[]
  readonly currency: string
}

const isZero = (text: string): boolean => /^-?0*(\.0*)?$/.test(text)

/** What a document comes to: before discount, discount, net, VAT per rate, total. */
export function TotalsFoot({ totals, taxSummary, currency }: Props) {
  return (
    <dl className="totals" aria-label={t('web.totals')}>
      {!isZero(totals.invoiceDiscount) && (
        <>
          <Sum label={t('web.totals.before_discount')} amount={totals.lineAmount} />
          <Sum label={t('web.totals.discount')} amount={totals.invoiceDiscount} />
        </>
      )}
      <Sum label={t('web.totals.net')} amount={totals.net} />
      {taxSummary.map(({ identifier = '', rate = '0', base = '0', tax = '0', calculation }) => (
        <Sum
          key={`${identifier} ${rate}`}
          label={
            calculation === 'reverse_charge'
              ? t('web.totals.reverse_charge', { base: formatAmount(base) })
              : t('web.totals.tax', { rate: formatDecimal(rate), base: formatAmount(base) })
          }
          amount={tax}
        />
      ))}
      <Sum label={t('web.totals.total', { currency })} amount={totals.gross} isStrong />
    </dl>
  )
}

function Sum({ label, amount, isStrong }: { readonly label: string; readonly amount: string; readonly isStrong?: boolean }) {
  return (
    <div className={isStrong ? 'total-strong' : undefined}>
      <dt>{label}</dt>
      <dd>{formatAmount(amount)}</dd>
    </div>
  )
}
