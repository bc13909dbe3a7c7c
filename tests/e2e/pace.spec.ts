import type { Page } from '@playwright/test'
import { allSent, expect, test } from './support/journey'
import { answerOne, setUp } from './support/questions'

const LESSON = '/lessons/threshold-and-cost'
/** Minutes that only this browser knows. */
const unsaved = (page: Page) =>
  page.evaluate(() =>
    Object.values(JSON.parse(localStorage.getItem('milepost.minutes') ?? '{}') as Record<string, number>).reduce(
      (sum, minutes) => sum + minutes,
      0,
    ),
  )
const rail = (page: Page) => page.locator('.rail')

/** Reads on for some minutes: moves every half minute. */
async function readOn(page: Page, minutes: number): Promise<void> {
  for (let half = 0; half < 2 * minutes; half += 1) {
    await page.clock.runFor(30_000)
    await page.mouse.move(300 + (half % 2) * 40, 300)
  }
}

test('minutes count while somebody reads, stay in the browser until something is saved, and can be put right', async ({
  page,
}) => {
  await page.clock.install()
  await page.goto(LESSON)
  await expect(rail(page).getByText('Less than a minute so far, kept on this device.')).toBeVisible()
  await readOn(page, 6)
  await expect(rail(page).getByText('About 6 minutes so far, kept on this device.')).toBeVisible()

  // Without a sign of life the clock stands still after a minute.
  await page.clock.runFor(20 * 60_000)
  await expect(rail(page).getByText('About 7 minutes so far, kept on this device.')).toBeVisible()
  expect(await unsaved(page)).toBeGreaterThan(6.9)
  expect(await unsaved(page)).toBeLessThan(7.2)

  // An answer takes them along.
  await page.getByLabel('Keep 0.50, it is the neutral choice').first().check()
  await allSent(page)
  expect(await unsaved(page)).toBeLessThan(0.5)
  await expect(rail(page).getByText('About 7 minutes so far.')).toBeVisible()

  // A reload, and minutes of two kinds.
  await page.reload()
  await expect(rail(page).getByText('About 7 minutes so far.')).toBeVisible()
  await readOn(page, 3)
  await expect(rail(page).getByText('About 10 minutes so far, the last 3 kept on this device.')).toBeVisible()

  // The learner knows better.
  const own = page.locator('.own-minutes')
  await own.locator('summary').press('Enter')
  await own.getByLabel('Minutes this lesson took').fill('42')
  await own.getByRole('button', { name: 'Keep this figure' }).press('Enter')
  await expect(own.getByText('Kept: 42 minutes.')).toBeVisible()
  await expect(rail(page).getByText(/^About 42 minutes so far/)).toBeVisible()
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: /Mark as done/ }).click()
  await allSent(page)

  await page.goto('/progress')
  const field = page.getByRole('spinbutton', { name: 'Minutes, Threshold and cost on real predictions' })
  await expect(field).toHaveValue('42')
  await field.fill('5000')
  await field.press('Enter')
  await expect(page.getByText('At most a day, 1440 minutes')).toBeVisible()
  await field.fill('38')
  await field.press('Enter')
  await expect(page.getByText('Kept.', { exact: true })).toBeVisible()
  await expect(field).toHaveValue('38')
})

test('a page in the background counts nothing', async ({ page }) => {
  await page.clock.install()
  await page.goto(LESSON)
  await expect(rail(page).getByText('Less than a minute so far, kept on this device.')).toBeVisible()
  await readOn(page, 2)
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  const before = await unsaved(page)
  await readOn(page, 5)
  expect(await unsaved(page)).toBe(before)
})

test('time on the page of a lab counts for the open lesson that uses it, else for the lab', async ({ page }) => {
  await page.clock.install()
  await page.goto('/labs')
  await page.getByRole('link', { name: 'Threshold and cost', exact: false }).first().click()
  await page.waitForURL('**/labs/**')
  const address = page.url()
  await readOn(page, 4)
  await expect(page.locator('.own-minutes summary')).toHaveText(/^About 4 minutes so far, kept on this device/)
  await expect(page.locator('.own-minutes label')).toHaveText('Minutes this lab took')
  await page.goto(LESSON)
  await page.getByLabel('Keep 0.50, it is the neutral choice').first().check()
  await allSent(page)
  await page.goto(address)
  await expect(page.locator('.own-minutes label')).toHaveText('Minutes this lesson took')
})

