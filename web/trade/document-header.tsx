import { memo } from 'react'
import { lookUp } from '../shell/look-ups.ts'
import { workDate } from '../shell/session.ts'
import { ChoiceField, FlagField, TextField } from '../ui/fields/field.tsx'
import { FastTab } from '../ui/fields/fast-tab.tsx'
import { alignOf, editValue, readValue, showValue } from '../ui/fields/kinds.ts'
import type { LookupOption } from '../ui/lookup/options.ts'
import { caption, t } from '../ui/texts.ts'
import type { Draft } from './draft.ts'
import type { DraftState } from './draft-state.ts'
import { typeHeader } from './enter-header.ts'
import { goodsSide } from './line-columns.ts'
import { type HeaderField, fastTabs, fieldName, fieldsOf, headerChange, headerValue } from './header-fields.ts'
import { summaryOf } from './summary.ts'

interface Props {
  readonly draft: Draft
  readonly state: DraftState
}

/** The header of a document in its fast-tabs. Each field is sent when one leaves it. */
export const DocumentHeader = memo(DrawnHeader, isSameHeader)

/** What an answer about lines changes of the document; nothing in the header shows it. */
const ofLines: ReadonlySet<string> = new Set(['version', 'totals', 'taxSummary', 'warnings', 'lines'])

/** Typing in the lines does not draw the header anew. */
function isSameHeader({ draft, state }: Props, next: Props): boolean {
  if (draft !== next.draft || state.header !== next.state.header || state.checks !== next.state.checks) return false
  const [was, is] = [state.document, next.state.document] as Readonly<Record<string, unknown>>[]
  return was === is || Object.keys(is!).every(field => ofLines.has(field) || was![field] === is![field])
}

function DrawnHeader({ draft, state }: Props) {
  return (
    <section className="panel" aria-label={t('web.document.header')}>
      {fastTabs.map(tab => (
        <FastTab
          key={tab.id}
          id={`document.${tab.id}`}
          title={t(`web.tab.${tab.id}`)}
          summary={summaryOf(tab.summary, state.document)}
          isOpenAtFirst={tab.isOpen}
        >
          <div className="fields" data-dense>
            {fieldsOf(tab, draft.side, draft.kind).map(field => (
              <Field key={fieldName(field)} field={field} draft={draft} state={state} />
            ))}
          </div>
        </FastTab>
      ))}
    </section>
  )
}

/** Released: what decides the amounts waits until it is reopened; the server has the last word. */
const openWhenReleased: ReadonlySet<string> = new Set(['postingDate', 'documentDate', 'externalNumber', 'theirGross', 'theirTax', 'yourReference', 'dueDate', 'salesperson', 'trackingNumber'])

function Field({ field, draft, state }: Props & { readonly field: HeaderField }) {
  const { document } = state
  const name = fieldName(field)
  const typed = state.header[name]
  const value = headerValue(document, field)
  const isReadOnly = field.isFixed || (document.status !== 'open' && !openWhenReleased.has(field.field))
  const common = {
    name,
    label: caption(`trade.${field.part ?? field.field}`, { side: goodsSide(draft.side, draft.kind, field.field), kind: draft.kind }),
    problem: typed?.problem ?? state.checks?.[name],
    isReadOnly,
  }
  const enter = (text: string, option?: LookupOption): void => {
    const read = readValue(field.kind, text, workDate())
    if ('problem' in read) return draft.refuseHeader(name, text, read.problem)
    return typeHeader(draft, name, text, headerChange(document, field, read.value, option?.id))
  }
  if (field.choices)
    return <ChoiceField {...common} field={field.field} value={String(value)} choices={field.choices} onEnter={text => enter(text)} />
  if (field.kind === 'flag')
    return (
      <FlagField {...common} value={typed ? typed.text === 'true' : value === true} onEnter={isSet => enter(String(isSet))} />
    )
  return (
    <TextField
      {...common}
      value={typed ? shownTyped(field, typed.text, typed.problem) : field.isBlankAtZero && value === '0' ? '' : editValue(field.kind, value)}
      align={alignOf(field.kind)}
      search={field.lookup ? lookUp(field.lookup, draft.side) : undefined}
      note={field.nameField ? String(document[field.nameField] ?? '') : undefined}
      onEnter={enter}
    />
  )
}

/** What was typed, as it will read once it is taken. */
function shownTyped(field: HeaderField, text: string, problem: string | undefined): string {
  if (problem) return text
  const read = readValue(field.kind, text, workDate())
  return 'value' in read && field.kind === 'date' ? showValue('date', read.value) : text
}
