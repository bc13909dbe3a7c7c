/**
 * `npm run bench:labs` (`-- --lab L02` for one lab, several times for more): for each lab the code of its own, the time
 * until its picture is there, and the time from an input to the next picture with the processor slowed down four times,
 * beside an empty page. Talks to this machine only; writes .cache/bench-labs.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { getContent } from '@/lib/content/loader'
import { BROWSER_ARGUMENTS, findBrowser } from '../support/find-browser'
import { measureVisit } from '../support/measure-visit'
import { startOwnServer } from '../support/own-server'

/** Stands there with the first picture of a lab. */
const FIRST_PICTURE = '.lab .finding'
const SLOWDOWN = 4
/** What a person needs at least to reach for a control once the picture is there. The page is as slow then as later. */
const REACH_MS = 1000
const CONTROLS = 4
/** Even, so that every control ends where it began: with a part of the lab switched off, the next controls would move nothing. */
const PRESSES = 6

interface Row {
  lab: string
  /** Scripts that no page without a lab loads, gzipped. */
  ownKb: number
  /** From navigation to the first picture of the lab, not slowed down. */
  pictureMs: number
  /** 95th percentile from input to picture, slowed down; null for a lab without a control to press. */
  inputMs: number | null
  inputs: number
}

/** Milliseconds from navigation until the lab has drawn. */
async function timeToPicture(page: Page, address: string): Promise<number> {
  const begun = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(FIRST_PICTURE).waitFor()
  return performance.now() - begun
}

/** A slider and a number, nothing else: what the browser itself takes from key to picture. */
const EMPTY_PAGE = `<!doctype html><figure class="lab"><input type="range"><output>50</output></figure><script>
document.querySelector('input').oninput = (event) => { document.querySelector('output').textContent = event.target.value }
</script>`

/** Presses keys on sliders and choices and reads from the browser how long each took until it was painted. */
async function timeInputs(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await page.waitForTimeout(REACH_MS)
  await page.evaluate(() => {
    const durations: number[] = []
    Object.assign(window, { durations })
    new PerformanceObserver((list) => {
      for (const { duration, name } of list.getEntries()) if (name === 'keydown') durations.push(duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  const controls = page
    .locator('.lab')
    .first()
    .locator('input[type=range]:enabled, input[type=radio]:checked:enabled, select:enabled')
  let pressed = 0
  // An input may take others away: count again each time.
  for (let index = 0; index < CONTROLS && index < (await controls.count()); index += 1) {
    await controls.nth(index).focus()
    // The page scrolls to the control; that is drawn before the first key, since it is no part of its answer.
    await page.screenshot()
    for (let press = 0; press < PRESSES; press += 1) {
      await page.keyboard.press(press % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      pressed += 1
    }
  }
  const slow = await page.evaluate(() => (window as unknown as { durations: number[] }).durations)
  // Presses that the browser does not list took less than its threshold of 16 ms.
  return [...slow, ...Array.from({ length: Math.max(0, pressed - slow.length) }, () => 16)]
}

/** Nearest rank: the smallest value that is not exceeded by that share of them. */
const percentile = (values: readonly number[], share: number) =>
  [...values].sort((one, other) => one - other)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0

const { values: wanted } = parseArgs({ options: { lab: { type: 'string', multiple: true, default: [] } } })
const server = await startOwnServer({ LOG_LEVEL: 'error' })
try {
  const { labs } = await getContent()
  const { path: executablePath } = findBrowser()
  const without = await measureVisit(`${server.address}/labs`, executablePath)
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS })
  const rows: Row[] = []
  const all = [...labs.values()].sort((one, other) => one.id.localeCompare(other.id))
  for (const lab of all.filter(({ id }) => wanted.lab.length === 0 || wanted.lab.includes(id))) {
    const address = `${server.address}/labs/${lab.slug}`
    const { scripts } = await measureVisit(address, executablePath, FIRST_PICTURE)
    const own = [...scripts].filter(([script]) => !without.scripts.has(script))
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    const pictureMs = await timeToPicture(page, address)
    const inputs = await timeInputs(page)
    rows.push({
      lab: `${lab.id} ${lab.slug}`,
      ownKb: own.reduce((sum, [, size]) => sum + size, 0),
      pictureMs,
      inputMs: inputs.length === 0 ? null : percentile(inputs, 0.95),
      inputs: inputs.length,
    })
    await page.context().close()
  }
  const empty = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await empty.setContent(EMPTY_PAGE)
  const floor = await timeInputs(empty)
  await browser.close()
  console.log('lab                              own kB gz   first picture ms   input to picture, p95 ms at 4x (inputs)')
  for (const { lab, ownKb, pictureMs, inputMs, inputs } of rows)
    console.log(
      `${lab.padEnd(32)} ${ownKb.toFixed(1).padStart(9)} ${pictureMs.toFixed(0).padStart(18)} ${inputMs === null ? 'none'.padStart(20) : inputMs.toFixed(0).padStart(20)} (${inputs})`,
    )
  console.log(
    `an empty page with one slider takes ${percentile(floor, 0.95)} ms at p95 and ${percentile(floor, 0.5)} at p50 on this machine`,
  )
  mkdirSync('.cache', { recursive: true })
  writeFileSync('.cache/bench-labs.json', JSON.stringify({ floorMs: percentile(floor, 0.95), rows }, null, 2))
} finally {
  await server.stop()
}
