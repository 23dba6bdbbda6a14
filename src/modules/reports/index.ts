import './operations.ts'
import './send-statement.ts'
