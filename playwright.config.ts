import { defineConfig, devices } from '@playwright/test'
import { BROWSER_ARGUMENTS } from './tests/support/find-browser'

/** Journeys against a running production build: tests/run-suites.ts starts it and names it here. */
export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Generous: how fast something is is measured by npm run bench:web, not here.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env['BASE_URL'] ?? 'http://127.0.0.1:3000',
    viewport: { width: 1280, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    launchOptions: {
      args: BROWSER_ARGUMENTS,
      ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
    },
    trace: 'off',
  },
})
