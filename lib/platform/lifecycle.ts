import { processWide } from '@/lib/shared/process-wide'

const lifecycle = processWide('lifecycle', () => ({ isShuttingDown: false }))

/** Tells the whole process that it is about to end; readiness checks answer "no" from now on. */
export function announceShutdown(): void {
  lifecycle.isShuttingDown = true
}

/** Whether the process finishes its last requests. */
export function isShuttingDown(): boolean {
  return lifecycle.isShuttingDown
}
