/**
 * Runs everything that proves the product, one summary line per suite, exit code 1 when any fails.
 * `npm test` runs all; `npm run check` the static checks; a suite's name runs that one alone.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { findBrowser } from './support/find-browser'
import { startOwnServer } from './support/own-server'

interface Outcome {
  isPassed: boolean
  /** What stands on the summary line. */
  summary: string
  output: string
}

interface Suite {
  name: string
  group: 'check' | 'test'
  run: () => Promise<Outcome>
}

const RUN = 'lib/cli/run.mjs'
const NPX = (tool: string) => path.join('node_modules', '.bin', tool)

function runCommand(
  command: string,
  parameters: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
  })
}

function command(
  tool: string,
  parameters: readonly string[],
  summarise: (output: string) => string = () => '',
): () => Promise<Outcome> {
  return async () => {
    const { code, output } = await runCommand(tool, parameters)
    return { isPassed: code === 0, summary: summarise(output), output }
  }
}

/** "123 passed" out of vitest's or Playwright's closing lines. */
function counts(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const vitest = lines.find((line) => /^Tests\s/.test(line))
  if (vitest) return vitest.replace(/^Tests\s+/, '')
  return lines.filter((line) => /^\d+ (passed|failed|flaky|skipped)/.test(line)).join(', ')
}

/** Journeys against the production build. */
async function runBrowserSuite(): Promise<Outcome> {
  const browser = findBrowser()
  const server = await startOwnServer()
  try {
    const { code, output } = await runCommand(NPX('playwright'), ['test'], {
      BASE_URL: server.address,
      CHROMIUM_PATH: browser.path,
      E2E_DATA_DIR: server.folder,
    })
    return {
      isPassed: code === 0,
      summary: `${counts(output)} in Chromium, ${browser.origin}`,
      // Playwright's account of what failed comes last, where a reader looks first.
      output: `${server.log().split('\n').slice(-20).join('\n')}\n${output}`,
    }
  } finally {
    await server.stop()
  }
}

const suites: Suite[] = [
  // The longest first, so that the other checks run beside it.
  { name: 'lint', group: 'check', run: command(NPX('eslint'), ['.', '--max-warnings', '200', '--quiet']) },
  { name: 'format', group: 'check', run: command(NPX('prettier'), ['--check', '.', '--log-level', 'warn']) },
  { name: 'client', group: 'check', run: command(process.execPath, [RUN, 'lib/cli/db-generate.ts']) },
  { name: 'types', group: 'check', run: command(NPX('tsc'), ['--noEmit', '-p', 'tsconfig.json']) },
  {
    name: 'dependencies',
    group: 'check',
    run: command(NPX('depcruise'), [
      'app',
      'components',
      'lib',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
    ]),
  },
  { name: 'unused', group: 'check', run: command(NPX('knip'), ['--no-progress']) },
  { name: 'schema', group: 'check', run: command(process.execPath, [RUN, 'lib/cli/db-diff.ts', '--check']) },
  {
    name: 'content',
    group: 'check',
    run: command(
      process.execPath,
      [RUN, 'lib/cli/content-check.ts'],
      (output) => output.trim().split('\n').at(-1) ?? '',
    ),
  },
  {
    name: 'coverage of sources',
    group: 'check',
    run: command(
      process.execPath,
      [RUN, 'lib/cli/content-coverage.ts'],
      (output) => output.trim().split('\n').at(-1) ?? '',
    ),
  },
  { name: 'unit', group: 'test', run: command(NPX('vitest'), ['run', 'tests/unit', '--coverage'], counts) },
  { name: 'documents', group: 'test', run: command(NPX('vitest'), ['run', 'tests/content'], counts) },
  { name: 'build', group: 'test', run: command(process.execPath, [RUN, 'lib/cli/build.ts']) },
  { name: 'integration', group: 'test', run: command(NPX('vitest'), ['run', 'tests/integration'], counts) },
  { name: 'browser', group: 'test', run: runBrowserSuite },
]

const wanted = process.argv[2]
const chosen = wanted === undefined ? suites : suites.filter(({ name, group }) => name === wanted || group === wanted)
if (chosen.length === 0) {
  console.error(
    `There is no suite "${wanted}". Suites: ${suites.map(({ name }) => name).join(', ')}; groups: check, test.`,
  )
  process.exit(1)
}

let failed = 0
const started = Date.now()

async function runSuite({ name, run }: Suite): Promise<void> {
  const begun = Date.now()
  const { isPassed, summary, output } = await run().catch((error: unknown) => ({
    isPassed: false,
    summary: '',
    output: String(error),
  }))
  const seconds = ((Date.now() - begun) / 1000).toFixed(0)
  if (!isPassed) {
    failed += 1
    console.log(output.trimEnd().split('\n').slice(-200).join('\n'))
  }
  console.log(`${isPassed ? 'ok    ' : 'FAILED'} ${name.padEnd(20)} ${seconds.padStart(4)} s  ${summary}`)
}

/** Runs suites in order, at most `lanes` at a time. */
async function runAll(waiting: Suite[], lanes: number): Promise<void> {
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await runSuite(next)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

// The client is made for the others. Checks read and use one core each; tests need the machine for themselves.
await runAll(
  chosen.filter(({ name }) => name === 'client'),
  1,
)
await runAll(
  chosen.filter(({ name, group }) => group === 'check' && name !== 'client'),
  2,
)
await runAll(
  chosen.filter(({ group }) => group === 'test'),
  1,
)
console.log(`\nSuites: ${chosen.length - failed} passed, ${failed} failed`)
console.log(`in ${((Date.now() - started) / 1000).toFixed(0)} s`)
process.exit(failed === 0 ? 0 : 1)
