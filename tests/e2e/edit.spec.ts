import { expect, signUp, test } from './support/journey'
import { promote } from './support/promote'
import { expectSound } from './support/sound'

const TYPED = '\n\n<Claim id="Z99" />'

test('an editor changes a document in the browser, readers see it at once, and a version can be restored', async ({
  page,
  browser,
}) => {
  const address = await signUp(page)
  promote(address, 'editor')
  await page.goto('/studio')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goto('/studio/documents/PF-4')

  const title = page.getByRole('group', { name: 'Front matter' }).getByLabel('Title', { exact: true }).first()
  const before = await title.inputValue()
  const after = `${before}, seen anew`
  await title.fill(after)
  await expect(page.getByText(/Draft.*saved/i).first()).toBeVisible()

  const text = page.locator('.cm-content')
  await text.click()
  // Typed and taken back at once: what is saved is still saved.
  await page.keyboard.press('x')
  await page.keyboard.press('Backspace')
  await expect(page.getByText(/Draft.*saved/i).first()).toBeVisible()

  // A problem stands at its line and stops publishing.
  await page.keyboard.press('Control+End')
  await page.keyboard.type(TYPED)
  await expect(page.getByText(/no claim Z99/).first()).toBeVisible()
  // One step back per key typed at most, however the editor put the keys together.
  for (let key = 0; key < TYPED.length; key += 1) await page.keyboard.press('Control+z')
  await expect(page.getByText(/no claim Z99/)).toHaveCount(0)

  await page.getByLabel(/What changed/).fill('A title that can be recognised')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('A title that can be recognised').first()).toBeVisible()

  const reader = await (await browser.newContext()).newPage()
  await reader.goto('/library/pitfalls/commercial-gap')
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(after)
  await reader.goto('/library/pitfalls')
  await expect(reader.getByRole('link', { name: after })).toBeVisible()

  // The file's text comes back as a draft, not as a surprise for readers.
  await page.goto('/studio/history/PF-4?from=file&to=live')
  await page
    .getByRole('button', { name: /^(Restore|Replace the draft by it)$/ })
    .last()
    .click()
  await page.waitForURL('**/studio/documents/PF-4**')
  await expect(title).toHaveValue(before)
  await reader.reload()
  await expect(reader.getByRole('link', { name: after })).toBeVisible()

  await expectSound(page)
})

test('nobody without the role sees the studio, and people change roles only with theirs', async ({
  page,
  complaints,
}) => {
  complaints.expect('404')
  await page.goto('/studio')
  await expect(page).toHaveURL(/sign-in/)
  const address = await signUp(page)
  await page.goto('/studio')
  await expect(page.getByRole('heading', { name: /studio/i })).toHaveCount(0)
  promote(address, 'administrator')
  await page.goto('/studio/people')
  await expect(page.getByText(address)).toBeVisible()
})
