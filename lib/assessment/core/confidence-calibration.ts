/** Fewer rated answers than this say nothing about a person's confidence (engine.md section 5). */
export const RATED_FROM = 30
/** Confidence and the share of right answers must part by more than this before it is called over- or underconfident. */
const PARTED_FROM = 0.15

/** An answer with how sure the learner was, 0–1, and whether it was right. */
export interface RatedAnswer {
  readonly confidence: number
  readonly isRight: boolean
}

/** All answers with one confidence: how many, and the share of them that were right. */
export interface ConfidenceGroup {
  readonly confidence: number
  readonly count: number
  readonly rightShare: number
}

/** How well confidence fits the answers, each 0–1. `brier` is the mean squared difference between confidence and outcome
 *  (0 best; .25 for saying one half always) and equals reliability − resolution + uncertainty: `reliability` how far the
 *  groups' shares lie from what was said (0 best), `resolution` how far they lie from the overall share (more is
 *  better), `uncertainty` what the questions leave open. `surplus` = mean confidence − share right. */
export interface ConfidenceCalibration {
  readonly count: number
  readonly groups: readonly ConfidenceGroup[]
  readonly meanConfidence: number
  readonly rightShare: number
  readonly surplus: number
  readonly brier: number
  readonly reliability: number
  readonly resolution: number
  readonly uncertainty: number
  readonly verdict: 'over' | 'under' | 'in-step'
}

/** The Brier score of rated answers with its decomposition, one group per confidence that was said; null below
 *  `RATED_FROM` answers. With these groups the three parts add up exactly.
 *  Source: Murphy, "A new vector partition of the probability score" (1973).
 *  @throws RangeError for a confidence outside 0–1. */
export function calibrateConfidence(answers: readonly RatedAnswer[]): ConfidenceCalibration | null {
  for (const { confidence } of answers) {
    if (!(confidence >= 0 && confidence <= 1)) throw new RangeError(`Confidence must lie in 0 to 1, got ${confidence}`)
  }
  const count = answers.length
  if (count < RATED_FROM) return null
  const rightShare = shareRight(answers)
  const groups = [...new Set(answers.map(({ confidence }) => confidence))]
    .sort((one, other) => one - other)
    .map((confidence) => {
      const members = answers.filter((answer) => answer.confidence === confidence)
      return { confidence, count: members.length, rightShare: shareRight(members) }
    })
  const meanOf = (value: (group: ConfidenceGroup) => number) =>
    groups.reduce((sum, group) => sum + group.count * value(group), 0) / count
  const meanConfidence = meanOf(({ confidence }) => confidence)
  const surplus = meanConfidence - rightShare
  return {
    count,
    groups,
    meanConfidence,
    rightShare,
    surplus,
    brier:
      answers.reduce((sum, { confidence, isRight }) => sum + (confidence - Number(isRight)) ** 2, 0) / answers.length,
    reliability: meanOf((group) => (group.confidence - group.rightShare) ** 2),
    resolution: meanOf((group) => (group.rightShare - rightShare) ** 2),
    uncertainty: rightShare * (1 - rightShare),
    verdict: surplus > PARTED_FROM ? 'over' : surplus < -PARTED_FROM ? 'under' : 'in-step',
  }
}

function shareRight(answers: readonly RatedAnswer[]): number {
  return answers.filter(({ isRight }) => isRight).length / Math.max(1, answers.length)
}
