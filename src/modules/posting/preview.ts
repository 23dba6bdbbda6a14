import type { Context } from '#platform/command'
import { Decimal } from '#platform/decimal'
import type { PostingPlan } from './plan.ts'

/** What would be posted, ledger by ledger, with the names of accounts, parties and items beside their numbers. */
export interface Preview {
  readonly preview: true
  readonly postingDate: string
  readonly documents: readonly { readonly id: string; readonly type: string; readonly number: string }[]
  readonly gl: readonly {
    readonly account: string
    readonly name: string
    readonly description: string
    readonly debit: string
    readonly credit: string
  }[]
  readonly totals: { readonly debit: string; readonly credit: string }
  readonly tax: PostingPlan['tax']
  readonly parties: PostingPlan['parties']
  readonly partyDetails: PostingPlan['partyDetails']
  readonly bank: PostingPlan['bank']
  readonly items: readonly (PostingPlan['items'][number] & { readonly number: string; readonly description: string })[]
  readonly values: PostingPlan['values']
}

/** Shows a plan as a preview: numbers not yet drawn are `***`, debits and credits stand apart. Reads names only. */
export async function showPlan(context: Context, plan: PostingPlan): Promise<Preview> {
  const accounts = await context.tx.query<{ number: string; name: string }>(
    'posting.preview_accounts',
    'select number, name from ledger.accounts where company_id = $1 and number = any($2)',
    [context.companyId, plan.gl.map(entry => entry.account)],
  )
  const items = await context.tx.query<{ id: string; number: string; description: string }>(
    'posting.preview_items',
    'select id, number, description from items.items where company_id = $1 and id = any($2)',
    [context.companyId, plan.items.map(entry => entry.itemId)],
  )
  const names = new Map(accounts.map(account => [account.number, account.name]))
  const itemOf = new Map(items.map(item => [item.id, item]))
  const debits = Decimal.sum(plan.gl.map(entry => Decimal.max(entry.amount, Decimal.zero)))
  const credits = Decimal.sum(plan.gl.map(entry => Decimal.min(entry.amount, Decimal.zero))).negated()
  return {
    preview: true,
    postingDate: plan.postingDate,
    documents: plan.documents.map(({ id, type, number }) => ({ id, type, number: number ?? '***' })),
    gl: plan.gl.map(({ account, amount, description = '' }) => ({
      account,
      name: names.get(account) ?? '',
      description,
      debit: amount.isPositive() ? amount.toString() : '',
      credit: amount.isNegative() ? amount.negated().toString() : '',
    })),
    totals: { debit: debits.toString(), credit: credits.toString() },
    tax: plan.tax,
    parties: plan.parties,
    partyDetails: plan.partyDetails,
    bank: plan.bank,
    items: plan.items.map(entry => ({
      ...entry,
      number: itemOf.get(entry.itemId)?.number ?? '',
      description: itemOf.get(entry.itemId)?.description ?? '',
    })),
    values: plan.values,
  }
}
