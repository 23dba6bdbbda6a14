import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../shell/operations.ts'
import { Overlay } from '../../ui/dialog.tsx'
import { formatDate, formatDecimal } from '../../ui/format.ts'
import { Failure } from '../../ui/problems.tsx'
import { t } from '../../ui/texts.ts'
import { type Kind, type Side, callDocument } from '../calls.ts'

type Offered = Output<'sales.order.standard_lines'>['codes'][number]

interface Props {
  readonly side: Side
  readonly kind: Kind
  readonly id: string
  readonly onGet: (codes: string[]) => void
  readonly onClose: () => void
}

const isReady = ({ problems }: Offered): boolean => problems.length === 0

/** What recurs for the party of a document: chosen codes have their lines put on it. What cannot come says why. */
export function StandardLinesDrawer({ side, kind, id, onGet, onClose }: Props) {
  const query = useQuery({ queryKey: [`${side}.${kind}.standard_lines`, id], queryFn: () => callDocument(side, kind, 'standard_lines', { id }), gcTime: 0 })
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const codes = query.data?.codes ?? []
  // What comes by itself or asks is chosen already; a single code is what one came for.
  const isChosen = (offered: Offered): boolean =>
    isReady(offered) && (offered.insertion !== 'manual' || codes.filter(isReady).length === 1) !== changed.has(offered.code)
  const chosen = codes.filter(isChosen)
  const get = (): void => {
    if (chosen.length > 0) onGet(chosen.map(({ code }) => code))
  }
  const toggle = (code: string): void => setChanged(new Set(changed.has(code) ? [...changed].filter(each => each !== code) : [...changed, code]))
  const action = (
    <button type="button" className="button primary" aria-disabled={chosen.length === 0} onClick={get}>
      {t('web.standard.get', { count: chosen.reduce((sum, { lines }) => sum + lines, 0) })}
      <kbd aria-hidden="true">F9</kbd>
    </button>
  )
  return (
    <Overlay title={t('web.standard.title')} shape="drawer" onClose={onClose} action={action} keys={{ F9: get }}>
      {query.error && <Failure error={query.error} />}
      {query.data && codes.length === 0 && <p className="empty">{t('web.standard.none', { side })}</p>}
      {codes.length > 0 && (
        <table className="table" aria-label={t('web.standard.title')}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('web.standard.choose')}</span>
              </th>
              <th scope="col">{t('web.standard.code')}</th>
              <th scope="col" className="end">{t('web.standard.lines')}</th>
              <th scope="col">{t('web.standard.period')}</th>
              <th scope="col">{t('web.standard.insertion')}</th>
            </tr>
          </thead>
          <tbody>
            {codes.map(offered => (
              <Row key={offered.code} offered={offered} isChosen={isChosen(offered)} onToggle={() => toggle(offered.code)} />
            ))}
          </tbody>
        </table>
      )}
    </Overlay>
  )
}

interface RowProps {
  readonly offered: Offered
  readonly isChosen: boolean
  readonly onToggle: () => void
}

function Row({ offered, isChosen, onToggle }: RowProps) {
  const { code, description, lines, insertion, validFrom, validTo, problems } = offered
  const period = validFrom || validTo ? t('web.standard.from_to', { from: formatDate(validFrom) || '…', to: formatDate(validTo) || '…' }) : ''
  return (
    <tr>
      <td>
        <input type="checkbox" checked={isChosen} disabled={!isReady(offered)} aria-label={t('web.standard.choose_code', { code })} onChange={onToggle} />
      </td>
      <td>
        {code} <span className="muted">{description}</span>
        {problems.map(problem => (
          <p key={problem.code} className="field-note">
            {problem.message}
          </p>
        ))}
      </td>
      <td className="end">{formatDecimal(String(lines))}</td>
      <td>{period}</td>
      <td>{t(`web.choice.insertion.${insertion}`)}</td>
    </tr>
  )
}
