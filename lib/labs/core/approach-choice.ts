import { wordIn, type JudgeAnswer, type PassVerdict } from './verdict'

export const OPTIONS = ['rules', 'classic', 'prompting', 'retrieval', 'tuning', 'tuning-retrieval'] as const
export type OptionId = (typeof OPTIONS)[number]

/** From 0 (not at all) to 3 (very much). */
export type AttributeLevel = 0 | 1 | 2 | 3

export const ATTRIBUTES = [
  'knowledgeChanges',
  'privateFacts',
  'citationNeeded',
  'behaviourHard',
  'examplesExist',
  'volume',
  'latencyLimit',
  'dataMustStay',
  'errorsCostly',
  'rulesCouldDoIt',
] as const
export type AttributeId = (typeof ATTRIBUTES)[number]

/** What the gates and scores read of a case. */
export interface CaseFacts {
  attributes: Record<AttributeId, AttributeLevel>
  answerForm: 'text' | 'label' | 'number'
  /** Serious trials: run on the fixed cases, failures read. */
  promptTrials: number
  goodExamples: number
}

/** Examples that a level stands for, once a learner moves the attribute. */
const EXAMPLES_AT: Record<AttributeLevel, number> = { 0: 20, 1: 200, 2: 800, 3: 2000 }

/** The case with one attribute changed; examples follow their attribute. */
export function withAttribute<T extends CaseFacts>(
  facts: T,
  { attribute, level }: { attribute: AttributeId; level: AttributeLevel },
): T {
  if (facts.attributes[attribute] === level) return facts
  return {
    ...facts,
    attributes: { ...facts.attributes, [attribute]: level },
    ...(attribute === 'examplesExist' ? { goodExamples: EXAMPLES_AT[level] } : {}),
  }
}

export const GATES = ['rules', 'retrieval', 'classic', 'tuning', 'own-house'] as const
export type GateId = (typeof GATES)[number]

export interface GateResult {
  gate: GateId
  isMet: boolean
}

/** Conventions of lesson P5-2: they slow down an expensive step and are no law of nature. */
export const TUNING_TRIALS = 20
export const TUNING_EXAMPLES = 500

/** The five gates of lesson P5-2 in their order; an answer for each, although a met first gate ends the road. */
export function readGates({ attributes, answerForm, promptTrials, goodExamples }: CaseFacts): GateResult[] {
  const met: Record<GateId, boolean> = {
    rules: attributes.rulesCouldDoIt === 3 && attributes.knowledgeChanges <= 1,
    retrieval: attributes.knowledgeChanges === 3 || attributes.citationNeeded === 3,
    classic: answerForm !== 'text' && goodExamples >= TUNING_EXAMPLES,
    tuning: attributes.behaviourHard >= 2 && promptTrials >= TUNING_TRIALS && goodExamples >= TUNING_EXAMPLES,
    'own-house': attributes.dataMustStay === 3,
  }
  return GATES.map((gate) => ({ gate, isMet: met[gate] }))
}

/** Options that the gates leave open. */
export function openOptions(facts: CaseFacts): OptionId[] {
  const met = new Set(readGates(facts).flatMap(({ gate, isMet }) => (isMet ? [gate] : [])))
  if (met.has('rules')) return ['rules']
  if (met.has('retrieval')) return met.has('tuning') ? ['tuning-retrieval'] : ['retrieval']
  if (met.has('classic')) return ['classic', 'prompting']
  if (met.has('tuning')) return ['tuning', 'tuning-retrieval']
  return facts.attributes.rulesCouldDoIt > 0 ? ['rules', 'prompting', 'retrieval'] : ['prompting', 'retrieval']
}

export const CRITERIA = ['quality', 'cost', 'speed', 'upkeep', 'error'] as const
export type CriterionId = (typeof CRITERIA)[number]
export type Weights = Record<CriterionId, number>

/** Quality counts double, everything else once. Any learner may disagree and change it. */
export const DEFAULT_WEIGHTS: Weights = { quality: 2, cost: 1, speed: 1, upkeep: 1, error: 1 }

