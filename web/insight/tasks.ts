/** The rows to begin the day with: the oldest of what is late, each the door to its page. */
import { documentPath } from '../trade/kinds.ts'
import { formatDate, formatMoney } from '../ui/format.ts'
import type { Input, OperationName } from '../shell/operations.ts'
import type { Drill } from './drill.ts'

export type TaskName = 'delayed_sales' | 'late_receipts' | 'overdue_customers' | 'to_pay'

export interface Task {
  readonly key: string
  readonly path: string
  readonly title: string
  readonly detail: string
}

export interface TaskList {
  readonly operation: OperationName
  /** What the list is filtered by, on a day. */
  readonly filter: (workDate: string) => Drill['filter']
  readonly path: string
  readonly sort: string
  readonly show: (row: Readonly<Record<string, unknown>>) => Task
}

const text = (value: unknown): string => String(value ?? '')

const order = (side: 'sales' | 'purchase'): Omit<TaskList, 'filter'> => ({
  operation: `${side}.order.list`,
  path: `/${side}/orders`,
  sort: 'outstandingSince',
  show: row => ({
    key: text(row.id),
    path: documentPath(side, 'order', text(row.id)),
    title: `${text(row.number)} ${text(row.partyName)}`,
    detail: formatDate(text(row.outstandingSince)),
  }),
})

const entry = (role: 'customer' | 'vendor'): Omit<TaskList, 'filter'> => ({
  operation: `openitems.${role}_entries.list`,
  path: `/${role}-entries`,
  sort: 'dueDate',
  show: row => ({
    key: text(row.entryNo),
    path: `/${role}-entries/${text(row.entryNo)}`,
    title: `${text(row.documentNumber)} ${text(row.partyName)}`,
    detail: `${formatDate(text(row.dueDate))} · ${formatMoney(text(row.remaining).replace(/^-/, role === 'vendor' ? '' : '-'), text(row.currency))}`,
  }),
})

const late = (workDate: string): Drill['filter'] => ({ status: 'released', outstandingSince: `<${workDate}` })

export const taskLists: Readonly<Record<TaskName, TaskList>> = {
  delayed_sales: { ...order('sales'), filter: late },
  late_receipts: { ...order('purchase'), filter: late },
  overdue_customers: { ...entry('customer'), filter: workDate => ({ open: 'true', documentType: 'invoice', dueDate: `<${workDate}` }) },
  to_pay: { ...entry('vendor'), filter: workDate => ({ open: 'true', documentType: 'invoice', dueDate: `<=${workDate}` }) },
}

/** How many rows of a task list stand on the start page. */
export const shownTasks = 5

/** What the server is asked for a task list. */
export const taskInput = ({ filter, sort }: TaskList, workDate: string): Input<'sales.order.list'> => ({
  filter: filter(workDate),
  sort: [{ field: sort }],
  limit: shownTasks,
  total: true,
})
