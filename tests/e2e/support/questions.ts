import { expect, type Page } from '@playwright/test'

/** The heading of a question, of a pause or of the end. */
export const headingOf = (page: Page) => page.locator('.run h1').first()

/** Starts an assessment from its set-up page. */
export async function setUp(page: Page): Promise<void> {
  await page.goto('/assessment')
  await page.getByLabel(/From product management/).check()
  await page.locator('input[name="track"][value="aiplus"]').check()
  await page.locator('input[name="rating-E"][value="3"]').check()
  await page.getByRole('button', { name: 'Start the questions' }).click()
  await page.waitForURL(/\/assessment\/[0-9a-f-]{36}$/)
}

/** Gives the first answer there is, without sending it. */
export async function chooseFirst(page: Page): Promise<void> {
  const choice = page.locator('.run .opts input').first()
  const order = page.getByRole('button', { name: 'This order is right' })
  const figure = page.getByLabel(/Your figure/)
  await expect(choice.or(order).or(figure)).toBeVisible()
  if (await choice.isVisible()) await choice.check()
  else if (await order.isVisible()) await order.click()
  else await figure.fill('1')
}

/** Answers half a minute after the question was shown: faster answers would not be scored. Needs the page's clock. */
export async function answerOne(page: Page): Promise<void> {
  await page.clock.fastForward(30_000)
  const before = await headingOf(page).textContent()
  await chooseFirst(page)
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(headingOf(page)).not.toHaveText(before ?? '')
}

/** Which question is due, by the number a screen reader hears. */
export async function expectNumber(page: Page, number: number): Promise<void> {
  await expect(headingOf(page)).toHaveText(new RegExp(`^Question ${number}: `))
}
