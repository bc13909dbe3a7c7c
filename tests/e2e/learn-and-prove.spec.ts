import { allSent, expect, test } from './support/journey'

test('a lesson opens with a decision, checks with a reply for every option, and keeps words and notes', async ({
  page,
}) => {
  await page.goto('/lessons/threshold-and-cost')
  await page.getByLabel('Keep 0.50, it is the neutral choice').first().check()
  await page.getByText('70%', { exact: true }).first().click()

  const check = page.locator('.check').first()
  await check.locator('input').first().check()
  await check.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(check.locator('.fb')).toHaveCount(await check.locator('.opt').count())

  await page
    .locator('.your-words textarea')
    .fill('Our line should be near 0.1 because a miss costs about ten times a false alarm.')
  await page.locator('.your-words textarea').blur()
  await expect(page.getByText('Kept as your evidence.')).toBeVisible()

  await page
    .locator('article.prose p')
    .nth(3)
    .evaluate((paragraph) => {
      const range = document.createRange()
      range.selectNodeContents(paragraph)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    })
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Your note' }).fill('Ask finance for the price of a miss.')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.locator('.margin-own p').getByText('Ask finance for the price of a miss.')).toBeVisible()
  await allSent(page)

  await page.reload()
  await expect(page.getByLabel('Keep 0.50, it is the neutral choice').first()).toBeChecked()
  await expect(page.locator('.your-words textarea')).toHaveValue(/Our line should be near 0.1/)
  await expect(page.locator('.margin-own p').getByText('Ask finance for the price of a miss.')).toBeVisible()
})

test('the lab computes the known answers and passes on cases not explored', async ({ page }) => {
  await page.goto('/lessons/threshold-and-cost')
  const lab = page.locator('.lab')
  await lab.scrollIntoViewIfNeeded()
  await expect(lab.getByText('481').locator('visible=true').first()).toBeVisible()
  await expect(lab.getByText('225').locator('visible=true').first()).toBeVisible()
})

test('what was ticked without a connection is sent once it is back', async ({ page, context, complaints }) => {
  complaints.expect('ERR_INTERNET_DISCONNECTED')
  await page.goto('/lessons/technology-first')
  await expect(page.getByRole('button', { name: /Mark as done/ })).toBeVisible()
  await allSent(page)
  await context.setOffline(true)
  await page.getByRole('button', { name: /Mark as done/ }).click()
  await expect(page.getByText('This lesson is behind you')).toBeVisible()
  await expect(page.getByText(/wait.* here to be sent/)).toBeVisible()
  await context.setOffline(false)
  await allSent(page)
  await page.reload()
  await expect(page.getByText('This lesson is behind you')).toBeVisible()
})

test('a milestone is proven criterion by criterion with evidence of every kind', async ({ page }) => {
  await page.goto('/milestones/rules-first-baseline-memo')
  await expect(page.getByRole('button', { name: 'Claim this milestone' })).toBeDisabled()
  for (const box of await page.locator('.criteria input').all()) await box.check()

  await page.getByLabel('Title').fill('The memo')
  await page.getByLabel('Address').fill('https://example.org/memo')
  await page.getByRole('button', { name: 'Attach it' }).click()
  await expect(page.getByRole('link', { name: 'The memo' })).toBeVisible()

  await page.locator('.kinds').getByText('File').click()
  await page.getByLabel('Title').fill('The count')
  await page
    .getByLabel(/^File, at most/)
    .setInputFiles({ name: 'count.txt', mimeType: 'text/plain', buffer: Buffer.from('240 cases') })
  await page.getByRole('button', { name: 'Attach it' }).click()
  const file = page.getByRole('link', { name: 'The count' })
  await expect(file).toBeVisible()
  const download = await page.request.get((await file.getAttribute('href')) ?? '')
  expect(download.headers()['content-disposition']).toContain('attachment')
  expect(await download.text()).toBe('240 cases')

  await page.locator('.kinds').getByText('Figure').click()
  await page.getByLabel('Title').fill('Coverage')
  await page.getByLabel('Figure', { exact: true }).last().fill('0.53')
  await page.getByRole('button', { name: 'Attach it' }).click()
  await expect(page.getByText('Coverage', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Claim this milestone' }).click()
  await expect(page.getByText(/Claimed by you/)).toBeVisible()
  await allSent(page)
  await page.reload()
  await expect(page.getByText(/Claimed by you/)).toBeVisible()
})
