import { expect, test } from './support/journey'
import { expectSoundEverywhere } from './support/sound'
import type { Page } from '@playwright/test'

test.use({ timezoneId: 'Asia/Kolkata', contextOptions: { reducedMotion: 'reduce' } })

async function drawPlan(page: Page): Promise<void> {
  await page.goto('/plan/new')
  await page.locator('input[name="trackId"][value="aiplus"]').check()
  await page.getByLabel('Background').selectOption('traditional-pm')
  await page.getByLabel('Hours a week').fill('6')
  await page.getByRole('button', { name: 'Draw the road' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/plan')
}

/** The local date so many days from now, in the browser's zone. */
function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format(Date.now() + days * 86_400_000)
}

test('a guest says when they study, takes days off, and sees, takes along and ends the calendar', async ({ page }) => {
  await page.goto('/plan/calendar')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No plan to put on a calendar yet')
  await drawPlan(page)

  await page.goto('/plan/calendar')
  await expect(page.getByRole('link', { name: 'Say when you study' })).toBeVisible()
  // The zone of the browser, until the learner chooses another.
  await expect(page.getByLabel('Time zone')).toHaveValue(/^Asia\/(Kolkata|Calcutta)$/)
  await expect(page.locator('.month-table .week-note').first()).toContainText('without a time')

  // By keyboard: a time that cannot be is refused beside its field, with the typed words kept.
  const row = (position: number) => page.getByRole('group', { name: `Time ${position}`, exact: true })
  await row(1).getByLabel('Day').selectOption('Tuesday')
  await row(1).getByLabel('From').fill('23:30')
  await row(1).getByLabel('At most').selectOption('2 h')
  await row(1).getByLabel('At most').press('Enter')
  await page.getByRole('button', { name: 'Save times' }).press('Enter')
  await expect(page.getByText('Ends after midnight')).toBeVisible()
  await expect(row(1).getByLabel('Day')).toHaveValue('2')
  await row(1).getByLabel('From').fill('19:00')
  await row(2).getByLabel('Day').selectOption('Saturday')
  await row(2).getByLabel('From').fill('09:00')
  await row(2).getByLabel('At most').selectOption('4 h')
  await page.getByRole('button', { name: 'Save times' }).press('Enter')
  await expect(page.getByText('Saved. Sessions now stand at your times.')).toBeVisible()
  await expect(page.getByText('Your times hold the 6 h a week.')).toBeVisible()

  // Next month has whole weeks of sessions, Tuesdays at seven.
  await page.getByRole('navigation', { name: 'Months' }).getByRole('link').last().press('Enter')
  await page.waitForURL('**/plan/calendar?month=*')
  await expect(page.getByText(/^\w+ sessions, together .* Times of Asia\/(Kolkata|Calcutta)\.$/)).toBeVisible()
  const tuesdays = page.locator('.month-table tbody td:nth-child(2) .session > p')
  await expect(tuesdays.first()).toHaveText(/^19:00 to /)
  await expect(page.locator('.month-table tbody td:nth-child(6) .session > p').first()).toHaveText(/^09:00 to /)
  await expect(page.locator('.month-table .session a').first()).toHaveAttribute('href', /^\//)
  await page.getByRole('navigation', { name: 'Months' }).getByRole('link', { name: 'Today' }).click()
  await expect(page.locator('.month-table td[aria-current="date"]')).toContainText('today')

  // A month far away says where the plan is.
  await page.goto('/plan/calendar?month=2199-01')
  await page.getByRole('link', { name: /Your plan ends in/ }).click()
  await expect(page.locator('.month-table')).toBeVisible()

  // Two weeks off leave no session in them.
  await page.goto('/plan/calendar')
  await page.getByLabel('First day').fill(dayFromNow(1))
  await page.getByLabel('Last day').fill(dayFromNow(14))
  await page.getByLabel('What for').fill('Diwali 🪔')
  await page.getByRole('button', { name: 'Take off' }).click()
  await expect(page.getByText('Saved. The plan has been fitted to your days.')).toBeVisible()
  await page.goto(`/plan/calendar?month=${dayFromNow(7).slice(0, 7)}`)
  const off = page.locator(`.month-table td:has(time[datetime="${dayFromNow(7)}"])`)
  await expect(off).toContainText('Diwali 🪔')
  await expect(off.locator('.session')).toHaveCount(0)

  await expectSoundEverywhere(page, '/plan/calendar')
  await page.setViewportSize({ width: 360, height: 800 })
  await expect(page.locator('.month-table')).toBeHidden()
  await expect(page.locator('.month-list > li').first()).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 800 })

  const file = await page.request.get('/api/plan/calendar')
  expect(await file.text()).toContain('BEGIN:VEVENT')

  // The feed: shown once, read without a cookie, gone when it is ended.
  await page.getByRole('button', { name: 'Make a secret address' }).click()
  const address = page.getByLabel(/Your secret address/)
  await expect(address).toHaveValue(/\/api\/plan\/calendar\/[\w-]{43}\.ics$/)
  const path = new URL(await address.inputValue()).pathname
  const asStranger = (to: string) => fetch(new URL(to, page.url()))
  expect((await asStranger(path)).status).toBe(200)
  await page.reload()
  await expect(page.getByText(/A feed is open since/)).toBeVisible()
  await expect(address).toHaveCount(0)
  await page.getByRole('button', { name: 'End the feed' }).click()
  await expect(page.getByText('The feed has ended.')).toBeVisible()
  expect((await asStranger(path)).status).toBe(404)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('times, days off and the feed work all the same', async ({ page, complaints }) => {
    // A browser without script reports the scripts it leaves out as blocked.
    complaints.expect('/_next/static/')
    await drawPlan(page)
    await page.goto('/plan/calendar')
    await page.locator('select[name="weekday-1"]').selectOption('7')
    await page.getByRole('button', { name: 'Save times' }).click()
    await expect(page.getByText('Saved. Sessions now stand at your times.')).toBeVisible()
    await page.getByLabel('First day').fill(dayFromNow(3))
    await page.getByRole('button', { name: 'Take off' }).click()
    await expect(page.getByRole('button', { name: /^Remove/ })).toBeVisible()
    await page.getByRole('button', { name: /^Remove/ }).click()
    await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
    await page.getByRole('button', { name: 'Make a secret address' }).click()
    await expect(page.getByLabel(/Your secret address/)).toHaveValue(/\.ics$/)
  })
})
