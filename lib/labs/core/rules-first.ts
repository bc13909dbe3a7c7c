import { normalDraw, seededRandom } from '@/lib/shared/random'
import { choiceIn, INCOMPLETE, numberIn, percent, whole, type JudgeAnswer, type PassVerdict } from './verdict'

/** Shares of `types` kinds of request in proportion to 1/rank^exponent, most frequent first; sum 1. Source: Zipf's law. @throws RangeError below one type */
export function zipfShares({ types, exponent }: { types: number; exponent: number }): number[] {
  if (types < 1) throw new RangeError(`${types} types`)
  const weights = Array.from({ length: types }, (_, index) => (index + 1) ** -exponent)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** Share of requests covered by the first `rules` types, 0..1. */
export function coverageOf(shares: readonly number[], rules: number): number {
  return shares.slice(0, rules).reduce((sum, share) => sum + share, 0)
}

/** How many rules reach a share; all types if none does. */
export function rulesFor(shares: readonly number[], share: number): number {
  let sum = 0
  const index = shares.findIndex((next) => (sum += next) >= share - 1e-12)
  return index === -1 ? shares.length : index + 1
}

/** coverage · precision of the rules + rest · quality of whoever takes the rest, 0..1. */
export function blendedQuality({
  coverage,
  precision,
  restQuality,
}: {
  coverage: number
  precision: number
  restQuality: number
}): number {
  return coverage * precision + (1 - coverage) * restQuality
}

/** Prices and qualities of a service; money in euros a month, shares 0..1. */
export interface RuleTerms {
  requests: number
  precision: number
  /** Saved by a request that is settled right without a person. */
  settledGain: number
  /** Lost by a wrong automatic answer. */
  wrongCost: number
  /** A month of one rule by itself. */
  ruleCost: number
  /** A month of one pair of rules: each new rule meets all earlier ones. */
  pairCost: number
  peopleQuality: number
  modelQuality: number
  /** A month of the model, whatever it answers. */
  modelCost: number
  /** One request answered by the model. */
  modelRunCost: number
}

/** Terms of lesson P1-2 and its worked case; the model's cost is ours as well. */
export const LESSON_TERMS: RuleTerms = {
  requests: 10_000,
  precision: 0.97,
  settledGain: 2,
  wrongCost: 8,
  ruleCost: 60,
  pairCost: 4,
  peopleQuality: 0.99,
  modelQuality: 0.85,
  modelCost: 400,
  modelRunCost: 0.02,
}

export type RestTaker = 'people' | 'model'

/** Worth of one automatic answer of a given quality: right ones save, wrong ones cost. */
export function answerWorth(
  quality: number,
  { settledGain, wrongCost }: Pick<RuleTerms, 'settledGain' | 'wrongCost'>,
): number {
  return quality * settledGain - (1 - quality) * wrongCost
}

/** Monthly upkeep of the first `rules` rules: rules · ruleCost + (rules choose 2) · pairCost. */
export function upkeepOf(rules: number, { ruleCost, pairCost }: Pick<RuleTerms, 'ruleCost' | 'pairCost'>): number {
  return rules * ruleCost + ((rules * (rules - 1)) / 2) * pairCost
}

/** What the next rule would bring and cost in a month, people taking the rest. */
export function marginOfRule(
  shares: readonly number[],
  { rule, terms }: { rule: number; terms: RuleTerms },
): { gain: number; cost: number } {
  return {
    gain: terms.requests * (shares[rule - 1] ?? 0) * answerWorth(terms.precision, terms),
    cost: terms.ruleCost + (rule - 1) * terms.pairCost,
  }
}

export interface RulePlan {
  rules: number
  rest: RestTaker
}

export interface PlanResult extends RulePlan {
  coverage: number
  quality: number
  /** Monthly gain over people answering everything. */
  net: number
}

/** Coverage, quality and monthly net gain of a plan. People answering is the zero of the scale. */
export function planResult(
  shares: readonly number[],
  { plan, terms }: { plan: RulePlan; terms: RuleTerms },
): PlanResult {
  const coverage = coverageOf(shares, plan.rules)
  const byRules = terms.requests * coverage * answerWorth(terms.precision, terms) - upkeepOf(plan.rules, terms)
  const restRequests = terms.requests * (1 - coverage)
  const byModel = restRequests * (answerWorth(terms.modelQuality, terms) - terms.modelRunCost) - terms.modelCost
  return {
    ...plan,
    coverage,
    quality: blendedQuality({
      coverage,
      precision: terms.precision,
      restQuality: plan.rest === 'people' ? terms.peopleQuality : terms.modelQuality,
    }),
    net: byRules + (plan.rest === 'model' ? byModel : 0),
  }
}

/** The plan with the highest net gain; ties go to fewer rules and to people. */
export function bestPlan(shares: readonly number[], terms: RuleTerms): PlanResult {
  let best = planResult(shares, { plan: { rules: 0, rest: 'people' }, terms })
  for (const rest of ['people', 'model'] as const)
    for (let rules = 0; rules <= shares.length; rules += 1) {
      const result = planResult(shares, { plan: { rules, rest }, terms })
      if (result.net > best.net + 1e-9) best = result
    }
  return best
}

export interface RulesTask {
  shares: number[]
  terms: RuleTerms
}

/** A distribution with its own steepness, length, noise and prices. */
export function rulesTask(seed: number): RulesTask {
  const random = seededRandom(seed)
  const pick = (values: readonly number[]) => values[Math.floor(random() * values.length)] as number
  const base = zipfShares({ types: pick([24, 30, 36, 44, 60]), exponent: pick([0.6, 0.8, 1.2, 1.4]) })
  const noisy = base.map((share) => share * Math.exp(0.25 * normalDraw(random))).sort((a, b) => b - a)
  const sum = noisy.reduce((total, share) => total + share, 0)
  return {
    shares: noisy.map((share) => share / sum),
    terms: {
      ...LESSON_TERMS,
      requests: pick([4000, 8000, 15_000]),
      wrongCost: pick([6, 10, 16]),
      ruleCost: pick([60, 90, 120]),
      pairCost: pick([3, 6, 9]),
      modelQuality: pick([0.78, 0.85, 0.93]),
      modelCost: pick([300, 900]),
    },
  }
}

/** Passed when the net gain is at least 95% of the best. */
export function judgePlan({ plan, task }: { plan: RulePlan; task: RulesTask }): PassVerdict {
  const yours = planResult(task.shares, { plan, terms: task.terms })
  const best = bestPlan(task.shares, task.terms)
  const reached = best.net <= 0 ? (yours.net >= best.net - 1e-9 ? 1 : 0) : yours.net / best.net
  const found = `Your plan brings €${whole(yours.net)} a month. The best brings €${whole(best.net)}, with ${best.rules} rules and ${best.rest === 'people' ? 'people' : 'the model'} for the rest.`
  return reached >= 0.95
    ? { passed: true, because: `${found} You reached ${percent(reached)}.` }
    : { passed: false, because: `${found} You reached ${percent(Math.max(0, reached), 1)}; 95% is asked.` }
}

/** Number of rules and what handles the rest, handed in for the service of the seed. */
export const judgeRulesFirst: JudgeAnswer = ({ seed, answer }) => {
  const task = rulesTask(seed)
  const rules = Math.round(numberIn(answer, 'answer-rules'))
  const rest = choiceIn(answer, 'answer-rest', ['model', 'people'])
  return rest === null || !(rules >= 0 && rules <= task.shares.length)
    ? INCOMPLETE
    : judgePlan({ plan: { rules, rest }, task })
}
