import type { Page } from '@playwright/test'
import { expect, PASSWORD, signUp, test } from './support/journey'
import { chooseFirst, expectNumber, headingOf, setUp } from './support/questions'

/** Counts answers that reached the server. */
function countAnswers(page: Page): { count: number } {
  const taken = { count: 0 }
  page.on('response', (response) => {
    if (response.url().endsWith('/answer') && response.request().method() === 'POST') taken.count += 1
  })
  return taken
}

const waitingHere = (page: Page) =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('milepost.unsent-answers') ?? '[]') as unknown[]).length)

test('an answer that was begun stands there after the tab was closed', async ({ page, context }) => {
  await setUp(page)
  await expect(page.locator('.run .opts, .run .order, .run .amount').first()).toBeVisible()
  await chooseFirst(page)
  await page.getByLabel('fairly sure').check()
  const stem = await headingOf(page).textContent()
  const address = page.url()
  await page.close()

  const again = await context.newPage()
  await again.goto(address)
  await expect(headingOf(again)).toHaveText(stem ?? '')
  await expect(again.getByLabel('fairly sure')).toBeChecked()
  await again.getByRole('button', { name: 'Answer', exact: true }).click()
  await expectNumber(again, 2)
})

test('a form sent without a connection waits with all that was chosen and is sent once when it is back', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect('ERR_INTERNET_DISCONNECTED')
  await page.goto('/assessment')
  const rating = page.getByRole('group', { name: /^Evaluation/ }).getByRole('radio', { name: /Applies/ })
  await rating.check()
  let taken = 0
  page.on('response', (response) => {
    if (response.request().headers()['next-action'] !== undefined) taken += 1
  })
  await context.setOffline(true)
  await expect(page.getByText(/^Offline\./)).toBeVisible()
  await page.getByRole('button', { name: 'Start the questions' }).click()
  await expect(page.getByRole('button', { name: /Choosing the first question/ })).toBeDisabled()
  await expect(rating).toBeChecked()

  await context.setOffline(false)
  await expectNumber(page, 1)
  expect(taken).toBe(1)
})

test('a form whose server fails is told so below the masthead, and comes back', async ({ page, complaints }) => {
  complaints.expect('500')
  complaints.expect('An unexpected response was received')
  await page.goto('/assessment')
  await page.route('**/assessment', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 500, body: 'no' }) : route.fallback(),
  )
  await page.getByRole('button', { name: 'Start the questions' }).click()
  await expect(page.getByRole('heading', { name: 'Something went wrong on our side' })).toBeVisible()
  await expect(page.getByRole('banner')).toBeVisible()
  await page.unroute('**/assessment')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Start the questions' }).click()
  await expectNumber(page, 1)
})

test('an answer given without a connection waits here and is sent once when it is back', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect('ERR_INTERNET_DISCONNECTED')
  await setUp(page)
  const taken = countAnswers(page)
  await context.setOffline(true)
  await chooseFirst(page)
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(page.getByText('This answer has not reached the server.')).toBeVisible()
  expect(await waitingHere(page)).toBe(1)
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible()
  await expectNumber(page, 1)

  await context.setOffline(false)
  await expectNumber(page, 2)
  await expect(headingOf(page)).toBeFocused()
  await expect.poll(() => waitingHere(page)).toBe(0)
  expect(taken.count).toBe(1)
})

test('an answer that waits survives the closed tab and goes when the question is opened again', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect('ERR_INTERNET_DISCONNECTED')
  await setUp(page)
  const address = page.url()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await expect(page.getByText('This answer has not reached the server.')).toBeVisible()
  await page.close()
  await context.setOffline(false)

  const again = await context.newPage()
  const taken = countAnswers(again)
  await again.goto(address)
  await expectNumber(again, 2)
  await expect.poll(() => waitingHere(again)).toBe(0)
  expect(taken.count).toBe(1)
})

test('an assessment goes on on a second device, and the first one says so', async ({
  page,
  browser,
  complaints,
  baseURL,
}) => {
  complaints.expect('status of 409')
  const address = await signUp(page)
  await setUp(page)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await expectNumber(page, 2)
  const second = await headingOf(page).textContent()

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, ...(baseURL ? { baseURL } : {}) })
  const other = await phone.newPage()
  await other.goto('/sign-in')
  await other.getByLabel('E-mail').fill(address)
  await other.getByLabel('Password').fill(PASSWORD)
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await other.waitForURL(({ pathname }) => pathname !== '/sign-in')
  await other.goto('/assessment')
  await other.getByRole('link', { name: 'Next question' }).click()
  await expect(headingOf(other)).toHaveText(second ?? '')
  await other.getByRole('button', { name: 'I don’t know' }).click()
  await expectNumber(other, 3)

  // The first device still shows the second question; another answer to it is not counted.
  await chooseFirst(page)
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(page.getByText('This question was answered before')).toBeVisible()
  await expectNumber(page, 3)
  await expect(headingOf(page)).toHaveText((await headingOf(other).textContent()) ?? '')

  // Ended there, it takes no answer here.
  await other.getByRole('link', { name: /Stop here/ }).click()
  await other.getByRole('button', { name: 'Show what is known' }).click()
  await other.waitForURL('**/result')
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await expect(page.getByRole('heading', { name: 'This assessment has ended' })).toBeFocused()
  await phone.close()
})
