/** VAT groups, rates and the boxes of the return, as dated rows (localisation.md §2–4). */
import type { CountryPack } from '#company'
import type { TableRows } from '../insert-rows.ts'

export const taxRows = (pack: CountryPack): readonly TableRows[] => [
  {
    table: 'tax.business_groups',
    rows: pack.vatBusGroups.map(({ code, name, genBusGroup }) => ({ code, name, generalBusinessGroup: genBusGroup })),
  },
  { table: 'tax.product_groups', rows: pack.vatProdGroups.map(({ code, name }) => ({ code, name })) },
  {
    table: 'tax.posting_setup',
    rows: pack.vatPostingSetup.map(row => ({
      businessGroup: row.busGroup,
      productGroup: row.prodGroup,
      validFrom: row.validFrom,
      validTo: row.validTo ?? null,
      rate: row.rate,
      calculation: row.calculationType,
      identifier: row.identifier,
      salesAccount: row.salesVatAccount,
      purchaseAccount: row.purchaseVatAccount,
      reverseChargeAccount: row.reverseChargeVatAccount ?? null,
      deductiblePercent: row.deductible,
      category: row.eInvoiceCategory,
      exemption: row.eInvoiceExemption ?? '',
      euService: row.euService,
      clause: row.clause ?? {},
      standardCodes: row.standardCode ?? {},
      boxes: row.feeds,
      blocked: false,
    })),
  },
  {
    table: 'tax.return_boxes',
    rows: pack.vatReturns.flatMap(form =>
      form.boxes.map(({ code, name, ...definition }, index) => ({
        box: code,
        validFrom: form.validFrom,
        name,
        definition: {
          ...definition,
          form: form.code,
          precision: form.precision,
          ...(form.validTo ? { validTo: form.validTo } : {}),
        },
        position: (index + 1) * 10,
      })),
    ),
  },
]
