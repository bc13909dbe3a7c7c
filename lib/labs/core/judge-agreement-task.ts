import { normalCdf } from '@/lib/shared/normal'
import { seededRandom, type Random } from '@/lib/shared/random'
import { agreementOf, correctedRate, type JudgeTable } from './judge-agreement'
import { numberIn, percent, wordIn, type JudgeAnswer, type PassVerdict } from './verdict'

export const BIASES = ['none', 'length', 'position'] as const
export type Bias = (typeof BIASES)[number]
export const USES = ['both', 'mark', 'none'] as const
export type Use = (typeof USES)[number]

/** The rule of the task, written before the result. */
export const TASK_RULE = { rate: 0.8, longer: 0.15, flips: 10 } as const
export const TASK_TOLERANCE = { kappa: 0.02, ratePoints: 1.5 } as const

/** Bad replies that the judge passed, of all bad ones of a length. */
export interface LengthCount {
  readonly passed: number
  readonly bad: number
}

/** The report on a judge of another assistant. All simulated. */
export interface JudgeTask {
  readonly table: JudgeTable
  /** Bad replies below and above the middle length. */
  readonly short: LengthCount
  readonly long: LengthCount
  /** Pairs of 100 whose winner changes with the order. */
  readonly flips: number
  readonly marked: number
  /** Of these passed by the judge. */
  readonly passed: number
}

function binomial(random: Random, trials: number, chance: number): number {
  let successes = 0
  for (let trial = 0; trial < trials; trial += 1) if (random() < chance) successes += 1
  return successes
}

/** Rates, bias, corrected rate and use of a report. */
export function readingOf({ table, short, long, flips, marked, passed }: JudgeTask) {
  const { kappa, good, bad, raw } = agreementOf(table)
  const gap = long.passed / long.bad - short.passed / short.bad
  const bias: Bias = gap > TASK_RULE.longer ? 'length' : flips > TASK_RULE.flips ? 'position' : 'none'
  const [tpr, tnr] = [good!.share, bad!.share]
  const isGoodEnough = tpr >= TASK_RULE.rate && tnr >= TASK_RULE.rate && bias !== 'length'
  const use: Use = !isGoodEnough ? 'none' : bias === 'position' ? 'mark' : 'both'
  return {
    kappa: kappa.value,
    raw: raw.share,
    tpr,
    tnr,
    gap,
    bias,
    use,
    observed: passed / marked,
    corrected: correctedRate(passed / marked, { good: tpr, bad: tnr }),
  }
}

/** A report on another judge, drawn again until nothing hangs on a hair and the observed rate is at least 4 points off. */
export function judgeTask(seed: number): JudgeTask {
  const random = seededRandom(seed * 6133)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  const wanted = pick(BIASES)
  const isSound = random() < 0.7
  for (;;) {
    const [goodCount, badCount] = [pick([60, 75, 90]), pick([40, 50, 60])]
    const skill = isSound ? pick([1.25, 1.4]) : pick([0.5, 0.65])
    const tilt = wanted === 'length' ? 0.9 : 0
    const passes = (shift: number) => normalCdf(shift)
    const bothPass = binomial(random, goodCount, passes(skill))
    const [shortBad, longBad] = [Math.ceil(badCount / 2), Math.floor(badCount / 2)]
    const short = { bad: shortBad, passed: binomial(random, shortBad, passes(-skill - tilt)) }
    const long = { bad: longBad, passed: binomial(random, longBad, passes(-skill + tilt)) }
    const onlyJudge = short.passed + long.passed
    const table = { bothPass, onlyPeople: goodCount - bothPass, onlyJudge, bothFail: badCount - onlyJudge }
    const marked = pick([2000, 3000, 4000])
    const truth = pick([0.45, 0.55, 0.65, 0.75, 0.85])
    const [tpr, fpr] = [bothPass / goodCount, onlyJudge / badCount]
    const passed = binomial(random, marked, truth * tpr + (1 - truth) * fpr)
    const task = {
      table,
      short,
      long,
      flips: wanted === 'position' ? pick([22, 26, 31]) : pick([3, 5, 7]),
      marked,
      passed,
    }
    if (isClear(task, wanted)) return task
  }
}

function isClear(task: JudgeTask, wanted: Bias): boolean {
  const { table } = task
  if (table.bothPass / (table.bothPass + table.onlyPeople) + table.bothFail / (table.bothFail + table.onlyJudge) < 1.25)
    return false
  const { bias, gap, tpr, tnr, observed, corrected, kappa, raw } = readingOf(task)
  const isFar = (rate: number) => Math.abs(rate - TASK_RULE.rate) > 0.01
  return (
    bias === wanted &&
    Math.abs(gap - TASK_RULE.longer) > 0.03 &&
    (wanted === 'length' || Math.abs(gap) < 0.12) &&
    isFar(tpr) &&
    isFar(tnr) &&
    Math.abs(observed - corrected) > 0.04 &&
    corrected > 0.05 &&
    corrected < 0.97 &&
    raw - kappa > 0.06
  )
}

/** What the learner hands in: κ, the corrected rate in percent, the bias, and what the judge may be used for. */
const FIELDS = { kappa: 'answer-kappa', rate: 'answer-rate', bias: 'answer-bias', use: 'answer-use' } as const
export const ANSWER_KEYS = Object.values(FIELDS)

/** Passed when κ, the corrected rate, the bias and the use are all right. */
export const judgeJudgement: JudgeAnswer = ({ seed, answer }): PassVerdict => {
  const reading = readingOf(judgeTask(seed))
  const isNear = (key: string, value: number, tolerance: number) =>
    Math.abs(numberIn(answer, key) - value) <= tolerance + 1e-9
  const wrong = [
    ...(isNear(FIELDS.kappa, reading.kappa, TASK_TOLERANCE.kappa)
      ? []
      : ['kappa: take the agreement that chance would give off both sides of the fraction']),
    ...(isNear(FIELDS.rate, reading.corrected * 100, TASK_TOLERANCE.ratePoints)
      ? []
      : ['the corrected rate: (passed + TNR − 1) ÷ (TPR + TNR − 1)']),
    ...(wordIn(answer, FIELDS.bias) === reading.bias
      ? []
      : ['the bias: compare long with short bad replies, and count the flips']),
    ...(wordIn(answer, FIELDS.use) === reading.use
      ? []
      : ['the use: go through the written rule, condition by condition']),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `Kappa is ${reading.kappa.toFixed(2)}. The judge passes ${percent(reading.observed)}, and ${percent(reading.corrected)} are good. It passes ${percent(reading.tpr)} of the good replies and fails ${percent(reading.tnr)} of the bad ones.`,
      }
    : { passed: false, because: `Look again at ${wrong.join('; ')}.` }
}
