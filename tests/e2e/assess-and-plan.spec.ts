import type { Page } from '@playwright/test'
import { expect, test } from './support/journey'

/** Answers with the first option, half a minute after the question was shown: faster answers would not be scored. */
async function answerOne(page: Page): Promise<void> {
  await page.clock.fastForward(30_000)
  const heading = page.locator('h1.run-number')
  const before = await heading.textContent()
  const choice = page.locator('.opts input').first()
  if ((await choice.count()) > 0) await choice.check()
  else if ((await page.getByRole('button', { name: 'This order is right' }).count()) > 0) {
    await page.getByRole('button', { name: 'This order is right' }).click()
  } else await page.getByLabel(/Your figure/).fill('1')
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(heading.or(page.getByRole('heading', { name: /questions are answered/ }))).not.toHaveText(before ?? '')
}

async function setUp(page: Page): Promise<void> {
  await page.goto('/assessment')
  await page.getByLabel(/From product management/).check()
  await page.locator('input[name="track"][value="aiplus"]').check()
  await page.locator('input[name="rating-E"][value="3"]').check()
  await page.getByRole('button', { name: 'Start the questions' }).click()
  await page.waitForURL(/\/assessment\/[0-9a-f-]{36}$/)
}

test('a guest finds the gaps, can leave at any question, and sees what moved the result', async ({ page }) => {
  await page.clock.install()
  await setUp(page)
  for (let number = 1; number <= 6; number += 1) await answerOne(page)
  await page.getByText('sure', { exact: true }).click()
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await expect(page.locator('h1.run-number')).toHaveText('Question 8 of 20')

  // Left and come back: the same question waits.
  const stem = await page.locator('.run .stem').textContent()
  await page.goto('/assessment')
  await page.getByRole('link', { name: 'Next question' }).click()
  await expect(page.locator('.run .stem')).toHaveText(stem ?? '')

  for (let number = 8; number <= 20; number += 1) await answerOne(page)
  await page.getByRole('button', { name: 'See the result' }).click()
  await page.waitForURL('**/result')
  await expect(page.getByRole('heading', { name: /^Gaps/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Not sure yet/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Solid/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What moved this result most' })).toBeVisible()
  await expect(page.locator('.answer-review')).toHaveCount(20)
  await page.locator('.answer-review summary').first().click()

  await page.getByRole('button', { name: 'Answer five more' }).click()
  await expect(page.locator('h1.run-number')).toHaveText('Question 21 of 25')
  await page.getByRole('link', { name: /stop here/ }).click()
  await page.getByRole('button', { name: 'Show what is known' }).click()
  await page.waitForURL('**/result')

  // From the result to a plan.
  await page.getByRole('link', { name: 'Make a plan from this' }).click()
  await page.getByLabel('Hours a week').fill('8')
  await page.getByRole('button', { name: 'Draw the road' }).click()
  await page.waitForURL('**/plan')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('hours to the end of the')
  await expect(page.locator('.entry .why').first()).toBeVisible()
})

test('the questions can be answered with the keyboard alone', async ({ page }) => {
  await page.goto('/assessment')
  await page.getByRole('button', { name: 'Start the questions' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/assessment\/[0-9a-f-]{36}$/)
  const heading = page.locator('h1.run-number')
  for (let number = 1; number <= 3; number += 1) {
    await expect(heading).toHaveText(`Question ${number} of 20`)
    const dontKnow = page.getByRole('button', { name: 'I don’t know' })
    for (
      let stops = 0;
      stops < 40 && !(await dontKnow.evaluate((button) => button === document.activeElement));
      stops += 1
    ) {
      await page.keyboard.press('Tab')
    }
    await expect(dontKnow).toBeFocused()
    await page.keyboard.press('Enter')
  }
  await expect(heading).toHaveText('Question 4 of 20')
  await expect(heading).toBeFocused()
})

test('an impossible date is answered with changes that make it possible, and the plan obeys the learner', async ({
  page,
}) => {
  await page.goto('/plan')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No road drawn yet')
  await page.getByRole('link', { name: 'Start from my background' }).click()
  await page.locator('input[name="trackId"][value="native"]').check()
  await page.getByLabel('Background').selectOption('traditional-pm')
  await page.getByLabel('Hours a week').fill('6')
  const soon = new Date(Date.now() + 8 * 7 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Date to reach').fill(soon)
  await page.getByRole('button', { name: 'Draw the road' }).click()
  await page.waitForURL('**/plan')
  await expect(page.getByRole('heading', { name: /does not fit/ })).toBeVisible()
  await page.getByRole('button', { name: /Take this.*later/ }).click()
  await expect(page.getByRole('heading', { name: /does not fit/ })).toHaveCount(0)

  // "I know this" takes an entry out and can be taken back.
  const more = page.locator('.entry-more').first()
  await more.locator('summary').click()
  await more.getByRole('button', { name: /^I know this/ }).click()
  await expect(page.getByRole('heading', { name: 'Your word against the plan' })).toBeVisible()
  await page
    .getByRole('button', { name: /^Take back/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Your word against the plan' })).toHaveCount(0)

  // A week off is a week kept.
  await page
    .getByRole('button', { name: /^Take this week off/ })
    .nth(2)
    .click()
  await expect(page.getByText('A planned pause counts as kept.')).toBeVisible()

  const file = await page.request.get('/api/plan/calendar')
  expect(file.headers()['content-type']).toContain('text/calendar')
  expect(await file.text()).toContain('BEGIN:VEVENT')
  await page.goto('/plan/print')
  await expect(page.locator('.weeks > li').first()).toBeVisible()
})
