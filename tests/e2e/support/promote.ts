import { execFileSync } from 'node:child_process'
import path from 'node:path'

/** Gives a role by the command of the README, while the server runs. */
export function promote(address: string, role: string): string {
  return execFileSync(path.join('node_modules', '.bin', 'tsx'), ['lib/cli/user-promote.ts', address, role], {
    env: { ...process.env, DATA_DIR: process.env['E2E_DATA_DIR'] ?? '.data', DATABASE_URL: '' },
    encoding: 'utf8',
  })
}
