/**
 * `npm run bench:web`: size, requests, Lighthouse and requests per second of the main screens, beside an empty page of
 * the same build, in one run, and how long a learner waits who asks what other hours would bring. Talks to this machine
 * only. Writes .cache/bench-web.json.
 * `--no-lighthouse` leaves Lighthouse out; it is installed into a folder of its own, because it would break the lock file.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:http'
import path from 'node:path'
import { BROWSER_ARGUMENTS, findBrowser } from '../support/find-browser'
import { measureVisit } from '../support/measure-visit'
import { startOwnServer } from '../support/own-server'
import { request } from './request'
import { measureWhatIf } from './what-if'

const LIGHTHOUSE = 'lighthouse@12.8.2'
const LIGHTHOUSE_FOLDER = path.resolve('.cache/lighthouse')
const CONNECTIONS = 16
const SECONDS = 5

const PAGES = [
  { name: 'empty page', path: '/empty' },
  { name: 'home', path: '/' },
  { name: 'roadmap', path: '/roadmap' },
  { name: 'lesson', path: '/lessons/threshold-and-cost' },
  { name: 'plan', path: '/plan' },
]

interface Row {
  page: string
  scriptKb: number
  transferKb: number
  requests: number
  perSecond: number
  p99Ms: number
  lighthouse: string
}

/** Requests per second and the 99th percentile at 16 connections, for a bounded time. */
async function measureLoad(address: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const durations: number[] = []
  const end = performance.now() + SECONDS * 1000
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        durations.push((await request(address, { agent, headers: { 'accept-encoding': 'gzip' } })).elapsedMs)
      }
    }),
  )
  agent.destroy()
  durations.sort((one, other) => one - other)
  return { perSecond: durations.length / SECONDS, p99Ms: durations[Math.floor(durations.length * 0.99)] ?? 0 }
}

function measureLighthouse(address: string, browserPath: string): string {
  const report = path.join(LIGHTHOUSE_FOLDER, 'report.json')
  execFileSync(
    path.join(LIGHTHOUSE_FOLDER, 'node_modules/.bin/lighthouse'),
    [
      address,
      '--quiet',
      '--output=json',
      `--output-path=${report}`,
      `--chrome-flags=--headless=new ${BROWSER_ARGUMENTS.join(' ')}`,
    ],
    { stdio: 'pipe', env: { ...process.env, CHROME_PATH: browserPath }, timeout: 180_000 },
  )
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8')) as {
    categories: Record<string, { score: number | null }>
    audits: Record<string, { numericValue?: number }>
  }
  const measured = (name: string) => audits[name]?.numericValue ?? Number.NaN
  const scores = ['performance', 'accessibility', 'best-practices', 'seo']
    .map((name) => Math.round((categories[name]?.score ?? 0) * 100))
    .join(' / ')
  return `${scores.padEnd(21)} LCP ${measured('largest-contentful-paint').toFixed(0)} ms, TBT ${measured('total-blocking-time').toFixed(0)} ms, CLS ${measured('cumulative-layout-shift').toFixed(3)}`
}

function installLighthouse(): boolean {
  if (process.argv.includes('--no-lighthouse')) return false
  if (existsSync(path.join(LIGHTHOUSE_FOLDER, 'node_modules/.bin/lighthouse'))) return true
  mkdirSync(LIGHTHOUSE_FOLDER, { recursive: true })
  writeFileSync(path.join(LIGHTHOUSE_FOLDER, 'package.json'), '{ "private": true }')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', LIGHTHOUSE], { cwd: LIGHTHOUSE_FOLDER, stdio: 'pipe' })
  return true
}

const server = await startOwnServer({ LOG_LEVEL: 'error' })
const base = server.address
try {
  const browser = findBrowser()
  const hasLighthouse = installLighthouse()
  const rows: Row[] = []
  for (const { name, path: page } of PAGES) {
    const { scriptKb, transferKb, requests } = await measureVisit(`${base}${page}`, browser.path)
    const load = await measureLoad(`${base}${page}`)
    rows.push({
      page: name,
      scriptKb,
      transferKb,
      requests,
      ...load,
      lighthouse: hasLighthouse ? measureLighthouse(`${base}${page}`, browser.path) : 'left out',
    })
  }
  const state = await measureLoad(`${base}/api/me/state`)
  const whatIf = await measureWhatIf(base, browser.path)
  console.log(
    'page          JS kB   all kB  requests    req/s   p99 ms  Lighthouse: performance / accessibility / best practices / SEO; simulated phone',
  )
  for (const row of rows) {
    console.log(
      `${row.page.padEnd(12)} ${row.scriptKb.toFixed(1).padStart(6)} ${row.transferKb.toFixed(1).padStart(8)} ${String(row.requests).padStart(9)} ${row.perSecond.toFixed(0).padStart(8)} ${row.p99Ms.toFixed(1).padStart(8)}  ${row.lighthouse}`,
    )
  }
  console.log(`GET /api/me/state of a stranger: ${state.perSecond.toFixed(0)} req/s, p99 ${state.p99Ms.toFixed(1)} ms`)
  for (const { overflow, asked, p50Ms, p95Ms, maxMs } of whatIf) {
    console.log(
      `What if, ${overflow.padEnd(11)}: ${asked} questions one after another, p50 ${p50Ms.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms (at most 300), slowest ${maxMs.toFixed(0)} ms`,
    )
  }
  mkdirSync('.cache', { recursive: true })
  writeFileSync('.cache/bench-web.json', JSON.stringify({ rows, state, whatIf }, null, 2))
} finally {
  await server.stop()
}
