import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { judgeApproachChoice, type OptionId } from '@/lib/labs/core/approach-choice'
import { countFlags, flagTask, judgeBaseRates, precisionOf } from '@/lib/labs/core/base-rates'
import {
  calibrationTask,
  expectedCalibrationError,
  gapOf,
  judgeCalibration,
  promisesAt,
  reliabilityBands,
  TASK_BANDS,
  TEMPERATURES,
} from '@/lib/labs/core/calibration'
import { bestAction } from '@/lib/labs/core/drift-incident'
import { driftTask, halfwayLine, judgeDriftMonitor } from '@/lib/labs/core/drift-task'
import { kanoCounts, kanoVerdict, movesOf } from '@/lib/labs/core/kano-rice'
import { judgeKanoRice, orderTask } from '@/lib/labs/core/kano-rice-task'
import { failuresOf, judgeProbeSet, sortingTask, type Probe } from '@/lib/labs/core/probe-set'
import { usersPerGroup } from '@/lib/labs/core/prompt-test-statistics'
import { judgePromptTest, plannedEnding, promptTestTask } from '@/lib/labs/core/prompt-test-task'
import { bestPlan, judgeRulesFirst, rulesTask } from '@/lib/labs/core/rules-first'
import { judgeSourceCriticism, OPEN_CLAIMS, type LabClaim } from '@/lib/labs/core/source-criticism'
import { cheapestLine, judgeThresholdCost, lineTask } from '@/lib/labs/core/threshold-cost'
import { cheapestPlan } from '@/lib/labs/core/token-budget-plans'
import { budgetTask, judgeTokenBudget, type PriceStock } from '@/lib/labs/core/token-budget-task'
import { cheapestPrice, judgeUnitEconomics, pricingTask } from '@/lib/labs/core/unit-economics-task'
import { bestDecision, judgeValueCase, valueTask } from '@/lib/labs/core/value-case'
import type { LabAnswer, PassVerdict } from '@/lib/labs/core/verdict'
import { ApproachCasesSchema, TokenPricesSchema, ProbeSetSchema } from '@/lib/labs/schemas'
import { PREDICTIONS } from './predictions'

/**
 * What is handed in reaches a judge under names that the lab's form and the core share. Each entry states the right answer
 * under these names, and for each name a value that must not pass.
 */
interface Handed {
  judge: (answer: LabAnswer) => PassVerdict
  right: LabAnswer
  /** One changed value at a time; the verdict says what is wrong with it. */
  wrong: [change: LabAnswer, says: RegExp][]
}
const seed = 5
const yaml = (file: string): unknown => parse(readFileSync(`content/labs/${file}`, 'utf8'))

function baseRates(): Handed {
  const task = flagTask(seed)
  const { rightFlags, falseFlags } = countFlags(task, 1000)
  const right = {
    'answer-right': Math.round(rightFlags),
    'answer-false': Math.round(falseFlags),
    'answer-precision': Math.round((precisionOf(task) ?? 0) * 100),
  }
  const truth = `Of 1,000 cases ${task.baseRate * 1000} are positive.`
  return {
    judge: (answer) => judgeBaseRates({ seed, answer, data: null }),
    right,
    wrong: [
      [{ 'answer-right': right['answer-right'] + 2 }, new RegExp(`^Not within one: right flags[.] ${truth}`)],
      [{ 'answer-false': right['answer-false'] - 2 }, /^Not within one: false flags[.]/],
      [{ 'answer-precision': right['answer-precision'] + 2 }, /^Not within one: precision[.]/],
      [{ 'answer-right': '', 'answer-precision': '' }, /^Not within one: right flags, precision[.]/],
    ],
  }
}

