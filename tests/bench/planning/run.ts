// The public benchmark of planning: npm run bench:planning -- [--learners 320] [--seed 1] [--out .cache/bench/planning.json].
// Prints tables and writes all figures as JSON; asserts nothing. Takes about three minutes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { verdict } from '../assessment/bars'
import { barLines } from '../assessment/report'
import { barsOf } from './bars'
import { besideBusyCore } from './clock'
import { timeCurriculum, timeRelaxations } from './curriculum'
import { measurePlanValue } from './plan-value'
import { curriculumLines, relaxationLines, selectionLines, stabilityLines, valueLines } from './report'
import { compareSelection } from './selection'
import { measureStability } from './stability'

const { learners, seed, out } = readOptions()
const started = performance.now()
const machine = { cores: availableParallelism(), loadBefore: loadavg()[0]! }
const plansOfCurriculum = await timeCurriculum({ seed, learners: 300 })
const selection = await besideBusyCore(() => compareSelection({ seed, perSize: 30 }))
const curriculum = await besideBusyCore(plansOfCurriculum)
const relaxations = await besideBusyCore(timeRelaxations)
const values = measurePlanValue({ seed, learners })
const stability = measureStability({ seed, rounds: 4 })
const results = { selection, curriculum, relaxations, values, stability }
const bars = barsOf(results)
const seconds = (performance.now() - started) / 1000
console.log(
  [
    `Planning benchmark: seed ${seed}, ${machine.cores} cores, one of them kept busy while times are taken; load before the start ${machine.loadBefore.toFixed(1)}`,
    ...selectionLines(selection),
    ...curriculumLines(curriculum),
    ...relaxationLines(relaxations),
    ...valueLines(values, learners),
    ...stabilityLines(stability),
    ...barLines(bars),
    '',
    `${seconds.toFixed(0)} s; all figures: ${out}`,
  ].join('\n'),
)
mkdirSync(path.dirname(out), { recursive: true })
const judged = bars.map((bar) => ({ ...bar, verdict: verdict(bar) }))
writeFileSync(out, `${JSON.stringify({ seed, learners, ...machine, seconds, bars: judged, ...results }, null, 2)}\n`)

function readOptions(): { learners: number; seed: number; out: string } {
  const { values: given } = parseArgs({
    options: {
      learners: { type: 'string', default: '320' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: '.cache/bench/planning.json' },
    },
  })
  const numbers = { learners: Number(given.learners), seed: Number(given.seed) }
  if (!Number.isInteger(numbers.learners) || numbers.learners < 16)
    throw new Error(`--learners takes a whole number from 16 on, got ${given.learners}`)
  if (!Number.isInteger(numbers.seed)) throw new Error(`--seed takes a whole number, got ${given.seed}`)
  return { ...numbers, out: given.out }
}
