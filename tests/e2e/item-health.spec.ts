import { expect, signUp, test } from './support/journey'
import { promote } from './support/promote'
import { expectSound } from './support/sound'

test('a learner reports a question, and an editor reads it, takes the question out and asks it again', async ({
  page,
  browser,
}) => {
  const learner = await (await browser.newContext()).newPage()
  await learner.goto('/assessment')
  await learner.getByRole('button', { name: 'Start the questions' }).click()
  await learner.waitForURL(/\/assessment\/[0-9a-f-]{36}$/)
  // With the keyboard: the page may still scroll up when a mouse would be pressed.
  await learner.getByText('Something wrong with this question?').press('Enter')
  const itemId = await learner.locator('.report input[name="itemId"]').inputValue()
  const words = `Two options are right, says ${itemId}`
  await learner.getByLabel('What is wrong or unclear?').fill(words)
  await learner.getByRole('button', { name: 'Tell the editors' }).click()
  await expect(learner.getByText('Thank you. An editor reads it.')).toBeVisible()

  promote(await signUp(page), 'editor')
  await page.goto('/studio/items?show=reported')
  await page.locator(`a[href="/studio/items/${itemId}"]`).click()
  await page.waitForURL(`**/studio/items/${itemId}`)
  await expect(page.getByText(words)).toBeVisible()

  // By keyboard alone: the note, then the button after it.
  await page.getByLabel('Why it should be asked no more').focus()
  await page.keyboard.type('Option B is right, too')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Asked no more: an editor took it out/)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' }).getByText(/^Questions \(\d+\)$/)).toBeVisible()
  await expectSound(page)

  await page.getByLabel('What the review found').fill('Option B was reworded')
  await page.getByLabel(/were changed/).check()
  await page.getByRole('button', { name: 'Ask it again' }).click()
  await expect(page.getByText('It is asked.')).toBeVisible()
  await expect(page.getByText('0 open')).toBeVisible()
  await expect(page.getByText('Option B was reworded')).toBeVisible()
})
