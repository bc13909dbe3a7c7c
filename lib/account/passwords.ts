import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** How many hashes may be computed at once and how many may wait; argon2 runs on libuv's threads. */
const AT_ONCE = 2
const MAY_WAIT = 40

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAY_WAIT) throw new Error('Too many passwords are being checked')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** argon2id in PHC format, off the main thread, a bounded number at once. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, PARAMETERS))
}

/** Hash of 32 random bytes that nobody kept, made with PARAMETERS: what is verified where there is no account. */
const DECOY = '$argon2id$v=19$m=19456,t=2,p=1$2tLn/LQkfT2HG1bbM+gUWA$ZKawYvbkjnKwsqH5p+v1/ygPqZD3yvZlg2YcvCFoHmY'

/** Whether the password fits; takes the same time when there is no account or no password. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await inTurn(() => verify(passwordHash ?? DECOY, password))
  return passwordHash !== null && isRight
}
