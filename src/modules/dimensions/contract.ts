import { z } from 'zod'
import { code } from '#platform/contract'
import {
  choiceField,
  codeField,
  defineRecord,
  flagField,
  given,
  idField,
  integerField,
  jsonField,
  nullable,
  recordContract,
  required,
  textField,
  titleField,
} from '#platform/record-contract'

export const dimensions = defineRecord('dimension', ['code'], {
  code: required(codeField()),
  id: given(idField()),
  name: required(titleField()),
  /** 1 or 2 for the two global dimensions. */
  globalNo: nullable(integerField(1, 2)),
  blocked: flagField(),
})

export const values = defineRecord('dimension value', ['dimension', 'code'], {
  dimension: required(codeField()),
  code: required(codeField()),
  id: given(idField()),
  name: required(titleField()),
  kind: choiceField(['standard', 'heading', 'total', 'begin_total', 'end_total']),
  blocked: flagField(),
})

export const sources = ['gl_account', 'customer', 'vendor', 'item', 'location', 'salesperson'] as const

/** A blank record means every record of the source. */
export const defaults = defineRecord('default dimension', ['source', 'record', 'dimension'], {
  source: required(choiceField(sources)),
  record: required(textField(50)),
  dimension: required(codeField()),
  value: nullable(codeField()),
  rule: choiceField(['none', 'code_mandatory', 'same_code', 'no_code']),
  allowedValues: nullable(jsonField(z.array(z.string().max(20)))),
})

export const combinations = defineRecord('dimension combination', ['dimension1', 'dimension2'], {
  dimension1: { ...required(codeField()), column: 'dimension_1' },
  dimension2: { ...required(codeField()), column: 'dimension_2' },
  limitation: required(choiceField(['limited', 'blocked'])),
})

export const blockedValuePairs = defineRecord(
  'blocked pair of dimension values',
  ['dimension1', 'value1', 'dimension2', 'value2'],
  {
    dimension1: { ...required(codeField()), column: 'dimension_1' },
    value1: { ...required(codeField()), column: 'value_1' },
    dimension2: { ...required(codeField()), column: 'dimension_2' },
    value2: { ...required(codeField()), column: 'value_2' },
  },
)

export const priorities = defineRecord('dimension priority', ['sourceCode', 'source'], {
  sourceCode: required(codeField()),
  source: required(choiceField(sources)),
  priority: required(integerField(1)),
})

/** Dimensions by code, each with the one value that entries are asked for. */
export const askedDimensions = () => z.record(code(), code()).optional()

/** Values of the two global dimensions on an entry; blank without. */
export const globalDimensions = { globalDimension1: z.string(), globalDimension2: z.string() }

export const contract = {
  ...recordContract('dimensions', dimensions),
  ...recordContract('dimensions.values', values),
  ...recordContract('dimensions.defaults', defaults),
  ...recordContract('dimensions.combinations', combinations),
  ...recordContract('dimensions.blocked_value_pairs', blockedValuePairs),
  ...recordContract('dimensions.priorities', priorities),
} as const
