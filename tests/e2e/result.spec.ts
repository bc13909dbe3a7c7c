import type { Page } from '@playwright/test'
import { expect, signUp, test } from './support/journey'
import { expectSound } from './support/sound'

async function setUp(page: Page, track: string): Promise<string> {
  await page.goto('/assessment')
  await page.getByLabel(/From product management/).check()
  await page.locator(`input[name="track"][value="${track}"]`).check()
  await page.locator('input[name="rating-E"][value="3"]').check()
  await page.locator('input[name="rating-P"][value="2"]').check()
  await page.getByRole('button', { name: 'Start the questions' }).click()
  return attemptOn(page)
}

async function attemptOn(page: Page): Promise<string> {
  await page.waitForURL(/\/assessment\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Answers up to `count` questions as the page would, at an honest pace; every second one is said not to be known. */
async function answerQuickly(page: Page, attemptId: string, count: number): Promise<number> {
  return page.evaluate(
    async ({ address, most }) => {
      interface Due {
        item: { id: string; type: string; options: { id: string }[] } | null
      }
      let due = (await (await fetch(address)).json()) as Due
      let given = 0
      while (due.item !== null && given < most) {
        const { id, type, options } = due.item
        const ids = options.map((option) => option.id)
        const answer =
          given % 2 === 1
            ? { type: 'dont-know' }
            : type === 'ordering'
              ? { type: 'order', optionIds: ids }
              : type === 'numeric'
                ? { type: 'number', value: 1 }
                : { type: 'choice', optionIds: ids.slice(0, 1) }
        const reply = await fetch(`${address}/answer`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            itemId: id,
            answer,
            elapsedMs: 120_000,
            ...(given % 2 === 1 ? {} : { confidence: 70 }),
          }),
        })
        if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
        due = (await reply.json()) as Due
        given += 1
      }
      return given
    },
    { address: `/api/assessment/${attemptId}`, most: count },
  )
}

async function seeResult(page: Page, attemptId: string): Promise<void> {
  await page.goto(`/assessment/${attemptId}/result/stop`)
  await page.getByRole('button', { name: /See the result|Show what is known/ }).click()
  await page.waitForURL('**/result')
}

test('a learner reads the result, takes it along, and sees before and after when it is retaken', async ({ page }) => {
  test.setTimeout(480_000)
  await signUp(page)
  const first = await setUp(page, 'aiplus')
  expect(await answerQuickly(page, first, 20)).toBe(20)
  await seeResult(page, first)
  await expect(page.getByRole('heading', { name: /since/ })).toHaveCount(0)

  // A line opens on its probabilities and reasons, with the keyboard.
  const line = page.locator('.result-skill').first()
  await line.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expect(line.getByText(/in 100.*that you are below level/)).toBeVisible()
  await expect(line.getByRole('heading', { name: 'Answers that mattered' })).toBeVisible()
  await expect(line.getByRole('heading', { name: 'What would raise it' })).toBeVisible()

  // The radar and its table say the same.
  await expect(page.locator('svg.radar')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Levels by area' }).getByRole('row')).toHaveCount(7)
  await expect(page.getByText(/You said how sure you were 10 times/)).toBeVisible()
  await expectSound(page)

  // Data and picture are the learner's own downloads.
  const exported = await page.request.get(`/api/assessment/${first}/export`)
  const data = (await exported.json()) as { format: string; answers: unknown[] }
  expect([data.format, data.answers.length]).toEqual(['milepost-assessment', 20])
  const picture = await page.request.get(`/api/assessment/${first}/image`)
  expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'picture' }).click()
  expect((await download).suggestedFilename()).toBe('milepost-result.png')

  // A second attempt is short, asks nothing twice, and is compared with the first.
  const second = await setUp(page, 'aiplus')
  expect(await answerQuickly(page, second, 99)).toBe(12)
  await seeResult(page, second)
  await expect(page.getByRole('heading', { name: /No real change yet since|^Since/ })).toBeVisible()
  await page.getByText('Every skill, before and after').click()
  await expect(page.getByRole('table', { name: 'Before and after by skill' }).getByRole('row')).toHaveCount(29)
  await expectSound(page)
  await page.goto(`/assessment/${first}/result`)
  await expect(page.getByText('This is an earlier result')).toBeVisible()
  await expect(page.getByRole('button', { name: /more$/ })).toHaveCount(0)
})

test('study is followed by the advice to retest, on today and on the result', async ({ page }) => {
  test.setTimeout(480_000)
  const attempt = await setUp(page, 'platform')
  await answerQuickly(page, attempt, 20)
  await seeResult(page, attempt)
  await expect(page.getByRole('heading', { name: /questions are worth it now/ })).toHaveCount(0)
  const sent = await page.evaluate(async () => {
    const skills = ['E1', 'T1', 'D1', 'G1', 'T5', 'E2']
    const events = skills.flatMap((skill) =>
      [1, 2].flatMap((level) => [
        {
          id: crypto.randomUUID(),
          at: new Date().toISOString(),
          kind: 'practice-done',
          nodeId: `practice:${skill}:${level}`,
        },
      ]),
    )
    const reply = await fetch('/api/me/events', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
    })
    return reply.status
  })
  expect(sent).toBe(200)
  await page.goto('/today')
  await expect(page.getByRole('heading', { name: '12 questions are worth it now' })).toBeVisible()
  await page.goto(`/assessment/${attempt}/result`)
  await page.getByRole('button', { name: 'Take 12 new questions' }).click()
  const retest = await attemptOn(page)
  expect(retest).not.toBe(attempt)
  expect(await answerQuickly(page, retest, 99)).toBe(12)
})

test('a result with nothing answered and no track says so, and fits paper', async ({ page }) => {
  const attempt = await setUp(page, 'none')
  await seeResult(page, attempt)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Nothing is measured yet/)
  await expect(page.getByRole('heading', { name: /shortest way from here|equally far/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What moved this result most' })).toHaveCount(0)
  await expectSound(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.on-paper').first()).toBeVisible()
  await expect(page.locator('.finger').first()).toBeHidden()
  await expect(page.locator('.take-away')).toBeHidden()
})
