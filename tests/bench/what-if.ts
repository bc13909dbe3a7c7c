import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS } from '../support/find-browser'
import { request } from './request'

/** Milliseconds from request to the whole answer, of a learner who asks one thing after another. */
export interface WhatIfTimes {
  overflow: 'run-over' | 'choose-best'
  asked: number
  p50Ms: number
  p95Ms: number
  maxMs: number
}

const HOURS = Array.from({ length: 37 }, (_, index) => 2 + index / 2)
const TRACK = 'aiplus'
const DAYS_TO_DATE = 300

/**
 * A guest without an assessment draws the whole road of a track in a browser, then asks what other hours would bring:
 * once with a date beyond which everything is shown, once with the best that fits before it. Every question has other
 * hours, so each is planned anew.
 */
export async function measureWhatIf(base: string, executablePath: string): Promise<WhatIfTimes[]> {
  const cookie = await drawnPlan(base, executablePath)
  const deadline = new Date(Date.now() + DAYS_TO_DATE * 86_400_000).toISOString().slice(0, 10)
  const rows: WhatIfTimes[] = []
  for (const overflow of ['run-over', 'choose-best'] as const) {
    const times: number[] = []
    for (const hours of HOURS) {
      const address = `${base}/plan/what-if?hoursPerWeek=${hours}&deadline=${deadline}&overflow=${overflow}&stage=senior`
      const { elapsedMs, body } = await request(address, { headers: { cookie } })
      if (!body.includes('With this')) throw new Error(`${address} compares no plans`)
      times.push(elapsedMs)
    }
    times.sort((one, other) => one - other)
    const at = (share: number) => times[Math.floor(share * (times.length - 1))]!
    rows.push({ overflow, asked: times.length, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) })
  }
  return rows
}

/** Draws a plan as a guest. Returns the cookies that open it. */
async function drawnPlan(base: string, executablePath: string): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS })
  try {
    const page = await browser.newPage()
    await page.goto(`${base}/plan/new`)
    await page.locator(`input[name="trackId"][value="${TRACK}"]`).check()
    await page.getByLabel('Background').selectOption('zero-base')
    await page.getByLabel('Hours a week').fill('6')
    await page.getByRole('button', { name: 'Draw the road' }).click()
    await page.waitForURL(({ pathname }) => pathname === '/plan')
    return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  } finally {
    await browser.close()
  }
}
