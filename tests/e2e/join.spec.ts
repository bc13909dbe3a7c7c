import { allSent, expect, newAddress, PASSWORD, signUp, test } from './support/journey'

test('a guest signs up and keeps everything, a second device merges, all data leave, the account goes', async ({
  page,
  browser,
}) => {
  await page.goto('/lessons/technology-first')
  await page.getByRole('button', { name: /Mark as done/ }).click()
  await allSent(page)
  const address = await signUp(page)
  await page.goto('/lessons/technology-first')
  await expect(page.getByText('This lesson is behind you')).toBeVisible()

  const device = await browser.newContext()
  const other = await device.newPage()
  await other.goto('/lessons/threshold-and-cost')
  await other.getByRole('button', { name: /Mark as done/ }).click()
  await allSent(other)
  await other.goto('/sign-in?next=/account')
  await other.getByLabel('E-mail').fill(address.toUpperCase())
  await other.getByLabel('Password').fill(PASSWORD)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.waitForURL(({ pathname }) => pathname === '/account')
  for (const lesson of ['technology-first', 'threshold-and-cost']) {
    await other.goto(`/lessons/${lesson}`)
    await expect(other.getByText('This lesson is behind you')).toBeVisible()
  }

  const archive = await other.request.get('/api/me/export')
  expect(archive.headers()['content-type']).toBe('application/zip')
  expect((await archive.body()).length).toBeGreaterThan(500)

  // The other device is signed out from here.
  await other.goto('/account')
  await other.getByRole('button', { name: 'Sign it out' }).click()
  await expect(other.getByRole('button', { name: 'Sign it out' })).toHaveCount(0)
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are here as a guest')

  await other.goto('/account')
  await other.getByLabel('Type the word delete').fill('delete')
  await other.getByRole('button', { name: 'Delete everything' }).click()
  await other.waitForURL(({ pathname }) => pathname === '/')
  await other.goto('/sign-in')
  await other.getByLabel('E-mail').fill(address)
  await other.getByLabel('Password').fill(PASSWORD)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByText('Address and password do not fit together')).toBeVisible()
  await device.close()
})

test('forms say what is missing and keep what was typed', async ({ page }) => {
  await page.goto('/sign-up')
  await page.getByLabel('E-mail').fill('not an address')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Keep my progress' }).click()
  await expect(page.getByText('This does not look like an e-mail address')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await expect(page.getByLabel('E-mail')).toHaveValue('not an address')
  await page.getByLabel('E-mail').fill(newAddress())
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Keep my progress' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/today')
})

test('a forgotten password is set anew with a mailed link', async ({ page }) => {
  const address = await signUp(page)
  await page.goto('/reset')
  await page.getByLabel('E-mail').fill(address)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByText(/a link is on its way/)).toBeVisible()
})
