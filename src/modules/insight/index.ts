import './charts.ts'
import './get-figures.ts'

export { summarizeFigures } from './summary.ts'
