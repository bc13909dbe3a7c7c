import type { Page } from '@playwright/test'
import { expect, test } from './support/journey'
import { expectSound, expectSoundEverywhere } from './support/sound'

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

interface PlanWish {
  hours?: string
  date?: string
  stage?: string
}

/** Draws a plan from a background; leaves the reader on it. */
async function drawPlan(page: Page, { hours = '6', date, stage }: PlanWish = {}): Promise<void> {
  await page.goto('/plan/new')
  await page.locator('input[name="trackId"][value="aiplus"]').check()
  await page.getByLabel('Background').selectOption('traditional-pm')
  await page.getByLabel('Hours a week').fill(hours)
  if (stage !== undefined) await page.getByLabel('Plan up to the end of').selectOption(stage)
  if (date !== undefined) await page.getByLabel('Date to reach').fill(date)
  await page.getByRole('button', { name: 'Draw the road' }).click()
  await page.waitForURL('**/plan')
}

const notice = (page: Page) => page.locator('.change-notice')
const firstEntry = (page: Page) => page.locator('.entry:has(.entry-more)').first()
const titleOf = async (page: Page) => (await firstEntry(page).locator('a, .entry-title').first().textContent()) ?? ''

/** Goes to a control with Tab alone and presses a key on it. */
async function tabTo(page: Page, name: RegExp, key = 'Enter'): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
    })
    if (!name.test(text.trim())) continue
    await page.keyboard.press(key)
    return
  }
  throw new Error(`No control ${name} can be reached with Tab`)
}

test('a change is told once, undone from the notice, and kept in the history', async ({ page }) => {
  await drawPlan(page)
  await expect(notice(page)).toHaveCount(0)
  const title = await titleOf(page)
  await firstEntry(page).locator('summary', { hasText: 'Change this' }).click()
  await firstEntry(page).getByRole('button', { name: /^Skip/ }).click()
  await expect(notice(page).getByRole('heading')).toHaveText(/1 left the plan, because you skip “.+”\.$/)
  await expect(notice(page).getByRole('heading')).toContainText(title)
  await notice(page).getByText('See what moved').click()
  await expectSoundEverywhere(page, 'the notice of a change')

  // Put away, it does not come back.
  await notice(page).getByRole('button', { name: 'All right' }).click()
  await expect(notice(page)).toHaveCount(0)
  await page.reload()
  await expect(notice(page)).toHaveCount(0)

  await page.getByRole('link', { name: 'Changes', exact: true }).click()
  await page.waitForURL('**/plan/history')
  await expect(page.locator('.plan-versions > li')).toHaveCount(2)
  await expectSoundEverywhere(page, 'the history')
  await page.getByRole('button', { name: /^Go back to this.*version 1$/ }).click()
  await page.waitForURL('**/plan')
  await expect(notice(page).getByRole('heading')).toHaveText(/1 added, because you took back your word/)
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(notice(page).getByRole('heading')).toHaveText(/1 left the plan, because you skip/)
})

test('with the keyboard alone an entry goes to another week, and comes back', async ({ page }) => {
  await drawPlan(page)
  const title = await titleOf(page)
  const weekOf = () => page.locator('.weeks > li', { hasText: title }).first().locator('.wk b')
  const before = await weekOf().textContent()
  await page.locator('#weeks-h').evaluate((heading) => {
    heading.setAttribute('tabindex', '-1')
    ;(heading as HTMLElement).focus()
  })
  await tabTo(page, /^Change this/)
  await tabTo(page, /^One week later/)
  await expect(notice(page).getByRole('heading')).toContainText(`because you moved “${title}”`)
  await expect(page.getByText('moved by you').first()).toBeVisible()
  expect(await weekOf().textContent()).not.toBe(before)
  await tabTo(page, /^Undo$/)
  await expect(page.getByText('moved by you')).toHaveCount(0)
  expect(await weekOf().textContent()).toBe(before)
})

test('two plans stand side by side, and nothing changes before one is taken', async ({ page }) => {
  await drawPlan(page)
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('link', { name: 'What if?' }).click()
  await page.waitForURL('**/plan/what-if')
  await page.getByLabel('Hours a week', { exact: true }).fill('12')
  await expect(page).toHaveURL(/hoursPerWeek=12/)
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
  await expect(row('Hours a week').getByRole('cell').nth(1)).toHaveText('12 h')
  await page.getByLabel('Up to the end of').selectOption('specialisation')
  await expect(page.getByText(/^Levels gained: \d+$/)).toBeVisible()
  await expect(page.getByText(/^Milestones gained: \d+$/)).toBeVisible()
  await expectSoundEverywhere(page, 'what if')

  // The address carries the state; the plan is still the old one.
  const address = page.url()
  await page.goto('/plan')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '')
  await page.goto(address)
  const weeks = await row('Arrival').getByRole('cell').nth(1).textContent()
  await page.getByRole('button', { name: 'Take this plan' }).click()
  await page.waitForURL('**/plan')
  await expect(notice(page).getByRole('heading')).toContainText('because the plan now leads to the end')
  await page.goto('/plan/what-if')
  await expect(page.getByText('These are the settings of your plan.')).toBeVisible()
  await page.getByLabel('Hours a week', { exact: true }).fill('10')
  await expect(row('Arrival').getByRole('cell').first()).toHaveText(weeks ?? '')
})

