/** The log: JSON lines on standard error, so that standard output stays free for answers to people. */
import { pino } from 'pino'

export const log = pino(
  { level: process.env.HANDEL_LOG ?? 'info', base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: true }),
)
