import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import type { LearningCurvesFile } from '@/lib/labs/core/active-learning'
import { labellingTask } from '@/lib/labs/core/active-learning-task'
import { boundaryTask } from '@/lib/labs/core/agent-boundaries-task'
import { agreementTask, teamSummary } from '@/lib/labs/core/annotation-agreement-task'
import { drawItems, LESSON_TEAM, simulateLabels } from '@/lib/labs/core/annotation-team'
import { flagTask } from '@/lib/labs/core/base-rates'
import { calibrationTask } from '@/lib/labs/core/calibration'
import { drawStream, monitorStream, SCENARIOS, SIGNALS, signalRecord } from '@/lib/labs/core/drift-monitor'
import { driftTask } from '@/lib/labs/core/drift-task'
import { fairnessTask, passingLines } from '@/lib/labs/core/fairness-metrics-task'
import { judgeTask, readingOf } from '@/lib/labs/core/judge-agreement-task'
import { JUDGES, runJudge, simulatePasses } from '@/lib/labs/core/judge-simulation'
import { simulateAnswers } from '@/lib/labs/core/kano-rice'
import { orderTask } from '@/lib/labs/core/kano-rice-task'
import { flawTask } from '@/lib/labs/core/planted-flaws-task'
import { probesOfMessages } from '@/lib/labs/core/probe-models'
import { failuresOf, sortingTask, type Probe } from '@/lib/labs/core/probe-set'
import { endingsOf, habitResult, HABITS, LESSON_TERMS, simulateTests } from '@/lib/labs/core/prompt-test'
import { plannedEnding, promptTestTask } from '@/lib/labs/core/prompt-test-task'
import { riskTask } from '@/lib/labs/core/risk-classes-task'
import { rulesTask } from '@/lib/labs/core/rules-first'
import { LESSON_DESK } from '@/lib/labs/core/staged-fallback'
import { simulateDesk } from '@/lib/labs/core/staged-fallback-queue'
import { fallbackTask } from '@/lib/labs/core/staged-fallback-task'
import { lineTask } from '@/lib/labs/core/threshold-cost'
import { budgetTask, type PriceStock } from '@/lib/labs/core/token-budget-task'
import { pricingTask } from '@/lib/labs/core/unit-economics-task'
import { bestDecision, LESSON_CASE, simulateValue, valueTask } from '@/lib/labs/core/value-case'
import {
  JudgedRepliesSchema,
  MessageProbesSchema,
  ModelRecordingsSchema,
  ProbeSetSchema,
  RiskCardsSchema,
  TokenPricesSchema,
} from '@/lib/labs/schemas'
import { PREDICTIONS, SEEDS } from './predictions'

/**
 * The server recomputes a pass from the seed and the answer, and a shared address promises the picture that was shared. So
 * what a seed draws must not change by accident. Each line of the snapshot is the fingerprint of one seed; where a change
 * is meant, raise the version of the lab's address and renew it with `npx vitest run tests/unit/labs/drawn-by-seed -u`.
 */
const yaml = (file: string): unknown => parse(readFileSync(`content/labs/${file}`, 'utf8'))
const { answers: replies } = JudgedRepliesSchema.parse(yaml('L16-answers.yaml'))
const curves = JSON.parse(readFileSync('public/labs/active-learning.v1.json', 'utf8')) as LearningCurvesFile
const stock: PriceStock = TokenPricesSchema.parse(yaml('L08-prices.yaml')).task
const cards = RiskCardsSchema.parse(yaml('L19-cards.yaml')).cards
const probes: readonly Probe[] = ProbeSetSchema.parse(yaml('L20-probes.yaml')).probes
const messages = probesOfMessages(
  MessageProbesSchema.parse(yaml('L20-messages.yaml')).probes,
  ModelRecordingsSchema.parse(yaml('L20-recordings.yaml')),
)

