import { createHash } from 'node:crypto'
import {
  RateLimiterMemory,
  RateLimiterPrisma,
  type RateLimiterAbstract,
  type RateLimiterRes,
} from 'rate-limiter-flexible'
import { processWide } from '@/lib/shared/process-wide'

const MINUTE_S = 60
const HOUR_S = 60 * MINUTE_S

/** How often something may be tried per key (an address, an account, or both) within a window in seconds. */
const LIMITS = {
  /** Sign-ins from one address, whatever the account: guessing over many accounts. */
  'sign-in-place': { points: 60, duration: 15 * MINUTE_S },
  /** Sign-ins to one account from one address: its owner elsewhere is not affected. */
  'sign-in': { points: 10, duration: 15 * MINUTE_S },
  /** A whole class may sign up behind one address. */
  'sign-up': { points: 120, duration: HOUR_S },
  reset: { points: 5, duration: HOUR_S },
  'reset-finish': { points: 20, duration: HOUR_S },
  /** Reads of one calendar feed: several programs on several devices, each every few minutes. */
  'calendar-feed': { points: 120, duration: HOUR_S },
  /** Addresses of feeds that are none, from one place. A calendar service reads the feeds of many from one place. */
  'calendar-feed-unknown': { points: 300, duration: HOUR_S },
  /** Own questions of one visitor to the embedding model of L06, and how fast they may follow each other. */
  'own-question': { points: 20, duration: HOUR_S },
  'own-question-pace': { points: 1, duration: 1 },
  /** The same from one address, whoever asks: a whole class may sit behind it. */
  'own-question-place': { points: 300, duration: HOUR_S },
} as const

/** What is limited. */
export type LimitName = keyof typeof LIMITS

interface Shared {
  limiters: Map<LimitName, RateLimiterAbstract>
  /** A Prisma client with the model RateBucket, when the counters are shared between instances. */
  store?: object
}

const shared = processWide('rate-limits', (): Shared => ({ limiters: new Map() }))

/** Counts in the database from now on, for several instances; without it each process counts in memory. */
export function setRateLimitStore(prismaClient: object): void {
  shared.store = prismaClient
  shared.limiters.clear()
}

/** Counts one attempt and tells whether it is within the limit. Keys are kept as hashes only. */
export async function takeAttempt(name: LimitName, key: string): Promise<boolean> {
  return (await takeAttemptOrWait(name, key)) === 0
}

/** Counts one attempt; 0 if it is within the limit, otherwise the seconds until the next one is. */
export async function takeAttemptOrWait(name: LimitName, key: string): Promise<number> {
  try {
    await getLimiter(name).consume(createHash('sha256').update(key).digest('base64url'))
    return 0
  } catch (refusal) {
    // The library rejects with its counters, not with an error, when the limit is reached.
    if (refusal instanceof Error) throw refusal
    return Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000))
  }
}

function getLimiter(name: LimitName): RateLimiterAbstract {
  const existing = shared.limiters.get(name)
  if (existing !== undefined) return existing
  const options = { keyPrefix: name, ...LIMITS[name] }
  const memory = new RateLimiterMemory(options)
  const limiter =
    shared.store === undefined
      ? memory
      : // While the database does not answer each instance counts for itself.
        new RateLimiterPrisma({
          ...options,
          storeClient: shared.store,
          tableName: 'rateBucket',
          insuranceLimiter: memory,
        })
  shared.limiters.set(name, limiter)
  return limiter
}
