import { pino, type Logger } from 'pino'
import { processWide } from '@/lib/shared/process-wide'
import { getEnvironment } from './env'

/** The structured log on standard output, one line of JSON per entry; shared by the server and Next's modules. */
export function getLog(): Logger {
  return processWide('log', () =>
    pino({
      level: getEnvironment().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'], censor: '…' },
    }),
  )
}