const DRAWS: Record<string, (seed: number) => unknown> = {
  'L01 task': (seed) => lineTask(PREDICTIONS, seed),
  'L02 task': flagTask,
  'L03 task': driftTask,
  'L03 stream': (seed) => {
    const stream = drawStream({ scenario: SCENARIOS[seed % SCENARIOS.length]!, size: 0.3 + seed / 40, seed })
    const settings = { bins: 5 + (seed % 9), line: 0.1, alpha: 0.05, window: 1 + (seed % 3), fields: 20, delay: 7 }
    const days = monitorStream(stream, { settings, seed })
    return [days, SIGNALS.map((signal) => signalRecord(stream, { days, signal }))]
  },
  'L04 task': (seed) => [agreementTask(seed), teamSummary(agreementTask(seed))],
  'L04 labels': (seed) => [drawItems(seed), simulateLabels(drawItems(seed), { team: LESSON_TEAM, seed })],
  'L05 task': (seed) => labellingTask(seed, curves),
  'L07 task': (seed) => [promptTestTask(seed), plannedEnding(promptTestTask(seed))],
  'L07 tests': (seed) => {
    const tests = simulateTests({ terms: LESSON_TERMS, looks: 1 + (seed % 12), seed, runs: 200, gain: seed / 800 })
    const ends = HABITS.map((habit) => endingsOf(tests, { habit, terms: LESSON_TERMS }))
    return [tests, ends, HABITS.map((habit, index) => habitResult(ends[index]!, { habit, looks: tests.looks }))]
  },
  'L08 task': (seed) => budgetTask(seed, stock),
  'L09 task': pricingTask,
  'L10 task': (seed) => [valueTask(seed), bestDecision(valueTask(seed)).decision],
  'L10 draws': (seed) => simulateValue({ ...LESSON_CASE, correlation: seed / 50 }, { seed, count: 500 }),
  'L11 task': (seed) => [fairnessTask(seed), passingLines(fairnessTask(seed))],
  'L12 task': boundaryTask,
  'L13 task': fallbackTask,
  'L13 desk': (seed) => {
    const { agents, handleMinutes, contactsPerHour } = LESSON_DESK
    return simulateDesk({ perMinute: seed / 8, before: (0.15 * contactsPerHour) / 60, agents, handleMinutes }, seed)
  },
  'L15 task': rulesTask,
  'L16 task': (seed) => [judgeTask(seed), readingOf(judgeTask(seed))],
  'L16 runs': (seed) => {
    const [good, bad] = [replies.filter((_, at) => at % 2 === 0), replies.filter((_, at) => at % 2 === 1)]
    return JUDGES.map((judge) => [
      runJudge(judge, { replies, seed }),
      simulatePasses({ judge, cut: 6 + (seed % 3), truth: seed / 50, marked: 300, seed, good, bad }),
    ])
  },
  'L17 task': orderTask,
  'L17 answers': (seed) => simulateAnswers({ A: 0.3, O: 0.2, M: 0.2, I: 0.2, R: 0.05, Q: 0.05 }, seed),
  'L18 task': (seed) => calibrationTask(PREDICTIONS, seed),
  'L19 task': (seed) => riskTask(cards, seed).map(({ id }) => id),
  'L20 task': (seed) => sortingTask(failuresOf(probes), { opened: new Set(), seed }),
  'L20 task of the models': (seed) => sortingTask(failuresOf(messages), { opened: new Set(), seed }),
  'L21 task': flawTask,
}

/** Ten significant digits, since the last ones may differ from one machine to the next. */
function fingerprint(drawn: unknown): string {
  const text = JSON.stringify(drawn, (_key, value: unknown) =>
    ArrayBuffer.isView(value)
      ? [...(value as Float64Array)].map((each) => Number(each.toPrecision(10)))
      : typeof value === 'number' && Number.isFinite(value)
        ? Number(value.toPrecision(10))
        : value,
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}

for (const [name, draw] of Object.entries(DRAWS))
  test(`${name}: each seed draws what it always drew`, () => {
    const fingerprints = SEEDS.map((seed) => fingerprint(draw(seed)))
    expect(new Set(fingerprints).size).toBeGreaterThan(5)
    expect(fingerprints.join(' ')).toMatchSnapshot()
  })
