/**
 * Everything posted under a document number: the documents, and per ledger how many entries and the first of them.
 * Entries are found by the transactions of the documents, and by later ones that corrected the cost of the goods on
 * them: those corrections stand under the same documents.
 */
import { implement } from '#platform/command'
import type { Row } from '#platform/list'
import { contract } from './contract.ts'

/** What is shown of the entries of each ledger; `e` is the entry. */
const ledgers = [
  {
    ledger: 'gl',
    from: 'ledger.entries e left join ledger.accounts a on a.company_id = e.company_id and a.number = e.account',
    columns: `e.account, coalesce(a.translations->>$4, a.name) as "accountName", e.description, e.amount`,
  },
  {
    ledger: 'tax',
    from: 'tax.entries e',
    columns: `e.kind, e.tax_date as "taxDate", e.business_group as "businessGroup", e.product_group as "productGroup", e.identifier, e.calculation, e.rate, e.base, e.amount`,
  },
  {
    ledger: 'party',
    from: `openitems.party_entries e join openitems.open_items o on o.company_id = e.company_id and o.entry_no = e.entry_no
      join parties.parties p on p.company_id = e.company_id and p.id = e.party_id`,
    columns: `e.role, e.party_id as "partyId", p.number as "partyNumber", p.name as "partyName", e.document_type as "documentType", e.currency,
      (select sum(d.amount) from openitems.party_details d where d.company_id = e.company_id and d.entry_no = e.entry_no and d.kind = 'initial') as amount,
      (select sum(d.amount_lcy) from openitems.party_details d where d.company_id = e.company_id and d.entry_no = e.entry_no and d.kind = 'initial') as "amountLcy",
      o.remaining, o.open, o.due_date as "dueDate"`,
  },
  {
    ledger: 'bank',
    from: 'bank.entries e',
    columns: `e.bank_account as "bankAccount", e.description, e.amount, e.amount_lcy as "amountLcy"`,
  },
  {
    ledger: 'item',
    from: 'stock.item_entries e join items.items i on i.company_id = e.company_id and i.id = e.item_id',
    columns: `e.type, e.item_id as "itemId", i.number as "itemNumber", e.description, e.variant, e.location, e.quantity`,
  },
  {
    ledger: 'value',
    from: 'stock.value_entries e join items.items i on i.company_id = e.company_id and i.id = e.item_id',
    columns: `e.item_entry_no as "itemEntryNo", e.item_id as "itemId", i.number as "itemNumber", e.type, e.valuation_date as "valuationDate",
      e.valued_quantity as "valuedQuantity", e.cost_actual as "costActual", e.cost_expected as "costExpected",
      e.sales_actual as "salesActual", e.purchase_actual as "purchaseActual", e.adjustment`,
  },
] as const

type FoundRow = Row & { readonly entryNo: number; readonly documentId: string; readonly postingDate: string }

implement(contract, 'ledger.find_entries', async ({ tx, companyId, language }, { number, limit }) => {
  const documents = await tx.query<{ id: string; type: string; number: string; externalNumber: string; postingDate: string; transactionNo: number }>(
    'proof.find_documents',
    `select id, type, number, external_number as "externalNumber", posting_date as "postingDate", transaction_no as "transactionNo"
     from ledger.documents where company_id = $1 and number = $2
     union
     select d.id, d.type, d.number, d.external_number, d.posting_date, d.transaction_no
     from (select id from parties.parties where company_id = $1) p
     join ledger.documents d on d.company_id = $1 and d.party_id = p.id and upper(d.external_number) = upper($2)
     where $2 <> ''
     order by "transactionNo", id limit $3`,
    [companyId, number, limit],
  )
  const ids = documents.map(document => document.id)
  const own = documents.map(document => document.transactionNo)
  const transactions = await tx.query<{ transactionNo: number }>(
    'proof.find_transactions',
    `select unnest($2::bigint[]) as "transactionNo"
     union
     select later.transaction_no from stock.value_entries v
     join stock.value_entries later on later.company_id = v.company_id and later.item_entry_no = v.item_entry_no and later.document_id = any($3)
     where v.company_id = $1 and v.transaction_no = any($2)`,
    [companyId, own, ids],
  )
  const numbers = transactions.map(({ transactionNo }) => transactionNo)
  const found = await Promise.all(
    ledgers.map(async ({ ledger, from, columns }) => {
      const rows = await tx.query<FoundRow & { total: number }>(
        `proof.find_${ledger}`,
        `select e.entry_no as "entryNo", e.document_id as "documentId", e.posting_date as "postingDate", ${columns}, count(*) over ()::int as total
         from ${from} where e.company_id = $1 and e.transaction_no = any($5) and e.document_id = any($2) and $4::text is not null
         order by e.entry_no limit $3`,
        [companyId, ids, limit, language, numbers],
      )
      return { ledger, count: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row as FoundRow) }
    }),
  )
  return { documents, ledgers: found.filter(({ count }) => count > 0) }
})
