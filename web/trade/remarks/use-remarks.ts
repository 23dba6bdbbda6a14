/** Comments and files of a document: read, put there, changed, taken off. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { v4 } from 'uuid'
import { Refusal, call } from '../../shell/client.ts'
import type { Input, Output } from '../../shell/operations.ts'
import { mayRun, queries } from '../../shell/session.ts'
import { t } from '../../ui/texts.ts'
import type { Side } from '../calls.ts'

export type Remark = Output<'sales.remarks.list'>['remarks'][number]

/** The operations of both sides are alike; which of them is called is said by the name. */
const named = <V extends string>(side: Side, verb: V) => `${side}.remarks.${verb}` as `sales.remarks.${V}`

/** What stands on a document; undefined while it is being read, and where one may not see it. */
export function useRemarks(side: Side, documentId: string): readonly Remark[] | undefined {
  const operation = named(side, 'list')
  const { data } = useQuery({ queryKey: [operation, documentId], queryFn: () => call(operation, { documentId }), enabled: mayRun(operation) })
  return data?.remarks
}

/** What a file holds, in base64. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })

/** Largest file in bytes; the server says so too, but only after all of it was sent. */
const largest = 3.5 * 1024 * 1024

export type Place = { readonly documentId: string; readonly lineId?: string }

/** What one does with remarks, and why the last of it was refused. */
export function useRemarkDeeds(side: Side, documentId: string) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const doing = async (deed: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setProblem(undefined)
    try {
      await deed()
      return true
    } catch (error) {
      setProblem(error instanceof Refusal ? error.message : t('web.unreachable'))
      return false
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: [named(side, 'list'), documentId] })
    }
  }
  const once = () => ({ idempotencyKey: v4() })
  return {
    problem,
    isBusy,
    mayWrite: mayRun(named(side, 'comment')),
    comment: (input: Input<'sales.remarks.comment'>) => doing(() => call(named(side, 'comment'), input, once())),
    attach: async (place: Place, files: readonly File[]): Promise<void> => {
      const tooLarge = files.find(file => file.size > largest)
      if (tooLarge) return setProblem(t('web.remarks.too_large', { name: tooLarge.name }))
      await doing(async () => {
        for (const file of files) await call(named(side, 'attach'), { ...place, fileName: file.name, content: await base64Of(file) }, once())
      })
    },
    change: (input: Input<'sales.remarks.change'>) => doing(() => call(named(side, 'change'), input, once())),
    remove: (id: string) => doing(() => call(named(side, 'delete'), { id }, once())),
    file: (id: string) => call(named(side, 'file'), { id }),
  }
}

export type RemarkDeeds = ReturnType<typeof useRemarkDeeds>