function calibration(): Handed {
  const cases = calibrationTask(PREDICTIONS, seed)
  const at = (temperature: number) => reliabilityBands(promisesAt(cases, temperature), TASK_BANDS)
  const temperature = TEMPERATURES.find((each) => expectedCalibrationError(at(each)) < 0.03) ?? 1
  const gaps = at(temperature).map(gapOf)
  const widest = gaps.indexOf(Math.max(...gaps))
  return {
    judge: (answer) => judgeCalibration({ seed, answer, data: PREDICTIONS }),
    right: { 'answer-temperature': temperature, 'answer-band': widest },
    wrong: [
      [{ 'answer-temperature': 1 }, /^At temperature 1[.]00 the error is 0[.]\d{4}; it has to be below 0[.]03/],
      [{ 'answer-band': gaps.indexOf(Math.min(...gaps)) }, /The widest gap is in the band from \d+%/],
      [{ 'answer-band': 99 }, /The widest gap/],
      [{ 'answer-band': '' }, /The widest gap/],
      [{ 'answer-temperature': 0 }, /missing/],
      [{ 'answer-temperature': 10.01 }, /missing/],
      [{ 'answer-temperature': '' }, /missing/],
    ],
  }
}

function driftMonitor(): Handed {
  const task = driftTask(seed)
  const best = bestAction(task.scenario, task.terms)
  const other = best === 'ignore' ? 'retrain' : 'ignore'
  return {
    judge: (answer) => judgeDriftMonitor({ seed, answer, data: null }),
    right: { 'answer-line': halfwayLine(task), 'answer-action': best },
    wrong: [
      [{ 'answer-line': 0 }, /^Your line rings on \d+% of other quiet days, \d+% are allowed[.]$/],
      [{ 'answer-line': 9 }, /^It rings on 0% of other days with the shift, \d+% are asked[.]$/],
      [{ 'answer-action': other }, /^Your action costs €[\d,]+ until the end; to [a-z ]+ costs €[\d,]+[.]$/],
      [{ 'answer-action': 'sleep' }, /missing/],
      [{ 'answer-line': '' }, /missing/],
    ],
  }
}

function kanoRice(): Handed {
  const task = orderTask(seed)
  const names = [...task.ideas].sort((a, b) => a.adjustedRank - b.adjustedRank).map(({ name }) => name)
  const { best, values } = movesOf(task.asked, task.money)
  const category = kanoVerdict(kanoCounts(task.cells))
  return {
    judge: (answer) => judgeKanoRice({ seed, answer, data: null }),
    right: {
      'answer-first': names[0] ?? '',
      'answer-second': names[1] ?? '',
      'answer-third': names[2] ?? '',
      'answer-move': best,
      'answer-value': values[best],
      'answer-kano': category,
    },
    wrong: [
      [{ 'answer-first': names[3] ?? '' }, /^Look again at the first three[^;]*$/],
      [{ 'answer-second': names[3] ?? '' }, /^Look again at the first three[^;]*$/],
      [{ 'answer-third': names[3] ?? '' }, /^Look again at the first three[^;]*$/],
      [{ 'answer-move': 'wait' }, /^Look again at the move on idea/],
      [{ 'answer-value': values[best] + 0.51 }, /^Look again at the value of the move[^;]*$/],
      [{ 'answer-kano': 'R' }, /^Look again at the Kano category[^;]*$/],
      [{ 'answer-first': '', 'answer-kano': '' }, /the first three.*; the Kano category/],
      [{ 'answer-value': '' }, /missing/],
    ],
  }
}

function promptTest(): Handed {
  const task = promptTestTask(seed)
  const { look, winner } = plannedEnding(task)
  const users = Math.ceil(usersPerGroup(task.terms))
  return {
    judge: (answer) => judgePromptTest({ seed, answer, data: null }),
    right: { 'answer-users': users, 'answer-look': look, 'answer-decision': winner === 'new' ? 'new' : 'old' },
    wrong: [
      [
        { 'answer-users': Math.ceil(users * 1.03) },
        /^The formula asks for [\d,]+ users in each group, you planned [\d,]+[.]$/,
      ],
      [{ 'answer-look': look - 1 }, /^(The plan has one reading, at look|With) \d/],
      [{ 'answer-decision': winner === 'new' ? 'old' : 'new' }, /^The (line|new prompt) /],
      [{ 'answer-decision': 'both' }, /missing/],
      [{ 'answer-users': '' }, /missing/],
      [{ 'answer-look': '' }, /missing/],
    ],
  }
}

