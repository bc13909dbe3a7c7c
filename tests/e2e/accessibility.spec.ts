import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, signUp, test } from './support/journey'
import { promote } from './support/promote'
import { expectNumber, setUp } from './support/questions'

/** Looking at thirty screens takes two minutes; on a busy machine it may take many more. */
const MANY_SCREENS_MS = 15 * 60_000

const SCREENS = [
  '/',
  '/roadmap',
  '/tracks/aiplus',
  '/paths/technical',
  '/skills/metrics-thresholds-base-rates',
  '/lessons/threshold-and-cost',
  '/lessons/technology-first',
  '/labs',
  '/labs/threshold-and-cost',
  '/milestones/rules-first-baseline-memo',
  '/library',
  '/library/claims',
  '/library/tools',
  '/library/resources',
  '/library/glossary',
  '/library/trends',
  '/library/pitfalls',
  '/library/pitfalls/technology-first',
  '/compare',
  '/method',
  '/assessment',
  '/plan',
  '/plan/new',
  '/today',
  '/progress',
  '/review',
  '/account',
  '/sign-in',
  '/sign-up',
  '/reset',
]

/** Screens of somebody who signed in and may do everything; the attempt and its result come on top. */
const OWN_SCREENS = [
  '/plan',
  '/plan/print',
  '/today',
  '/progress',
  '/account',
  '/skills/metrics-thresholds-base-rates',
  '/roadmap/aiplus',
  '/studio',
  '/studio/documents/PF-1',
  '/studio/documents/items/E1',
  '/studio/history/PF-1',
  '/studio/people',
  '/studio/outbox',
  '/studio/audit',
  '/studio/reports',
  '/studio/items',
  '/studio/items/E1-e',
]

async function expectSound(page: Page, screen: string): Promise<void> {
  await page.goto(screen)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, nodes }) =>
      `${screen} ${id}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(' | ')}`,
  )
  expect.soft(found).toEqual([])
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(sideways, `${screen} scrolls sideways`).toBeLessThanOrEqual(0)
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`no screen has an accessibility violation or scrolls sideways, ${scheme} at ${width}`, async ({ page }) => {
      test.setTimeout(MANY_SCREENS_MS)
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      for (const screen of SCREENS) await expectSound(page, screen)
    })

    test(`neither has any screen of a learner or of the studio, ${scheme} at ${width}`, async ({ page }) => {
      test.setTimeout(MANY_SCREENS_MS)
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      promote(await signUp(page), 'administrator')
      await setUp(page)
      const attempt = new URL(page.url()).pathname
      await expectSound(page, attempt)
      await page.getByRole('button', { name: 'I don’t know' }).click()
      await expectNumber(page, 2)
      await expectSound(page, `${attempt}/result/stop`)
      await page.getByRole('button', { name: 'Show what is known' }).click()
      await page.waitForURL('**/result')
      await expectSound(page, `${attempt}/result`)
      await page.goto('/plan/new')
      await page.getByLabel('Date to reach').fill(new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10))
      await page.getByRole('button', { name: 'Draw the road' }).click()
      await page.waitForURL(({ pathname }) => pathname === '/plan')
      for (const screen of OWN_SCREENS) await expectSound(page, screen)
    })
  }
}
