import './apply.ts'
import './journals.ts'
import './lines.ts'
import './post-journal.ts'
import './post-payment.ts'
import './proposal.ts'
import './reverse.ts'

export { problem as paymentProblem } from './problems.ts'
