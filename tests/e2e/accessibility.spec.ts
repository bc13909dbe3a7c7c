import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './support/journey'

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

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`no screen has an accessibility violation or scrolls sideways, ${scheme} at ${width}`, async ({ page }) => {
      test.setTimeout(240_000)
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      for (const screen of SCREENS) {
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
    })
  }
}