function rulesFirst(): Handed {
  const task = rulesTask(seed)
  const { rules, rest, net } = bestPlan(task.shares, task.terms)
  return {
    judge: (answer) => judgeRulesFirst({ seed, answer, data: null }),
    right: { 'answer-rules': rules, 'answer-rest': rest },
    wrong: [
      [{ 'answer-rules': rest === 'people' ? 0 : task.shares.length }, /You reached [\d.]+%; 95% is asked[.]$/],
      [{ 'answer-rules': task.shares.length + 1 }, /missing/],
      [{ 'answer-rules': -1 }, /missing/],
      [{ 'answer-rules': '' }, /missing/],
      [{ 'answer-rest': 'nobody' }, /missing/],
      [{ 'answer-rest': '', 'answer-rules': net }, /missing/],
    ],
  }
}

function thresholdCost(): Handed {
  const task = lineTask(PREDICTIONS, seed)
  const { line } = cheapestLine(task.cases, task.prices)
  return {
    judge: (answer) => judgeThresholdCost({ seed, answer, data: PREDICTIONS }),
    right: { 'answer-line': line },
    wrong: [
      [{ 'answer-line': 1 }, /a tenth is allowed.*you stood too high and missed too many[.]$/],
      [{ 'answer-line': 0 }, /a tenth is allowed.*you stood too low and raised too many false alarms[.]$/],
      [{ 'answer-line': 1.01 }, /missing/],
      [{ 'answer-line': -0.01 }, /missing/],
      [{ 'answer-line': '' }, /missing/],
    ],
  }
}

function tokenBudget(): Handed {
  const data: PriceStock = TokenPricesSchema.parse(yaml('L08-prices.yaml')).task
  const task = budgetTask(seed, data)
  const best = cheapestPlan(task.budgets, task.limits)
  if (!best) throw new Error('The task has no plan that keeps both promises.')
  const yes = (isSo: boolean) => (isSo ? 'yes' : 'no')
  return {
    judge: (answer) => judgeTokenBudget({ seed, answer, data }),
    right: {
      'answer-route': best.passedOn,
      'answer-prompt': yes(best.isPromptCached),
      'answer-kept': yes(best.areAnswersKept),
      'answer-dollars': best.cost * 1000,
    },
    wrong: [
      [{ 'answer-dollars': best.cost * 1040 }, /^The plan is right[.] 1,000 tasks with it do not cost \$\d/],
      [{ 'answer-prompt': yes(!best.isPromptCached) }, /more than the cheapest|do not cost/],
      [{ 'answer-route': 0.123 }, /missing/],
      [{ 'answer-route': '' }, /missing/],
      [{ 'answer-prompt': 'maybe' }, /missing/],
      [{ 'answer-kept': 'maybe' }, /missing/],
      [{ 'answer-dollars': '' }, /missing/],
    ],
  }
}

function unitEconomics(): Handed {
  const { plan, amount, cap } = cheapestPrice(pricingTask(seed))
  return {
    judge: (answer) => judgeUnitEconomics({ seed, answer, data: null }),
    right: { 'answer-plan': plan, 'answer-amount': amount, 'answer-cap': cap },
    wrong: [
      [{ 'answer-amount': amount / 2 }, /^The margin is -?[\d.]+%, 60% is asked/],
      [{ 'answer-amount': amount * 3 }, /^Buyers pay €[\d.]+ for a success, their own way costs €[\d.]+[.]$/],
      [{ 'answer-plan': 'gift' }, /missing/],
      [{ 'answer-amount': -1 }, /missing/],
      [{ 'answer-amount': '' }, /missing/],
      [{ 'answer-cap': -1 }, /missing/],
      [{ 'answer-cap': '' }, /missing/],
    ],
  }
}

function valueCase(): Handed {
  const { decision, spread } = bestDecision(valueTask(seed))
  const loss = Math.round(spread.lossShare * 100)
  const other = decision === 'build' ? 'leave' : 'build'
  return {
    judge: (answer) => judgeValueCase({ seed, answer, data: null }),
    right: { 'answer-decision': decision, 'answer-loss': loss },
    wrong: [
      [{ 'answer-loss': loss + 12 }, /The decision is right; your \d+% is more than 10 points away[.]$/],
      [{ 'answer-decision': other }, /The better decision is to (build|leave it|pay for the trial first)[.]$/],
      [{ 'answer-decision': 'sleep' }, /missing/],
      [{ 'answer-loss': '' }, /missing/],
    ],
  }
}

