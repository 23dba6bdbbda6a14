/** Comments on paper: texts among the lines. */
import type { LineOnPaper } from './facts.ts'

export interface RemarkOnPaper {
  /** The line it stands on; null on the document itself. */
  readonly lineNo: number | null
  readonly text: string
}

const nothing = {
  type: 'text', number: '', theirNumber: '', variant: '', itemName: '', quantity: '0', outstanding: '0', unit: '', unitPrice: '0', lineDiscountPercent: '0', taxRate: '0',
  taxCalculation: 'normal', lineAmount: '0', date: null, prepayment: false,
} as const satisfies Omit<LineOnPaper, 'description'>

/** The lines with what is said about each below it, and what is said about the document below all; a text line for each line of a comment. Pure. */
export function withRemarks(lines: readonly (LineOnPaper & { readonly lineNo: number })[], remarks: readonly RemarkOnPaper[]): LineOnPaper[] {
  const saidOf = (lineNo: number | null): LineOnPaper[] =>
    remarks.filter(remark => remark.lineNo === lineNo).flatMap(({ text }) => text.split('\n').map(description => ({ ...nothing, description })))
  return [...lines.flatMap(({ lineNo, ...line }) => [line, ...saidOf(lineNo)]), ...saidOf(null)]
}
