import { execFileSync } from 'node:child_process'

/** Gives a role by the command of the README, while the server runs. */
export function promote(address: string, role: string): string {
  return execFileSync(process.execPath, ['lib/cli/run.mjs', 'lib/cli/user-promote.ts', address, role], {
    env: { ...process.env, DATA_DIR: process.env['E2E_DATA_DIR'] ?? '.data', DATABASE_URL: '' },
    encoding: 'utf8',
  })
}