test('whoever switches it off is not measured, and can delete what was', async ({ page }) => {
  await page.clock.install()
  await page.goto(LESSON)
  await expect(rail(page).getByText('Less than a minute so far, kept on this device.')).toBeVisible()
  await readOn(page, 3)
  await page.getByLabel('Keep 0.50, it is the neutral choice').first().check()
  await allSent(page)
  await readOn(page, 2)

  await page.goto('/account')
  await expect(page.getByRole('heading', { name: 'Minutes are measured' })).toBeVisible()
  await page.getByRole('button', { name: 'Stop measuring minutes' }).click()
  await expect(page.getByRole('heading', { name: 'Minutes are not measured' })).toBeVisible()
  await expect.poll(() => unsaved(page)).toBe(0)
  await page.getByText('Delete what was measured').click()
  await page.getByRole('button', { name: 'Delete all minutes' }).click()
  await expect(page.getByText('No minutes are kept.')).toBeVisible()

  await page.goto(LESSON)
  await expect(page.getByText('Say how many minutes this lesson took')).toBeVisible()
  await readOn(page, 3)
  expect(await unsaved(page)).toBe(0)
})

test('five finished lessons show the own pace on the plan and on today, with the numbers behind it', async ({
  page,
}) => {
  await page.goto('/plan/new')
  await page.locator('input[name="trackId"][value="aiplus"]').check()
  await page.getByLabel('Background').selectOption('traditional-pm')
  await page.getByLabel('Hours a week').fill('6')
  await page.getByRole('button', { name: 'Draw the road' }).click()
  await page.waitForURL('**/plan')
  await expect(page.getByText(/Your own pace shows once five lessons or labs are finished/)).toBeVisible()
  await expect(page.getByText(/^At your pace/)).toHaveCount(0)

  const links = await page
    .locator('.entry a[href^="/lessons/"]')
    .evaluateAll((all) => [...new Set(all.map((link) => (link as HTMLAnchorElement).getAttribute('href') ?? ''))])
  expect(links.length).toBeGreaterThanOrEqual(5)
  for (const path of links.slice(0, 5)) {
    await page.goto(path)
    await page.locator('.own-minutes summary').click()
    // The field fills itself a moment after it opens.
    await expect(page.getByLabel('Minutes this lesson took')).toHaveValue(/^\d+$/)
    await page.getByLabel('Minutes this lesson took').fill('60')
    await page.getByRole('button', { name: 'Keep this figure' }).click()
    await expect(page.getByText('Kept: 60 minutes.')).toBeVisible()
    await page.getByRole('button', { name: /Mark as done/ }).click()
    await allSent(page)
  }
  for (const address of ['/plan', '/today']) {
    await page.goto(address)
    await expect(page.getByText(/^At your pace: \d+–\d+ weeks$/)).toBeVisible()
    await expect(page.getByText(/The five lessons and labs you finished took 300 minutes where/)).toBeVisible()
    const numbers = page.locator('.pace-line .numbers')
    await numbers.locator('summary').press('Enter')
    await expect(numbers.getByRole('table', { name: 'Your minutes against the estimates' })).toBeVisible()
    await expect(numbers.getByRole('row', { name: /^Minutes taken 300$/ })).toBeVisible()
  }
})

test('every reason shows its numbers, down to the answers that moved the gap', async ({ page }) => {
  await page.clock.install()
  await setUp(page)
  for (let number = 1; number <= 8; number += 1) await answerOne(page)
  await page.getByRole('link', { name: /Stop here/ }).click()
  await page.getByRole('button', { name: 'Show what is known' }).click()
  await page.waitForURL('**/result')
  await page.getByRole('link', { name: 'Make a plan from this' }).click()
  await page.getByLabel('Hours a week').fill('8')
  await page.getByRole('button', { name: 'Draw the road' }).click()
  await page.waitForURL('**/plan')

  const entry = page.locator('.entry:has(.numbers)').first()
  const numbers = entry.locator('.numbers')
  await numbers.locator('summary').focus()
  const asking = page.waitForRequest(/\/api\/plan\/numbers/)
  await page.keyboard.press('Enter')
  const { search } = new URL((await asking).url())
  await expect(numbers.getByRole('table', { name: 'Where you probably stand, in a hundred' })).toBeVisible()
  await expect(numbers.getByRole('table', { name: 'Without this entry, the plan made again' })).toBeVisible()
  const answers = numbers.getByRole('table', { name: /^Answers that moved it most/ })
  await expect(answers).toBeVisible()

  // The same on a page of its own, as without scripts.
  await page.goto(`/plan/numbers${search}`)
  await expect(page.getByRole('table', { name: 'Where you probably stand, in a hundred' })).toBeVisible()
  await page
    .getByRole('link', { name: /^Question \d+: / })
    .first()
    .click()
  await page.waitForURL(/\/result#answer-/)
  await expect(page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`)).toBeInViewport()

  // Today says why in the same way.
  await page.goto('/today')
  await page.locator('.next .numbers summary').press('Enter')
  await expect(
    page.locator('.next').getByRole('table', { name: 'Without this entry, the plan made again' }),
  ).toBeVisible()

  // An entry that left the plan says so.
  const gone = await page.request.get('/api/plan/numbers?entry=MB99')
  expect(gone.status()).toBe(404)
})