const clamp = (value: number) => Math.min(3, Math.max(0, value))

/**
 * How well an option serves a case, 0..3 for each criterion. The editors' judgement written as arithmetic, so that it can
 * be read and disputed: facts that change or need a source (beyond level 1) count against options without retrieval, manner
 * that is hard to describe against rules and untuned ones, missing examples against trained ones, volume against long requests.
 */
export function fitOf(
  option: OptionId,
  { attributes: a, answerForm, goodExamples }: CaseFacts,
): Record<CriterionId, number> {
  const facts = Math.max(0, Math.max(a.knowledgeChanges, a.citationNeeded) - 1)
  const columns = answerForm === 'number' ? 2.5 : 0
  const untrained = goodExamples >= TUNING_EXAMPLES ? 0 : 2
  const dear = a.volume
  switch (option) {
    case 'rules':
      return {
        quality: clamp(a.rulesCouldDoIt - a.behaviourHard),
        cost: 3,
        speed: 3,
        upkeep: clamp(3 - a.knowledgeChanges),
        error: clamp(3 - a.errorsCostly * 0.2),
      }
    case 'classic':
      return {
        quality: clamp((answerForm === 'text' ? 0 : 3) - untrained),
        cost: clamp(1.5 + dear / 2),
        speed: 3,
        upkeep: 2,
        error: clamp(3 - a.errorsCostly * 0.5),
      }
    case 'prompting':
      return {
        quality: clamp(3 - columns - a.behaviourHard / 2 - facts * 0.9),
        cost: clamp(3 - dear),
        speed: clamp(3 - a.latencyLimit),
        upkeep: 3,
        error: clamp(3 - a.errorsCostly * 0.8),
      }
    case 'retrieval':
      return {
        quality: clamp(3 - columns - a.behaviourHard / 2),
        cost: clamp(2.5 - dear),
        speed: clamp(2.8 - a.latencyLimit),
        upkeep: 2,
        error: clamp(3 - a.errorsCostly * 0.5),
      }
    case 'tuning':
      return {
        quality: clamp(3 - columns - untrained - facts * 0.9),
        cost: clamp(1 + dear / 2),
        speed: clamp(3 - a.latencyLimit / 2),
        upkeep: clamp(2 - a.knowledgeChanges / 2),
        error: clamp(3 - a.errorsCostly * 0.8),
      }
    case 'tuning-retrieval':
      return {
        quality: clamp(3 - columns - untrained),
        cost: clamp(0.5 + dear / 2),
        speed: clamp(2.8 - a.latencyLimit / 2),
        upkeep: 1,
        error: clamp(3 - a.errorsCostly * 0.5),
      }
  }
}

/** Weighted mean of the fit, 0..3; 0 if all weights are 0. */
export function scoreOf(option: OptionId, { facts, weights }: { facts: CaseFacts; weights: Weights }): number {
  const fit = fitOf(option, facts)
  const total = CRITERIA.reduce((sum, criterion) => sum + weights[criterion], 0)
  return total === 0 ? 0 : CRITERIA.reduce((sum, criterion) => sum + weights[criterion] * fit[criterion], 0) / total
}

export interface Recommendation {
  option: OptionId
  /** All options with their score, best first; the gates decide which are open. */
  ranking: { option: OptionId; score: number; isOpen: boolean }[]
  gates: GateResult[]
  /** The data may not leave: the model runs in the house. */
  runsInHouse: boolean
}

/** Gates first, then the best score among what is left; ties go to the option that is easier to undo (earlier in the list). */
export function recommend(facts: CaseFacts, weights: Weights = DEFAULT_WEIGHTS): Recommendation {
  const open = openOptions(facts)
  const ranking = OPTIONS.map((option) => ({
    option,
    score: scoreOf(option, { facts, weights }),
    isOpen: open.includes(option),
  })).sort((one, other) => Number(other.isOpen) - Number(one.isOpen) || other.score - one.score)
  const gates = readGates(facts)
  return {
    option: (ranking[0] as { option: OptionId }).option,
    ranking,
    gates,
    runsInHouse: gates.some(({ gate, isMet }) => gate === 'own-house' && isMet),
  }
}

