import { pino, type Logger } from 'pino'
import { getEnvironment } from './env'

const LOG_KEY = Symbol.for('milepost.log')
type WithLog = typeof globalThis & { [LOG_KEY]?: Logger }

/** The structured log on standard output, one line of JSON per entry; shared by the server and Next's modules. */
export function getLog(): Logger {
  const shared = globalThis as WithLog
  shared[LOG_KEY] ??= pino({
    level: getEnvironment().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'], censor: '…' },
  })
  return shared[LOG_KEY]
}
