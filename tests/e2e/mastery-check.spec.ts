import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { parse } from 'yaml'
import { expect, test } from './support/journey'
import { expectSound } from './support/sound'

interface FiledItem {
  stem: string
  type: 'single' | 'multi' | 'ordering' | 'numeric'
  options?: { text: string; correct: boolean }[]
  answer?: { value: number }
  correct_order?: { text: string }[]
  exhibit?: unknown
}

const items = readdirSync('content/items').flatMap(
  (file) => (parse(readFileSync(`content/items/${file}`, 'utf8')) as { items: FiledItem[] }).items,
)

/** The item that is shown. Variants of a case share their stem and differ in the exhibit. */
async function itemShown(page: Page, text: string): Promise<FiledItem> {
  const alike = items.filter(({ stem: filed }) => plain(filed) === plain(text))
  const shown = plain((await page.locator('main').textContent()) ?? '')
  const seen = ({ exhibit, options = [] }: FiledItem): number => {
    const words = wordsIn([exhibit, options.map((option) => option.text)])
    return words.filter((word) => shown.includes(word)).length / Math.max(1, words.length)
  }
  const [item] = alike.sort((one, other) => seen(other) - seen(one))
  if (item === undefined) throw new Error(`No item has the stem ${text}`)
  return item
}

/** All texts and numbers within, as they would be read. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [plain(String(value))]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const stem = (page: Page) => page.locator('h1.stem')
const CHECK = '/milestones/ai-product-basics/check'

/** Moves the entries with the arrow keys until they stand in this order. */
async function putInOrder(page: Page, texts: string[]): Promise<void> {
  const entries = page.locator('.order li')
  await expect(entries).toHaveCount(texts.length)
  for (const [place, text] of texts.entries()) {
    const entry = entries.filter({ hasText: text })
    const shown = await entries.allTextContents()
    await entry.getByRole('button', { name: /^Up/ }).focus()
    for (let at = shown.findIndex((other) => other.includes(text)); at > place; at -= 1)
      await page.keyboard.press('ArrowUp')
    await expect(entries.nth(place)).toContainText(text)
  }
  // Shown as long as nothing had to be moved.
  const asShown = page.getByRole('button', { name: 'This order is right' })
  if (await asShown.isVisible()) await asShown.press('Enter')
}

/** Answers the question that is due, right or with "I don't know". Returns its stem. */
async function answerOne(page: Page, isRight: boolean): Promise<string> {
  const text = (await stem(page).textContent()) ?? ''
  const item = await itemShown(page, text.replace(/^Question \d+: /, ''))
  if (!isRight) {
    await page.keyboard.press('?')
  } else if (item.type === 'ordering') {
    await putInOrder(
      page,
      item.correct_order!.map((entry) => plain(entry.text)),
    )
    await page.getByRole('button', { name: 'Answer', exact: true }).press('Enter')
  } else if (item.type === 'numeric') {
    await page.locator('.amount input').fill(String(item.answer?.value))
    await page.keyboard.press('Enter')
  } else {
    for (const [index, { correct }] of item.options!.entries())
      if (correct) await page.keyboard.press(String(index + 1))
    await page.keyboard.press('Enter')
  }
  await expect(stem(page)).not.toHaveText(text, { useInnerText: false })
  return text
}

async function begin(page: Page): Promise<void> {
  await page.goto('/milestones/ai-product-basics')
  await page.getByRole('link', { name: 'Take the check' }).click()
  await page.waitForURL(`**${CHECK}`)
  await page.getByRole('button', { name: /Begin, I have 75 minutes/ }).click()
  await page.waitForURL(/\/check\/[0-9a-f-]{36}$/)
}

test('a milestone check is taken with the keyboard, passed, and meets the criteria of its milestone', async ({
  page,
}) => {
  test.setTimeout(480_000)
  await begin(page)
  await expect(page.getByText('Question 1 of 40')).toBeVisible()
  await expectSound(page)
  for (let number = 1; number <= 39; number += 1) {
    await answerOne(page, true)
    await expect(page.getByText(`Question ${number + 1} of 40`)).toBeVisible()
  }
  // Closed and opened again: the same question waits.
  const waiting = await stem(page).textContent()
  await page.goto(CHECK)
  await page.getByRole('link', { name: 'Next question' }).click()
  await expect(stem(page)).toHaveText(waiting ?? '')
  // The page may show before its keys work; whoever sees nothing happen presses again.
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('heading', { name: 'Every question is answered' })).toBeVisible({ timeout: 5_000 })
  }).toPass()

  await page.getByRole('button', { name: 'See the result' }).click()
  await expect(page.getByText('Say first whether anybody or anything helped.')).toBeVisible()
  await expectSound(page)
  await page.getByLabel(/no person, no tool, no notes/).check()
  await page.getByRole('button', { name: 'See the result' }).click()
  await page.waitForURL('**/result')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Passed: \d+ of 40 right$/)
  await expect(page.getByText('Not met.')).toHaveCount(0)
  await expect(page.locator('.answer-review')).toHaveCount(40)
  await expectSound(page)

  await page.getByRole('link', { name: 'Claim the milestone' }).click()
  await expect(page.getByText('6 of 6 ticked')).toBeVisible()
  await page.getByRole('button', { name: 'Claim this milestone' }).click()
  await expect(page.getByText(/Claimed by you/)).toBeVisible()
})

test('a check that is handed in early says what to study and when the next one is possible, on a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await begin(page)
  await expectSound(page)
  for (let number = 1; number <= 4; number += 1) await answerOne(page, number % 2 === 0)
  await page.getByRole('link', { name: 'hand it in now' }).click()
  await expect(page.getByRole('heading', { name: '4 of 40 answered' })).toBeVisible()
  await expectSound(page)
  await page.getByLabel(/no person, no tool, no notes/).check()
  await page.getByRole('button', { name: 'Hand it in as it is' }).click()
  await page.waitForURL('**/result')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not passed yet: \d of 40 right, 32 are needed$/)
  await expect(page.getByText('36 questions were not answered')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What the wrong answers have in common' })).toBeVisible()
  await expectSound(page)

  await page.goto(CHECK)
  await expect(page.getByRole('heading', { name: /The next check is possible from/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Begin/ })).toHaveCount(0)
  await expectSound(page)
})

test('a check goes on while an answer waits for the connection', async ({ page, context, complaints }) => {
  complaints.expect('net::ERR_INTERNET_DISCONNECTED')
  await begin(page)
  await expect(page.getByText('Question 1 of 40')).toBeVisible()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await expect(page.getByText(/has not reached the server/)).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('Question 2 of 40')).toBeVisible()
})
