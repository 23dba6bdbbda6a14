/** `setup.records.describe`: the records of the house as data, so that a page for one more needs no more than its name. */
import { implement } from '#platform/command'
import { describeRecord, registeredRecords } from '#platform/record-registry'
import { contract } from './contract.ts'

implement(contract, 'setup.records.describe', () => Promise.resolve({ records: registeredRecords().map(describeRecord) }))
