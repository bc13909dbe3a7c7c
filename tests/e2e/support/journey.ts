import { expect, test as base, type Page } from '@playwright/test'

/** What a browser complained about while a journey ran. */
export interface Complaints {
  list: string[]
  /** Complaints that contain this text are expected in this test. */
  expect: (text: string) => void
}

/**
 * A page that keeps count of console errors, policy violations, failed requests and answers of 500 and above: a journey
 * that ends with any of them has failed.
 */
export const test = base.extend<{ complaints: Complaints }>({
  complaints: [
    async ({ context }, use) => {
      const list: string[] = []
      const expected: string[] = []
      const watch = (page: Page) => {
        page.on('console', (message) => {
          if (message.type() === 'error') list.push(`console: ${message.text()} (${message.location().url})`)
        })
        page.on('pageerror', (error) => list.push(`page: ${error.message}`))
        page.on('requestfailed', (request) => {
          const reason = request.failure()?.errorText ?? ''
          // A navigation ends the requests of the page it leaves.
          if (reason !== 'net::ERR_ABORTED') list.push(`request: ${request.method()} ${request.url()} ${reason}`)
        })
        page.on('response', (response) => {
          if (response.status() >= 500) list.push(`answer: ${response.status()} ${response.url()}`)
        })
      }
      context.on('page', watch)
      await use({ list, expect: (text) => expected.push(text) })
      const unexpected = list.filter((complaint) => !expected.some((text) => complaint.includes(text)))
      expect(unexpected, 'console errors, policy violations and failed requests').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

let people = 0

/** An address nobody else uses in this run. */
export function newAddress(): string {
  people += 1
  return `person-${process.pid}-${Date.now()}-${people}@example.org`
}

export const PASSWORD = 'a road with two stones'

/** Makes an account for whoever is on the page. */
export async function signUp(page: Page, address = newAddress()): Promise<string> {
  await page.goto('/sign-up?next=/account')
  await page.getByLabel('E-mail').fill(address)
  await page.getByLabel('Name').fill('Robin')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Keep my progress' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/account')
  return address
}

/** Waits until what this browser recorded has reached the server. */
export async function allSent(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => (JSON.parse(localStorage.getItem('milepost.unsent') ?? '[]') as unknown[]).length))
    .toBe(0)
}
