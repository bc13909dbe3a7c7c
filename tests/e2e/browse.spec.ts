import { allSent, expect, test } from './support/journey'

test('a guest goes from home to a lesson, finishes it, comes back and resumes exactly there', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Know where you stand')
  await page.getByRole('link', { name: /Browse the map/ }).click()
  await page.waitForURL('**/roadmap')
  await page.goto('/tracks/aiplus')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Metrics, thresholds and base rates' }).first().click()
  await page.waitForURL('**/skills/metrics-thresholds-base-rates')
  await page.getByRole('link', { name: 'Threshold and cost on real predictions' }).first().click()
  await page.waitForURL('**/lessons/threshold-and-cost')

  await page.getByLabel('Move it well below 0.50').first().check()
  await page.getByRole('button', { name: /Mark as done/ }).click()
  await expect(page.getByText('This lesson is behind you')).toBeVisible()
  await allSent(page)

  // Another lesson is begun and left in the middle.
  await page.goto('/lessons/technology-first')
  await page.getByRole('radio').first().check()
  await allSent(page)

  await page.close()
  const again = await context.newPage()
  await again.goto('/today')
  await expect(again.getByRole('heading', { level: 1 })).toContainText('Technology-first')
  await again.getByRole('link', { name: /Go on where I stopped/ }).click()
  await again.waitForURL('**/lessons/technology-first**')
  await expect(again.getByRole('radio').first()).toBeChecked()

  await again.goto('/lessons/threshold-and-cost')
  await expect(again.getByText('This lesson is behind you')).toBeVisible()
  await expect(again.getByLabel('Move it well below 0.50').first()).toBeChecked()
})

test('the same with the keyboard alone', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  const roadmap = page.getByRole('link', { name: /Browse the map/ })
  for (let stops = 0; stops < 40 && !(await roadmap.evaluate((link) => link === document.activeElement)); stops += 1) {
    await page.keyboard.press('Tab')
  }
  await expect(roadmap).toBeFocused()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/roadmap')

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('searchbox', { name: 'Find anything' })).toBeFocused()
  await page.keyboard.type('threshold and cost on real predictions')
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/lessons/threshold-and-cost')
  // A key belongs to the search as long as it is open.
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: /Mark as done/ })).toBeVisible()
  await page.keyboard.press('d')
  await expect(page.getByText('This lesson is behind you')).toBeVisible()
  await allSent(page)
})

test('an alias of a renamed page leads to its present address, and a wrong address says so', async ({
  page,
  complaints,
}) => {
  await page.goto('/tracks/ai-plus')
  await expect(page).toHaveURL(/\/tracks\/aiplus$/)
  complaints.expect('404')
  await page.goto('/lessons/no-such-lesson')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('does not lead here')
})