/** Single attributes that turn the recommendation, with the nearest level that does. */
export function turningAttributes(
  facts: CaseFacts,
  weights: Weights = DEFAULT_WEIGHTS,
): { attribute: AttributeId; level: AttributeLevel; option: OptionId }[] {
  const now = recommend(facts, weights).option
  return ATTRIBUTES.flatMap((attribute) => {
    const from = facts.attributes[attribute]
    const levels = ([0, 1, 2, 3] as const)
      .filter((level) => level !== from)
      .sort((a, b) => Math.abs(a - from) - Math.abs(b - from))
    for (const level of levels) {
      const option = recommend(withAttribute(facts, { attribute, level }), weights).option
      if (option !== now) return [{ attribute, level, option }]
    }
    return []
  })
}

/** Requests at which two straight cost lines meet: difference of set-up ÷ difference per request; null if they never do. */
export function crossingVolume(
  x: { setUp: number; perRequest: number },
  y: { setUp: number; perRequest: number },
): number | null {
  const volume = (x.setUp - y.setUp) / (y.perRequest - x.perRequest)
  return Number.isFinite(volume) && volume > 0 ? volume : null
}

/** The choices of one keying. */
export interface CaseChoice {
  readonly recommended: OptionId
  readonly runnerUp: OptionId
}

/** Cases in which two people, who did not see each other's choices, recommend the same and name the same runner-up. */
export function keyedAlike(cases: readonly (CaseChoice & { readonly second: CaseChoice })[]): {
  readonly [part in keyof CaseChoice]: number
} {
  const same = (part: keyof CaseChoice) => cases.filter((each) => each[part] === each.second[part]).length
  return { recommended: same('recommended'), runnerUp: same('runnerUp') }
}

/** Passed when at least 80% of the cases agree with the key and each other case names the attribute on which it differs. */
export function judgeChoices({
  key,
  choices,
  differences,
}: {
  key: Readonly<Record<string, OptionId>>
  choices: Readonly<Record<string, string>>
  differences: Readonly<Record<string, string>>
}): PassVerdict {
  const ids = Object.keys(key)
  const missing = ids.filter((id) => choices[id] === undefined).length
  if (missing > 0)
    return {
      passed: false,
      because: `${missing} of ${ids.length} cases are still open. Choose in each before you look.`,
    }
  const wrong = ids.filter((id) => choices[id] !== key[id])
  const needed = Math.ceil(ids.length * 0.8)
  const agreed = ids.length - wrong.length
  const unnamed = wrong.filter((id) => !differences[id]).length
  if (agreed < needed)
    return { passed: false, because: `${agreed} of ${ids.length} agree with the key; ${needed} are asked.` }
  if (unnamed > 0)
    return {
      passed: false,
      because: `${agreed} of ${ids.length} agree. Name the fact on which you differ in ${unnamed === 1 ? 'the other case' : `the other ${unnamed} cases`}.`,
    }
  return {
    passed: true,
    because: `${agreed} of ${ids.length} agree with the key${wrong.length > 0 ? ', and you named your fact for the rest' : ''}.`,
  }
}

/** Choices handed in under `choice-<case>` and the facts on which the learner differs under `differ-<case>`. */
export const judgeApproachChoice: JudgeAnswer<readonly { id: string; recommended: OptionId }[]> = ({
  answer,
  data,
}) => {
  const given = (prefix: string) =>
    Object.fromEntries(
      data.flatMap(({ id }) => {
        const word = wordIn(answer, `${prefix}-${id}`)
        return word === '' ? [] : [[id, word]]
      }),
    )
  return judgeChoices({
    key: Object.fromEntries(data.map(({ id, recommended }) => [id, recommended])),
    choices: given('choice'),
    differences: given('differ'),
  })
}
