import './records.ts'

export { type Rate, exchangeFactor, loadExchangeFactor, noRate } from './rate.ts'
