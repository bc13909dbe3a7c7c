import type { Observation } from '@/lib/assessment/core/calibrate-observations'
import { matchMoments } from '@/lib/assessment/core/match-moments'

/** What is believed about an item's difficulty: a normal distribution of b on the ability scale. */
export interface DifficultyEstimate {
  readonly mean: number
  readonly variance: number
}

/** The estimate after one more answer: exact Bayes for the answer, then matched to a normal distribution in mean and
 *  variance. Only θ − b enters the likelihood, so it is matched for the difference, whose distribution is normal before the
 *  answer (the cavity and b know nothing of each other), and what is learned of it is passed on to b by their covariance.
 *  `a` and `c` are the item's own, not flattened for doubt about b: that doubt is what is integrated over here.
 *  Scheme: engine-research.md section 4.5 (online Bayes); assumed-density filtering, Opper (1998). */
export function updateDifficulty(
  before: DifficultyEstimate,
  { credit, cavity, slip }: Pick<Observation, 'credit' | 'cavity' | 'slip'>,
  { a, c }: { a: number; c: number },
): DifficultyEstimate {
  const difference = { mean: cavity.mean - before.mean, variance: cavity.variance + before.variance }
  const matched = matchMoments(difference, credit, { a, b: 0, c, slip })
  const share = -before.variance / difference.variance
  return {
    mean: before.mean + share * (matched.mean - difference.mean),
    variance: before.variance + share * share * (matched.variance - difference.variance),
  }
}
