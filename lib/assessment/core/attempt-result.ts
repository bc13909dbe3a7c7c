import type { Change, Comparison } from './compare-attempts'
import { explainProfile, type AnswerInfluence, type SkillInfluence } from './explain-profile'
import { estimateAreas, estimateProfile, type SkillEstimate } from './estimate-profile'
import { classifyGap, gapWords, type GapClass } from './gap-words'
import { LEVEL_WIDTH, levelBand } from './level-scale'
import { settleNext } from './settle-next'
import type { AssessmentState, Bank } from './types'

/** One skill as the result shows it. Levels on the drawn scale, clipped to 0..4. */
export interface SkillResult {
  id: string
  estimate: number
  low: number
  high: number
  target: number | null
  /** Probability of standing below the target, 0..1; null without a target. */
  gap: number | null
  verdict: GapClass | 'none'
  words: string
  answered: number
  /** Probabilities of levels 0..4, the model's own numbers. */
  levels: number[]
  /** Highest level that may be stated: above it say "not shown yet". */
  cap: number
  /** The answers that moved this skill most, at most three, strongest first. */
  influences: AnswerEffect[]
}

export interface AreaResult {
  id: string
  estimate: number
  low: number
  high: number
  target: number | null
  /** Own rating 0..4, null when none was given. */
  rating: number | null
}

/** What one answer did to one skill: its gap probability without and with the answer (null without a target), and how
 *  many levels it moved the estimate. */
export interface AnswerEffect {
  itemId: string
  from: number | null
  to: number | null
  levels: number
}

/** How one answer moved the skill it moved most. */
export interface InfluenceResult extends AnswerEffect {
  skill: string
}

/** What changed since an earlier attempt; levels rounded, areas and skills in the order of the result. */
export interface ChangeResult {
  attemptId: string
  /** ISO moment at which the earlier attempt ended. */
  since: string
  skills: Change[]
  areas: Change[]
  whole: Change
}

/** A result, computed once when an attempt ends and stored as shown. */
export interface AttemptResult {
  version: typeof RESULT_VERSION
  answered: number
  skills: SkillResult[]
  areas: AreaResult[]
  influences: InfluenceResult[]
  /** What five more questions would probably settle. */
  settle: { questions: number; skills: string[]; settledNow: number; expectedSettled: number }
  /** Null for a first attempt. */
  change: ChangeResult | null
}

/** Shape of a stored result. One of another version is computed again from the attempt. */
export const RESULT_VERSION = 2

const SKILL_ANSWERS = 3
const TOP_ANSWERS = 6
/** An answer is named only where it moved the gap by two in a hundred or the estimate by a twentieth of a level. */
const NOTICED_GAP = 0.02
const NOTICED_LEVELS = 0.05

const clip = (value: number) => hundredths(Math.min(4, Math.max(0, value)))
// Adding 0 turns −0 into 0, which JSON would otherwise do later.
const hundredths = (value: number) => Math.round(value * 100) / 100 + 0
const share = (value: number) => Math.round(value * 1000) / 1000

/** The result of an attempt at any moment, also before its last question. `earlier` is the comparison with the attempt
 *  before, where there is one. */
export function attemptResult(
  bank: Bank,
  state: AssessmentState,
  earlier: { attemptId: string; since: string; comparison: Comparison } | null = null,
): AttemptResult {
  const ratings = new Map(state.ratings.map(({ id, value }) => [id, value]))
  const settle = settleNext(bank, state, 5)
  const influences = explainProfile(bank, state)
  return {
    version: RESULT_VERSION,
    answered: state.responses.length,
    skills: estimateProfile(bank, state).skills.map((skill, index): SkillResult => {
      const { level, low, high } = levelBand(skill.mean, skill.sd)
      const { gapProbability: gap } = skill
      return {
        id: skill.id,
        estimate: clip(level),
        low: clip(low),
        high: clip(high),
        target: skill.target,
        gap: gap === null ? null : share(gap),
        ...verdictOf(skill),
        answered: skill.answeredCount,
        levels: skill.levelProbabilities.map(share),
        cap: skill.shownLevelCap,
        influences: skillEffects(influences, index),
      }
    }),
    areas: estimateAreas(bank, state).map(({ id, level, low, high, target }) => ({
      id,
      estimate: clip(level),
      low: clip(low),
      high: clip(high),
      target: target === null ? null : share(target),
      rating: ratings.get(id) ?? null,
    })),
    influences: influences
      .slice(0, TOP_ANSWERS)
      .map(({ itemId, strongest }) => ({ ...effectOf(itemId, strongest), skill: strongest.skill })),
    settle: {
      questions: settle.questions,
      skills: [...settle.likely],
      settledNow: settle.settledNow,
      expectedSettled: Math.round(settle.expectedSettled * 10) / 10,
    },
    change: earlier === null ? null : changeResult(earlier),
  }
}

/** The verdict with its words. A level that only accepted work can show is never called solid from answers. */
function verdictOf({ gapProbability, target, shownLevelCap }: SkillEstimate): Pick<SkillResult, 'verdict' | 'words'> {
  if (gapProbability === null) return { verdict: 'none', words: '' }
  const verdict = classifyGap(gapProbability)
  // Where there is a gap probability there is a target.
  if (verdict === 'solid' && target! > shownLevelCap) {
    return { verdict: 'not-sure', words: `probably able, level ${target} not shown yet` }
  }
  return { verdict, words: gapWords(gapProbability) }
}

function skillEffects(influences: readonly AnswerInfluence[], index: number): AnswerEffect[] {
  return influences
    .map(({ itemId, skills }) => effectOf(itemId, skills[index]!))
    .filter(
      ({ from, to, levels }) => Math.abs((to ?? 0) - (from ?? 0)) >= NOTICED_GAP || Math.abs(levels) >= NOTICED_LEVELS,
    )
    .sort((one, other) => Math.abs(other.levels) - Math.abs(one.levels))
    .slice(0, SKILL_ANSWERS)
}

function effectOf(itemId: string, { gapProbability, gapProbabilityWithout, meanChange }: SkillInfluence): AnswerEffect {
  return {
    itemId,
    from: gapProbabilityWithout === null ? null : share(gapProbabilityWithout),
    to: gapProbability === null ? null : share(gapProbability),
    levels: hundredths(meanChange / LEVEL_WIDTH),
  }
}

function changeResult({
  attemptId,
  since,
  comparison: { skills, areas, whole },
}: {
  attemptId: string
  since: string
  comparison: Comparison
}): ChangeResult {
  return { attemptId, since, skills: skills.map(rounded), areas: areas.map(rounded), whole: rounded(whole) }
}

function rounded({ id, before, after, change, low, high, riseProbability, verdict }: Change): Change {
  return {
    id,
    before: clip(before),
    after: clip(after),
    change: hundredths(change),
    low: hundredths(low),
    high: hundredths(high),
    riseProbability: share(riseProbability),
    verdict,
  }
}
