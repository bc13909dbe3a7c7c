import { readFileSync, readdirSync } from 'node:fs'
import { countFlags, flagTask, precisionOf } from '@/lib/labs/core/base-rates'
import { allSent, expect, test } from './support/journey'
import { expectSound } from './support/sound'

/** The address of every lab. */
const SLUGS = readdirSync('content/labs').flatMap((name) => {
  const slug = /^slug: (.+)$/m.exec(readFileSync(`content/labs/${name}`, 'utf8'))?.[1]
  return /^L\d{2}\.yaml$/.test(name) && slug !== undefined ? [slug] : []
})

test('a lab is found by its skill, passed on a sample nobody has seen, and its sentence is kept', async ({ page }) => {
  await page.goto('/labs')
  await page.getByLabel('Skill').selectOption('E1')
  await expect(page.getByRole('status').filter({ hasText: 'labs' })).toHaveText(/^[23] labs$/)
  await page.getByRole('link', { name: 'Base rates, precision and recall' }).click()
  await page.waitForURL('**/labs/base-rates')

  const panel = page.locator('form.lab-pass').first()
  const seed = Number(/Sample (\d+)/.exec((await panel.locator('header .num').textContent()) ?? '')?.[1])
  const hand = async (right: number, wrong: number, precision: number) => {
    await panel.getByLabel('Right flags per 1,000').fill(right.toFixed(1))
    await panel.getByLabel('False flags per 1,000').fill(wrong.toFixed(1))
    await panel.getByLabel('Precision in %').fill(precision.toFixed(1))
    await panel.getByRole('button', { name: 'Check my answer' }).click()
  }
  await hand(1, 1, 99)
  await expect(panel.getByText('Not yet.')).toBeVisible()
  await panel.getByRole('button', { name: 'Other rates' }).click()
  const task = flagTask(seed + 1)
  const { rightFlags, falseFlags } = countFlags(task, 1000)
  await hand(rightFlags, falseFlags, (precisionOf(task) ?? 0) * 100)
  await expect(panel.getByText('Passed.')).toBeVisible()
  await panel.getByLabel('What would make this conclusion wrong?').fill('If the event is twice as common.')
  await expect(panel.getByText('Kept with your record.')).toBeVisible()
  await allSent(page)

  await page.reload()
  await expect(panel.getByLabel('What would make this conclusion wrong?')).toHaveValue(
    'If the event is twice as common.',
  )
  await expect(panel.getByText(/Passed on .* with 2 answers handed in/)).toBeVisible()
})

test('a claim opens its lab with the settings that test it; picture and numbers can be taken along', async ({
  page,
}) => {
  await page.goto('/library/claims#A06')
  await page
    .locator('#A06')
    .getByRole('link', { name: /Open the lab/ })
    .click()
  await page.waitForURL(/\/labs\/threshold-and-cost\?.*confidence=0\.8/)
  await expect(page.getByText('71.9%').first()).toBeVisible()

  const save = async (name: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
  }
  const svg = await save('picture (SVG)')
  expect(svg.name).toBe('L01.svg')
  expect(svg.content.toString()).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*Threshold and cost/s)
  const png = await save('picture (PNG)')
  expect(png.content.subarray(1, 4).toString()).toBe('PNG')
  expect(png.content.length).toBeGreaterThan(10_000)
  const csv = await save('numbers (CSV)')
  expect(csv.content.toString()).toContain('71.9%')
})

// One after the other dark on a phone and light on a desk.
for (const [place, slug] of SLUGS.entries()) {
  const [width, colorScheme] = place % 2 === 0 ? ([360, 'dark'] as const) : ([1280, 'light'] as const)
  test(`the lab ${slug} is sound, ${colorScheme} at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await page.goto(`/labs/${slug}`)
    await page.locator('.lab .finding').waitFor()
    await page.getByText('How this is calculated').click()
    await expectSound(page)
  })
}

test('many draws are made beside the page, can be stopped while they take long, and taken up again', async ({
  page,
}) => {
  let release = () => {}
  const isReleased = new Promise<void>((resolve) => (release = resolve))
  await page.route(/turbopack-worker/, async (route) => {
    await isReleased
    await route.continue()
  })
  await page.goto('/labs/prompt-test')
  await expect(page.getByText(/^200 simulated tests without a difference/)).toBeVisible()
  await expect(page.getByText(/Drawing 5,000 tests: 0%/)).toBeVisible()
  await expectSound(page)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped: the picture shows the first of them only.')).toBeVisible()
  release()
  await page.getByRole('button', { name: 'Draw all 5,000 tests' }).click()
  await expect(page.getByText(/^4,000 simulated tests without a difference and 1,000 with one/)).toBeVisible()
  expect(page.workers()).toHaveLength(0)
})

test('where no worker can be started the page draws by itself', async ({ page, complaints }) => {
  complaints.expect('Failed to load resource')
  await page.route(/turbopack-worker/, (route) => route.abort())
  await page.goto('/labs/value-case')
  await expect(page.getByText(/^20,000 draws with seed 7/)).toBeVisible()
})

test('a lab rehearses where nobody sees it: nothing moves on the page and nothing is recorded until the reader moves it', async ({
  page,
}) => {
  const recorded: string[] = []
  page.on('request', (request) => {
    if (request.postData()?.includes('lab-inputs-set')) recorded.push(request.url())
  })
  await page.clock.install()
  // A slow device, whose moves of the copy are far enough apart to be recorded, were it not a copy; steps of sliders that
  // are not on the page are counted.
  await page.addInitScript(() => {
    window.requestIdleCallback = (step) => Number(setTimeout(step, 2000))
    const count = { rehearsed: 0 }
    Object.assign(window, { count })
    for (const name of ['stepUp', 'stepDown'] as const) {
      const step = Reflect.get(HTMLInputElement.prototype, name)
      HTMLInputElement.prototype[name] = function (by) {
        if (!this.isConnected) count.rehearsed += 1
        step.call(this, by)
      }
    }
  })
  await page.goto('/labs/base-rates')
  await expect(page.locator('.finding')).toHaveText('Of 103 flags 8 are right: 7.8%.')
  const rehearsed = () => page.evaluate(() => (window as unknown as { count: { rehearsed: number } }).count.rehearsed)
  await expect(async () => {
    await page.clock.runFor(10_000)
    // Three sliders, there and back, twice.
    expect(await rehearsed()).toBe(12)
  }).toPass()
  await page.clock.runFor(10_000)
  await expect(page.locator('.finding')).toHaveText('Of 103 flags 8 are right: 7.8%.')
  expect(recorded).toEqual([])

  await page.getByLabel('Recall').press('ArrowRight')
  await page.clock.runFor(10_000)
  await expect.poll(() => recorded.length).toBeGreaterThan(0)
})
