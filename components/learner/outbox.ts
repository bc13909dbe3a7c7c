'use client'

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000

export interface OutboxOptions<T> {
  /** Where in this browser's storage the entries are kept. */
  key: string
  /** Sends the oldest entries; returns those that need not be sent again, none when it is to be tried later. */
  deliver: (waiting: readonly T[]) => Promise<readonly T[]>
  /** After every change: what waits, and whether the last try failed. */
  onChange: (waiting: readonly T[], hasFailed: boolean) => void
  /** Once everything that waited was delivered. */
  afterwards?: () => Promise<void>
}

export interface Outbox<T> {
  read: () => readonly T[]
  add: (...entries: T[]) => void
  /** Sends what waits, oldest first; harmless at any time. */
  send: () => Promise<void>
  /** Begins to listen for the connection; what was left by an earlier page is sent. */
  start: () => void
}

/**
 * Entries that stay in this browser until the server has them: tried at once, ever more rarely, and when the connection is
 * back. The server knows an entry by its id or its content, so sending one twice must be harmless.
 */
export function createOutbox<T extends { id: string }>({
  key,
  deliver,
  onChange,
  afterwards,
}: OutboxOptions<T>): Outbox<T> {
  let isSending = false
  let hasFailed = false
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let retryMs = FIRST_RETRY_MS

  function read(): readonly T[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
      return Array.isArray(kept) ? (kept as T[]) : []
    } catch {
      return []
    }
  }

  function write(entries: readonly T[]) {
    localStorage.setItem(key, JSON.stringify(entries))
    onChange(entries, hasFailed)
  }

  /** Whether everything that waited was delivered. @throws TypeError without a connection */
  async function deliverAll(): Promise<boolean> {
    let isAnyDelivered = false
    for (let waiting = read(); waiting.length > 0; waiting = read()) {
      const delivered = new Set((await deliver(waiting)).map(({ id }) => id))
      if (delivered.size === 0) return false
      isAnyDelivered = true
      write(read().filter(({ id }) => !delivered.has(id)))
    }
    if (isAnyDelivered) await afterwards?.()
    return true
  }

  async function send(): Promise<void> {
    if (isSending) return
    isSending = true
    clearTimeout(retryTimer)
    const isThrough = await deliverAll().catch(() => false)
    isSending = false
    hasFailed = !isThrough
    onChange(read(), hasFailed)
    if (isThrough) retryMs = FIRST_RETRY_MS
    if (read().length === 0) return
    // Either added while the last answer was on its way, or the connection or the server is not there.
    if (isThrough) return send()
    retryTimer = setTimeout(() => void send(), retryMs)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }

  return {
    read,
    send,
    add: (...entries) => {
      write([...read(), ...entries])
      void send()
    },
    start: () => {
      window.addEventListener('online', () => void send())
      // After everything of this page has said what it has to.
      setTimeout(() => void send())
    },
  }
}
