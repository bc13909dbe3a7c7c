import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export interface FoundBrowser {
  path: string
  /** Where it came from, in words. */
  origin: string
}

function installed(): FoundBrowser | null {
  const named = process.env['CHROMIUM_PATH']
  if (named && existsSync(named)) return { path: named, origin: 'named by CHROMIUM_PATH' }
  const system = SYSTEM_BROWSERS.find((path) => existsSync(path))
  if (system) return { path: system, origin: 'installed on this machine' }
  const own = chromium.executablePath()
  return existsSync(own) ? { path: own, origin: "Playwright's own" } : null
}

function tryRun(command: string, parameters: readonly string[]): boolean {
  try {
    execFileSync(command, parameters, {
      stdio: 'pipe',
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    return true
  } catch {
    return false
  }
}

/**
 * A Chromium for the journeys: the system's, Playwright's, or one installed now (Debian's package as root,
 * else Playwright's download). @throws Error saying what to do when none can be had
 */
export function findBrowser(): FoundBrowser {
  const found = installed()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    if (tryRun('apt-get', ['update']) && tryRun('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])) {
      const fresh = installed()
      if (fresh) return { ...fresh, origin: "just installed from Debian's packages" }
    }
  }
  if (tryRun('npx', ['playwright', 'install', 'chromium'])) {
    const fresh = installed()
    if (fresh) return { ...fresh, origin: 'just installed by Playwright' }
  }
  throw new Error(
    'No Chromium was found and none could be installed. Install one and name it: CHROMIUM_PATH=/path/to/chromium npm test',
  )
}

/** Quiet, offline and reproducible. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
