const SHUTDOWN_KEY = Symbol.for('milepost.shutting-down')
const shared = globalThis as typeof globalThis & { [SHUTDOWN_KEY]?: boolean }

/** Tells the whole process that it is about to end; readiness checks answer "no" from now on. */
export function announceShutdown(): void {
  shared[SHUTDOWN_KEY] = true
}

/** Whether the process finishes its last requests. */
export function isShuttingDown(): boolean {
  return shared[SHUTDOWN_KEY] === true
}
