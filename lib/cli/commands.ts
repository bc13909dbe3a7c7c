import type { CommandTable } from '@/lib/server/control'

/** The commands that work while the server runs, by the name of their npm script. */
export const commands: CommandTable = {
  'bank:calibrate': async () => (await import('./calibrate-bank')).calibrateBankNow,
  'content:export': async () => (await import('./export-content')).exportContent,
  'db:backup': async () => (await import('./back-up-database')).backUpDatabase,
  'progress:rebuild': async () => (await import('./rebuild-progress')).rebuildProgress,
  'user:promote': async () => (await import('./promote-user')).promoteUser,
}
