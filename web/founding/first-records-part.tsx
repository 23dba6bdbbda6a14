import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Failure, Problems } from '../ui/problems.tsx'
import { t } from '../ui/texts.ts'
import { SheetGrid, useSheet } from '../ui/worksheet/sheet-grid.tsx'
import { type SheetRow, blankKey } from '../ui/worksheet/sheet-state.ts'
import { type FirstRecord, loadFirst, openSheet } from './first-records.ts'

interface Props {
  readonly record: FirstRecord
  /** Whether the hands begin here. */
  readonly isFirst: boolean
}

/** A grid for the first records of a kind: typed, or pasted from a spreadsheet. */
export function FirstRecordsPart({ record, isFirst }: Props) {
  const query = useQuery({ queryKey: ['first', record.prefix], queryFn: () => loadFirst(record.prefix), staleTime: Infinity, gcTime: 0 })
  return (
    <section className="panel settings-part" aria-label={t(record.title)}>
      <h2>{t(record.title)}</h2>
      <p className="muted settings-text">
        {t(record.hint)} <Link to={record.listPath}>{t('web.founding.to_list')}</Link>
      </p>
      {query.error && <Failure error={query.error} />}
      {query.data && <LoadedPart record={record} isFirst={isFirst} rows={query.data} />}
    </section>
  )
}

function LoadedPart({ record, isFirst, rows }: Props & { readonly rows: readonly SheetRow[] }) {
  const columns = useMemo(() => record.columns(), [record])
  const [sheet] = useState(() => openSheet(record, rows))
  useEffect(() => () => sheet.close(), [sheet])
  // Whoever comes to begin, begins to type.
  const [target] = useState(isFirst && rows.length === 0 ? { rowKey: blankKey(0), column: record.needed } : undefined)
  const state = useSheet(sheet)
  const place = useRef<HTMLDivElement>(null)
  return (
    <>
      {state.isLost && (
        <p role="alert" className="notice" data-meaning="warning">
          {t('web.lost')}
        </p>
      )}
      {state.refused.length > 0 && (
        <Problems
          title={t('web.refused.change')}
          problems={state.refused}
          {...(state.warned === undefined ? {} : { onGoOn: { action: t('web.go_on'), run: () => sheet.goOn() } })}
          onClose={() => sheet.dismiss()}
        />
      )}
      <div className="first-grid" ref={place}>
        <SheetGrid
          sheet={sheet}
          columns={columns}
          target={target}
          label={t(record.title)}
          onDelete={line => void sheet.remove(line.key)}
          onEnd={() => goOn(place.current?.closest<HTMLElement>('.settings-part'))}
        />
      </div>
    </>
  )
}

/** There are no more of these: on to the empty row of the next kind. */
const goOn = (part: HTMLElement | null | undefined): void =>
  part?.nextElementSibling?.querySelector<HTMLElement>('[data-blank="true"] [aria-readonly="false"]')?.focus()
