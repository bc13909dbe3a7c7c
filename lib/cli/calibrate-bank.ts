import { renewBankFacts } from '@/lib/assessment/calibration-banks'
import { calibrateBank, isCalibrationDueNow, type CalibrationReport } from '@/lib/assessment/calibration-service'
import { openDatabase } from '@/lib/db/client'
import { getLog } from '@/lib/platform/log'
import { StartError } from '@/lib/platform/start-error'
import type { Command } from '@/lib/server/control'
import { processWide } from '@/lib/shared/process-wide'
import { refreshOverlay } from '@/lib/studio/overlay'

/** `npm run bank:calibrate`: computes item parameters from the answers and publishes what passes the guard. */
export const calibrateBankNow: Command = async (args) => {
  if (args.length > 0) throw new StartError('bank:calibrate takes no parameters.')
  // By itself this process knows the files alone, not what was published over them.
  await refreshOverlay()
  const report = await alone(() => calibrateBank(new Date()))
  if (report === 'busy') throw new StartError('The bank is being calibrated by another process; try again in a while.')
  return inWords(report)
}

const MINUTE_MS = 60_000
const QUARTER_MS = 15 * MINUTE_MS

/**
 * While the server runs: calibrates once a night, on one instance of many, and takes over every minute what another one
 * published or flagged. Keeps no process alive. Returns what ends it.
 */
export function scheduleCalibration(): () => void {
  const nightly = setInterval(() => void attempt('calibration', calibrateWhenDue), QUARTER_MS).unref()
  const renewal = setInterval(() => void attempt('taking over item facts', renewFromOthers), MINUTE_MS).unref()
  return () => {
    clearInterval(nightly)
    clearInterval(renewal)
  }
}

/** One night's calibration, if none has been done since three o'clock UTC; null when there is nothing to do. */
export async function calibrateWhenDue(): Promise<CalibrationReport | null> {
  const now = new Date()
  const report = await alone(async () => ((await isCalibrationDueNow(now)) ? calibrateBank(now) : null))
  if (report === null || report === 'busy') return null
  getLog().info(report, 'calibrated the bank')
  return report
}

async function renewFromOthers(): Promise<void> {
  // The embedded database has one process, which knows what it wrote.
  if ((await openDatabase()).kind === 'postgres') await renewBankFacts()
}

async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    getLog().error({ err: error }, `${what} failed; it is tried again`)
  }
}

/** "bankcali", as far as it fits into the number of an advisory lock. */
const CALIBRATION_LOCK = 0x62616e6b

const running = processWide('calibration', () => ({ isRunning: false }))

/** Runs work that must be done by one process at a time, here or on any instance of Postgres. */
async function alone<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  if (running.isRunning) return 'busy'
  running.isRunning = true
  try {
    const database = await openDatabase()
    return await database.withSession(async (session) => {
      const [lock] = await session.query('SELECT pg_try_advisory_lock($1) AS taken', [CALIBRATION_LOCK])
      if (lock?.['taken'] !== true) return 'busy'
      try {
        return await work()
      } finally {
        await session.query('SELECT pg_advisory_unlock($1)', [CALIBRATION_LOCK])
      }
    })
  } finally {
    running.isRunning = false
  }
}

function inWords({ attempts, answers, ready, published, flagged }: CalibrationReport): string {
  const read = `Read ${counted(answers, 'answer')} of ${counted(attempts, 'attempt')}; ${counted(ready, 'item')} had enough of them.`
  const told =
    published === null
      ? 'No parameter moved enough to be published.'
      : `Published the parameters of ${counted(published.items, 'item')} as number ${published.publication}; new attempts begin with bank ${published.bankVersion}.`
  const out = flagged.length === 0 ? '' : ` Taken out until they are reviewed: ${flagged.join(', ')}.`
  return `${read} ${told}${out}`
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
