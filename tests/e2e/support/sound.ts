import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Rules broken on the page as it stands, each with the first places that break it. */
async function violationsOn(page: Page): Promise<string[]> {
  // Legacy: one run in the page itself. The other way opens a page per run, and no screen frames a foreign origin.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .exclude('iframe')
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(' | ')}`,
  )
}

/** No accessibility violation, and nothing that scrolls sideways, on the page as it stands. */
export async function expectSound(page: Page, where = page.url()): Promise<void> {
  expect.soft(await violationsOn(page), where).toEqual([])
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(sideways, `${where} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** The same in dark at the width of a small phone and in light at that of a desk. Leaves the page light and wide. */
export async function expectSoundEverywhere(page: Page, where: string): Promise<void> {
  for (const [width, colorScheme] of [
    [360, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await expectSound(page, `${where}, ${colorScheme} at ${width}`)
  }
}
