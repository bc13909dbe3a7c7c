import { expect, test } from './support/journey'
import { answerOne, expectNumber, headingOf, setUp } from './support/questions'

test('a guest finds the gaps, can pause and leave at any question, and sees what moved the result', async ({
  page,
}) => {
  await page.clock.install()
  await setUp(page)
  await expect(page.getByText(/of 28 skills settled$/)).toBeVisible()
  for (let number = 1; number <= 6; number += 1) await answerOne(page)
  await page.getByText('sure', { exact: true }).click()
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await expectNumber(page, 8)

  // The time is shown to those who ask, and stands still in a pause.
  await page.clock.fastForward(20_000)
  await expect(page.getByText(/on this question/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Show the time' }).click()
  await expect(page.getByText(/^0:2\d on this question/)).toBeVisible()
  const stem = await headingOf(page).textContent()
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeFocused()
  await page.clock.fastForward(600_000)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(headingOf(page)).toHaveText(stem ?? '')
  await expect(headingOf(page)).toBeFocused()
  await expect(page.getByText(/^0:2\d on this question/)).toBeVisible()

  // Left and come back: the same question waits.
  await page.goto('/assessment')
  await page.getByRole('link', { name: 'Next question' }).click()
  await expect(headingOf(page)).toHaveText(stem ?? '')

  for (let number = 8; number <= 20; number += 1) await answerOne(page)
  // What five more would bring stands where the questions end.
  await expect(page.getByRole('heading', { name: 'All 20 questions are answered' })).toBeFocused()
  await expect(page.getByText(/^5 more questions would/)).toBeVisible()
  await page.getByRole('button', { name: 'Answer 5 more' }).click()
  await expectNumber(page, 21)
  await answerOne(page)
  await page.getByRole('link', { name: /Stop here/ }).click()
  await page.getByRole('button', { name: 'Show what is known' }).click()
  await page.waitForURL('**/result')
  await expect(page.getByRole('heading', { level: 2, name: /^Gaps/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: /^Not sure yet/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: /^Solid/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What moved this result most' })).toBeVisible()
  await expect(page.locator('.answer-review')).toHaveCount(21)
  await page.locator('.answer-review summary').first().click()

  await page.getByRole('button', { name: 'Answer five more' }).click()
  await expectNumber(page, 22)
  await page.getByRole('link', { name: /Stop here/ }).click()
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

test('an impossible date is answered with changes that make it possible, and the plan obeys the learner', async ({
  page,
}) => {
  await page.goto('/plan')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No road drawn yet')
  await page.getByRole('link', { name: 'Start from my background' }).click()
  await page.getByLabel('Background').selectOption('traditional-pm')
  await page.getByLabel('Hours a week').fill('6')
  const soon = new Date(Date.now() + 8 * 7 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Date to reach').fill(soon)
  await page.getByLabel('Plan up to the end of').selectOption('specialisation')
  await page.getByRole('button', { name: 'Draw the road' }).click()

  // A refusal keeps what was typed.
  await expect(page.getByText('Choose one of the three')).toBeVisible()
  await expect(page.getByLabel('Background')).toHaveValue('traditional-pm')
  await expect(page.getByLabel('Plan up to the end of')).toHaveValue('specialisation')
  await expect(page.getByLabel('Hours a week')).toHaveValue('6')
  await expect(page.getByLabel('Date to reach')).toHaveValue(soon)
  await page.locator('input[name="trackId"][value="native"]').check()
  await page.getByLabel('Plan up to the end of').selectOption('basic')
  await page.getByRole('button', { name: 'Draw the road' }).click()
  await page.waitForURL('**/plan')
  await expect(page.getByRole('heading', { name: /does not fit/ })).toBeVisible()
  await page.getByRole('button', { name: /^Take this ?: .*later/ }).click()
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

test('date and hours kept, the plan holds the best that fits; more weeks and all of the work come on request', async ({
  page,
}) => {
  await page.goto('/plan/new')
  await page.locator('input[name="trackId"][value="native"]').check()
  await page.getByLabel('Background').selectOption('zero-base')
  await page.getByLabel('Hours a week').fill('4')
  const date = new Date(Date.now() + 14 * 7 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Date to reach').fill(date)
  await page.getByRole('button', { name: 'Draw the road' }).click()
  await page.waitForURL('**/plan')
  await page.getByRole('button', { name: /^Take this ?: The best that fits/ }).click()
  await expect(page.getByRole('heading', { name: /the plan holds what brings most/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: /does not fit/ })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Left out of this plan' })).toBeVisible()
  await expect(page.getByText('no room before your date').first()).toBeVisible()

  // The far weeks are asked for, and stay when the learner decides on something.
  const weeks = page.locator('.weeks > li')
  await expect(weeks).toHaveCount(8)
  await page.getByRole('link', { name: /^Show weeks? 9/ }).click()
  await page.waitForURL('**/plan?weeks=60')
  await expect(weeks).not.toHaveCount(8)
  await page
    .getByRole('button', { name: /^Take this week off/ })
    .last()
    .click()
  await expect(page.getByText('A planned pause counts as kept.')).toBeVisible()
  await page.waitForURL('**/plan?weeks=60')

  // What if all of it were shown: the levels that would come back have names.
  await page.goto('/plan/what-if')
  await page.getByLabel('If not all of it fits').selectOption('run-over')
  await expect(page.getByText(/^Levels gained: \d+/)).toBeVisible()
  await page.goto('/plan')
  await page.getByRole('button', { name: /^Take this ?: All of it/ }).click()
  await expect(page.getByRole('heading', { name: /does not fit/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Left out of this plan' })).toHaveCount(0)
})