test('the slider answers at once, with typed values and keys, and takes a mixture that fits', async ({ page }) => {
  await drawPlan(page, { hours: '4', date: inDays(140) })
  const slider = page.getByRole('slider', { name: 'Hours a week' })
  const answer = page.locator('.trade-off-answer')
  const before = await answer.textContent()
  await slider.focus()
  const milliseconds = await slider.evaluate(async (input: HTMLInputElement) => {
    const text = document.querySelector('.trade-off-answer')!
    const began = performance.now()
    const changed = new Promise<number>((resolve) => {
      new MutationObserver(() => resolve(performance.now() - began)).observe(text, {
        characterData: true,
        childList: true,
        subtree: true,
      })
    })
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!
    value.set!.call(input, input.max)
    input.dispatchEvent(new Event('input', { bubbles: true }))
    return changed
  })
  expect(milliseconds).toBeLessThan(200)
  expect(await answer.textContent()).not.toBe(before)
  await expect(answer).toContainText('keep your date')
  await page.keyboard.press('Home')
  await expect(answer).toContainText('4 h a week and')
  await page.getByLabel('Typed, in hours').fill('5')
  await expect(answer).toContainText('a week and')
  await expectSound(page)
  await page.getByRole('button', { name: /^Take this mixture/ }).click()
  await expect(page.getByRole('heading', { name: /does not fit/ })).toHaveCount(0)
})

test('what is known can be checked with two questions, and the learner is believed either way', async ({ page }) => {
  await page.clock.install()
  await drawPlan(page)
  await firstEntry(page).locator('summary', { hasText: 'Change this' }).click()
  await firstEntry(page)
    .getByRole('button', { name: /^I know this/ })
    .click()
  await notice(page).getByRole('button', { name: 'Check it with two questions' }).click()
  await page.waitForURL(/\/plan\/check\/[0-9a-f-]{36}$/)
  for (const number of [1, 2]) {
    await expect(page.getByText(`Question ${number} of 2`)).toBeVisible()
    await page.clock.fastForward(30_000)
    await page.getByRole('button', { name: 'I don’t know' }).click()
  }
  await expect(page.getByRole('heading', { name: 'Both questions are answered' })).toBeFocused()
  await page.getByRole('button', { name: 'See what they say' }).click()
  await expect(page.getByRole('heading', { name: 'Neither answer is right' })).toBeVisible()
  await expect(page.getByText(/the plan believes you|agrees with you/)).toBeVisible()
  await expectSoundEverywhere(page, 'what two answers say')
  await page.getByRole('link', { name: 'Back to the plan' }).click()
  await expect(page.getByText('you know this')).toBeVisible()
})

test('of milestones that stand for each other the learner takes one, and the plan says whose choice it is', async ({
  page,
}) => {
  await drawPlan(page, { stage: 'specialisation' })
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'One of these three' }) })
  await expect(section.getByText('The plan picked')).toBeVisible()
  await section
    .getByRole('button', { name: /^Take this instead/ })
    .first()
    .click()
  await expect(section.getByText('Your choice. It can be left to the plan again.')).toBeVisible()
  await expectSoundEverywhere(page, 'a choice of milestones')
  await section.getByRole('button', { name: 'Leave it to the plan' }).click()
  await expect(section.getByText('The plan picked')).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('mixtures are a list, words and comparisons are forms', async ({ page, complaints }) => {
    // A browser without script counts each script it does not run as stopped by a policy.
    complaints.expect('.js csp')
    await drawPlan(page, { hours: '4', date: inDays(140) })
    await expect(page.getByRole('slider')).toBeHidden()
    await page.getByText(/^All \d+ mixtures as a list$/).click()
    await page.locator('.trade-off .rows').getByRole('button').nth(1).click()
    await expect(page.getByRole('heading', { name: /does not fit/ })).toHaveCount(0)
    await expect(notice(page)).toBeVisible()
    await notice(page).getByRole('button', { name: 'All right' }).click()
    await expect(notice(page)).toHaveCount(0)
    await page.goto('/plan/what-if')
    await page.getByLabel('Hours a week', { exact: true }).fill('12')
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page).toHaveURL(/hoursPerWeek=12/)
    await expect(page.getByRole('button', { name: 'Take this plan' })).toBeVisible()
  })
})
