// The public benchmark of the assessment: npm run bench:assessment -- [--learners 400] [--seed 1] [--scenario right-prior]
// [--limit] [--out .cache/bench/assessment.json]. Prints tables and writes all figures as JSON; asserts nothing.
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { completeSettings } from '@/lib/assessment/core/settings'
import { ENGINE_VERSION } from '@/lib/assessment/core/start-assessment'
import type { Outcome } from './bars'
import { barsOf, talliesAt, verdict } from './bars'
import { informationBound } from './information-bound'
import type { BoundLine } from './report'
import { barLines, boundLines, scenarioLines } from './report'
import type { Group, ScenarioName, Series } from './scenarios'
import { bankCountOf, runScenario, SCENARIO_NAMES } from './scenarios'
import { figuresOf, measure } from './tally'
import { buildWorld } from './world'

/** A scenario with one bank: what one worker does at a time. */
interface Task extends Group {
  readonly scenario: ScenarioName
}

interface Options {
  readonly learners: number
  readonly seed: number
  readonly scenarios: readonly ScenarioName[]
  readonly limit: boolean
  readonly out: string
}

const BOUND_LENGTHS = [6, 12, 18, 24, 30, 36, 48, 72]

if (isMainThread) await main(readOptions())
else parentPort!.on('message', (task: Task) => parentPort!.postMessage(runScenario(task.scenario, task)))

async function main({ learners, seed, scenarios, limit, out }: Options): Promise<void> {
  const started = performance.now()
  const tasks = scenarios.flatMap((scenario) => tasksOf(scenario, { learners, seed }))
  const outcomes = new Map<ScenarioName, Outcome>()
  const results = await runAll(tasks)
  for (const scenario of scenarios) {
    outcomes.set(scenario, merge(results.filter((_, index) => tasks[index]!.scenario === scenario)))
  }
  const bars = barsOf(outcomes)
  const bounds = limit ? boundsOf(outcomes, seed) : []
  const seconds = (performance.now() - started) / 1000
  const lines = [
    `Assessment benchmark: ${learners} learners on ${bankCountOf('right-prior')} banks, seed ${seed}, engine ${ENGINE_VERSION}, shipped settings`,
    ...[...outcomes].flatMap(([name, outcome]) => scenarioLines(name, outcome)),
    ...(limit ? boundLines(bounds) : []),
    ...barLines(bars),
    '',
    `${seconds.toFixed(0)} s; all figures: ${out}`,
  ]
  console.log(lines.join('\n'))
  const report = {
    learners,
    seed,
    engineVersion: ENGINE_VERSION,
    settings: completeSettings(buildWorld(seed, 0).bank, { seed, targets: {} }),
    seconds,
    bars: bars.map((bar) => ({ ...bar, verdict: verdict(bar) })),
    bounds,
    scenarios: Object.fromEntries([...outcomes].map(([name, outcome]) => [name, figuresByLength(outcome)])),
  }
  mkdirSync(path.dirname(out), { recursive: true })
  writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`)
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      learners: { type: 'string', default: '400' },
      seed: { type: 'string', default: '1' },
      scenario: { type: 'string', multiple: true, default: [...SCENARIO_NAMES] },
      limit: { type: 'boolean', default: false },
      out: { type: 'string', default: '.cache/bench/assessment.json' },
    },
  })
  const scenarios = SCENARIO_NAMES.filter((name) => values.scenario.includes(name))
  const unknown = values.scenario.filter((name) => !SCENARIO_NAMES.some((known) => known === name))
  if (unknown.length > 0) throw new Error(`No scenario ${unknown.join(', ')}; there are ${SCENARIO_NAMES.join(', ')}`)
  const [learners, seed] = [Number(values.learners), Number(values.seed)]
  if (!Number.isInteger(learners) || learners < bankCountOf('right-prior'))
    throw new Error(`--learners takes a whole number from ${bankCountOf('right-prior')} on, got ${values.learners}`)
  if (!Number.isInteger(seed)) throw new Error(`--seed takes a whole number, got ${values.seed}`)
  return { learners, seed, scenarios, limit: values.limit, out: values.out }
}

function tasksOf(scenario: ScenarioName, { learners, seed }: Pick<Options, 'learners' | 'seed'>): Task[] {
  const banks = bankCountOf(scenario)
  return Array.from({ length: banks }, (_, bankIndex) => ({
    scenario,
    seed,
    bankIndex,
    learnerCount: Math.floor((learners + bankIndex) / banks),
  }))
}

/** Runs the tasks on all cores; results in the order of the tasks. */
async function runAll(tasks: readonly Task[]): Promise<Series[][]> {
  const results: Series[][] = []
  let next = 0
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url))
      let at = -1
      const proceed = (): void => {
        at = next
        next += 1
        const task = tasks[at]
        if (task) worker.postMessage(task)
        else void worker.terminate().then(() => resolve())
      }
      worker.on('message', (series: Series[]) => {
        results[at] = series
        proceed()
      })
      worker.on('error', reject)
      proceed()
    })
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, work))
  return results
}

function merge(parts: readonly (readonly Series[])[]): Outcome {
  const merged = parts[0]!.map((first, index): Series => {
    const all = parts.map((part) => part[index]!)
    const errors = all.flatMap(({ parameterError }) => (parameterError ? [parameterError] : []))
    const rms = (values: readonly number[]): number =>
      Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
    return {
      ...first,
      tallies: all.flatMap(({ tallies }) => tallies),
      itemIds: all.flatMap(({ itemIds }) => itemIds),
      stepMs: all.flatMap(({ stepMs }) => stepMs),
      ...(errors.length > 0 && {
        parameterError: { logA: rms(errors.map(({ logA }) => logA)), b: rms(errors.map(({ b }) => b)) },
      }),
    }
  })
  return new Map(merged.map((series) => [series.name, series]))
}

function boundsOf(outcomes: ReadonlyMap<ScenarioName, Outcome>, seed: number): BoundLine[] {
  const right = outcomes.get('right-prior')
  if (!right) throw new Error('--limit needs the scenario right-prior')
  const banks = Array.from({ length: bankCountOf('right-prior') }, (_, index) => buildWorld(seed, index).bank)
  const reached = (name: string, length: number): number => figuresOf(talliesAt(right.get(name)!, length)).rmse
  return BOUND_LENGTHS.map((length) => ({
    length,
    bound: Math.sqrt(banks.reduce((sum, bank) => sum + informationBound(bank, length), 0) / banks.length),
    ours: reached('ours', length),
    jscat: reached('jsCAT 5.2.3', length),
  }))
}

function figuresByLength(outcome: Outcome) {
  return [...outcome.values()].map((series) => ({
    name: series.name,
    ...(series.parameterError && { parameterError: series.parameterError }),
    lengths: series.lengths.map((length) => ({ length, ...measure(talliesAt(series, length)) })),
  }))
}
