import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/journey'
import { expectNumber, headingOf, setUp } from './support/questions'

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let stops = 0; stops < 120; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Answers with what the kind of question takes, and how sure, by keys alone. */
async function answerByKeys(page: Page): Promise<void> {
  await page.clock.fastForward(30_000)
  const before = await headingOf(page).textContent()
  await expect(page.locator('.run .opts, .run .order, .run .amount').first()).toBeVisible()
  await page.keyboard.press(' ')
  await page.keyboard.press(' ')
  await expect(page.getByLabel('fairly sure')).toBeChecked()
  await page.keyboard.press('2')
  if ((await page.locator('.run .opts').count()) > 0) {
    await expect(page.locator('.run .opts input').nth(1)).toBeChecked()
  } else if ((await page.locator('.run .order').count()) > 0) {
    const entry = await page.locator('.order li').nth(1).locator('span').nth(1).textContent()
    await page.keyboard.press('ArrowUp')
    await expect(page.locator('.order li').first()).toContainText(entry ?? '')
    await expect(page.locator('.order li').first()).toBeFocused()
  } else {
    await page.keyboard.type('0')
    await expect(page.getByLabel(/Your figure/)).toHaveValue('20')
  }
  await page.keyboard.press('Enter')
  await expect(headingOf(page)).not.toHaveText(before ?? '')
}

test('the whole assessment can be done at 360 px with the keyboard alone', async ({ page }) => {
  await page.clock.install()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/assessment')
  await tabTo(page, page.locator('input[name="background"]:checked'))
  await page.keyboard.press('ArrowUp')
  await tabTo(page, page.locator('input[name="track"]:checked'))
  await page.keyboard.press('ArrowUp')
  await tabTo(page, page.locator('input[name="rating-E"][value=""]'))
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('input[name="rating-E"][value="4"]')).toBeChecked()
  await tabTo(page, page.getByRole('button', { name: 'Start the questions' }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/assessment\/[0-9a-f-]{36}$/)

  await expectNumber(page, 1)
  // Keys count from the moment the page listens.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByText('There is no answer yet.')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('?')
  await expectNumber(page, 2)
  await expect(headingOf(page)).toBeFocused()
  for (let number = 2; number <= 20; number += 1) {
    await answerByKeys(page)
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect.soft(sideways, `after question ${number}`).toBeLessThanOrEqual(0)
    if (number < 20) await expect(headingOf(page)).toBeFocused()
  }
  await expect(page.getByRole('heading', { name: 'All 20 questions are answered' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'See the result' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/result')
  await expect(page.getByRole('heading', { level: 2, name: /^Gaps/ })).toBeVisible()
})

test('single keys can be switched off, and the buttons still work', async ({ page }) => {
  await setUp(page)
  await page.getByLabel(/^Single keys/).uncheck()
  await headingOf(page).focus()
  for (const key of ['?', '1', ' ', 'Enter']) await page.keyboard.press(key)
  await expectNumber(page, 1)
  await expect(page.locator('.run .opts :checked, .sure :checked')).toHaveCount(0)
  await tabTo(page, page.getByRole('button', { name: 'I don’t know' }))
  await page.keyboard.press('Enter')
  await expectNumber(page, 2)
  await expect(page.getByLabel(/^Single keys/)).not.toBeChecked()
})

test('keys leave alone what somebody writes', async ({ page }) => {
  await setUp(page)
  await page.getByText('Something wrong with this question?').click()
  await page.getByLabel(/What is wrong/).fill('')
  await page.getByLabel(/What is wrong/).pressSequentially('Is 1 or 2 right?')
  await expect(page.getByLabel(/What is wrong/)).toHaveValue('Is 1 or 2 right?')
  await expectNumber(page, 1)
  await expect(page.locator('.run .opts :checked, .sure :checked')).toHaveCount(0)
})