function approachChoice(): Handed {
  const data: readonly { id: string; recommended: OptionId }[] = ApproachCasesSchema.parse(yaml('L14-cases.yaml')).cases
  const [first, second, third] = data.map(({ id }) => id)
  const right = Object.fromEntries(data.map(({ id, recommended }) => [`choice-${id}`, recommended]))
  return {
    judge: (answer) => judgeApproachChoice({ seed, answer, data }),
    right: { ...right, [`choice-${first}`]: 'none', [`differ-${first}`]: 'volume' },
    wrong: [
      [{ [`differ-${first}`]: '' }, /Name the fact on which you differ in the other case[.]$/],
      [{ [`choice-${second}`]: 'none' }, /Name the fact on which you differ in the other case[.]$/],
      [{ [`choice-${third}`]: '' }, /^1 of \d+ cases are still open/],
    ],
  }
}

function probeSet(): Handed {
  const library: readonly Probe[] = ProbeSetSchema.parse(yaml('L20-probes.yaml')).probes
  const data = { models: [], library }
  const failures = failuresOf(library)
  const opened = failures.slice(0, 3).map(({ id }) => id)
  const task = sortingTask(failures, { opened: new Set(opened), seed })
  const causes = Object.fromEntries(task.map(({ id, cause }) => [`answer-${id}`, cause]))
  const without = (count: number) => Object.fromEntries(task.slice(0, count).map(({ id }) => [`answer-${id}`, '']))
  return {
    judge: (answer) => judgeProbeSet({ seed, answer, data }),
    right: { ...causes, ...without(2), 'answer-opened': opened.join(' ') },
    wrong: [
      [without(3), /^7 of 10 agree with one of our two keys \(70%\); 8 are asked/],
      [{ 'answer-set': 'models' }, /^Only 0 failures are left unopened/],
      [{ 'answer-opened': failures.map(({ id }) => id).join(' ') }, /^Only 0 failures are left unopened/],
    ],
  }
}

function sourceCriticism(): Handed {
  const claim = (index: number) => ({ id: `A${index}`, verdict: 'corroborated' }) as unknown as LabClaim
  const data = Array.from({ length: OPEN_CLAIMS + 10 }, (_, index) => claim(index))
  const counted = data.slice(OPEN_CLAIMS)
  const graded = (share: number) =>
    Object.fromEntries(
      counted.map(({ id }, index) => [`grade-${id}`, index < share ? 'corroborated:70' : 'suspicious:50']),
    )
  return {
    judge: (answer) => judgeSourceCriticism({ seed, answer, data }),
    right: graded(6),
    wrong: [
      [graded(5), /^5 of 10 agree with the key, with 0 confident errors at half a point each: 5 points[.] 6 are asked/],
      [{ [`grade-${counted[0]?.id}`]: 'corroborated:49' }, /^One claim is not graded yet[.]$/],
      [{ [`grade-${counted[0]?.id}`]: 'corroborated:101', [`grade-${counted[1]?.id}`]: 'x:70' }, /^2 claims are not/],
    ],
  }
}

test.each([
  ['base rates', baseRates],
  ['calibration', calibration],
  ['the drift monitor', driftMonitor],
  ['Kano and RICE', kanoRice],
  ['the prompt test', promptTest],
  ['rules first', rulesFirst],
  ['threshold and cost', thresholdCost],
  ['the token budget', tokenBudget],
  ['unit economics', unitEconomics],
  ['the value case', valueCase],
  ['the choice of approach', approachChoice],
  ['the probe set', probeSet],
  ['source criticism', sourceCriticism],
])('the judge of %s passes the right answer and says of each change what is wrong', (_name, handed) => {
  const { judge, right, wrong } = handed()
  expect(judge(right)).toMatchObject({ passed: true, because: expect.stringMatching(/\w{3}/) as string })
  for (const [change, says] of wrong) {
    const verdict = judge({ ...right, ...change })
    expect(verdict.passed, JSON.stringify(change)).toBe(false)
    expect(verdict.because).toMatch(says)
    expect(verdict.because).not.toMatch(/undefined|NaN/)
  }
})
