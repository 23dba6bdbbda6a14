import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { v4 } from 'uuid'
import { type ShownProblem, call } from '../../shell/client.ts'
import { lookUp } from '../../shell/look-ups.ts'
import { queries } from '../../shell/session.ts'
import { DialogActions, Overlay } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields/field.tsx'
import { Problems } from '../../ui/problems.tsx'
import { caption, t } from '../../ui/texts.ts'
import { problemsOf } from '../../ui/use-act.ts'
import type { DocumentView } from '../calls.ts'
import { documentPath } from '../kinds.ts'

interface Props {
  readonly document: DocumentView
  /** Numbers of the lines that are marked in the grid. */
  readonly marked: readonly number[]
  readonly title: string
  readonly onClose: () => void
}

type Choice = 'all' | 'selected'

interface Vendor {
  readonly number: string
  readonly name: string
}

/** All lines or the marked ones, then the vendor where the items do not name one; makes a purchase invoice and opens it. */
export function PurchaseInvoiceDialog({ document, marked, title, onClose }: Props) {
  const navigate = useNavigate()
  const [choice, setChoice] = useState<Choice>(marked.length > 0 ? 'selected' : 'all')
  const [vendor, setVendor] = useState<Vendor>()
  const [problems, setProblems] = useState<readonly ShownProblem[]>()
  const [key] = useState(() => v4())
  const [isBusy, setBusy] = useState(false)

  const create = async (vendorNumber: string | undefined): Promise<void> => {
    if (isBusy || (vendor && !vendorNumber)) return
    setBusy(true)
    setProblems(undefined)
    try {
      const { id, version, kind } = document
      const lineIds = choice === 'all' ? [] : document.lines.filter(line => marked.includes(line.lineNo)).map(line => line.id)
      const input = { id, version, lineIds, ...(vendorNumber && { vendorNumber }) }
      const operation = `sales.${kind as 'order'}.create_purchase_invoice` as const
      const made = await call(operation, input, { idempotencyKey: `${key}-${encodeURIComponent(vendorNumber ?? '')}` })
      await queries.invalidateQueries({ refetchType: 'none' })
      void navigate({ to: documentPath('purchase', 'invoice', made.id) })
    } catch (error) {
      const found = problemsOf(error)
      if (found.some(({ code }) => code === 'trade.choose_vendor')) setVendor({ number: '', name: '' })
      else setProblems(found)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Overlay title={title} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void create(vendor?.number)
        }}
      >
        {problems && <Problems title={t('web.buying.refused')} problems={problems} />}
        {vendor ? (
          <VendorQuestion vendor={vendor} onVendor={setVendor} />
        ) : (
          <LinesChoice choice={choice} count={marked.length} title={title} onChoice={setChoice} />
        )}
        <DialogActions action={t('web.buying.create_invoice')} onCancel={onClose} />
      </form>
    </Overlay>
  )
}

interface ChoiceProps {
  readonly choice: Choice
  /** How many lines are marked. */
  readonly count: number
  readonly title: string
  readonly onChoice: (choice: Choice) => void
}

function LinesChoice({ choice, count, title, onChoice }: ChoiceProps) {
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="visually-hidden">{title}</legend>
      {(['all', 'selected'] as const).map(each => (
        <label key={each} className="choice">
          {/* The dialog exists to be answered: what fits has the focus. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <input type="radio" name="choice" checked={choice === each} autoFocus={choice === each} onChange={() => onChoice(each)} />
          {t(`web.buying.lines.${each}`, { count })}
        </label>
      ))}
    </fieldset>
  )
}

function VendorQuestion({ vendor, onVendor }: { readonly vendor: Vendor; readonly onVendor: (vendor: Vendor) => void }) {
  return (
    <div className="fields">
      <p>{t('web.buying.choose_vendor')}</p>
      <TextField
        name="vendorNumber"
        label={caption('trade.partyNumber', { side: 'purchase' })}
        value={vendor.number}
        note={vendor.name}
        isRequired
        isFirst
        search={lookUp('vendors')}
        onEnter={(text, option) => onVendor({ number: text.trim(), name: option?.description ?? '' })}
      />
    </div>
  )
}
