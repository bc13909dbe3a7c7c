import { seededRandom } from '@/lib/shared/random'
import { numberIn, percent, type JudgeAnswer, type PassVerdict } from './verdict'

/** A detector and the place where it works; all shares 0..1. */
export interface Detector {
  /** Share of cases that are positive. */
  baseRate: number
  /** Share of the positive cases that are flagged. */
  recall: number
  /** Share of the negative cases that are flagged. */
  falseAlarmRate: number
}

/** Expected numbers in a population; not rounded. */
export interface FlagCounts {
  rightFlags: number
  missed: number
  falseFlags: number
  passed: number
}

/** Natural frequencies. Source of the form: Gigerenzer and Hoffrage, Psychological Review 102 (1995). */
export function countFlags({ baseRate, recall, falseAlarmRate }: Detector, population: number): FlagCounts {
  const positive = population * baseRate
  const negative = population - positive
  return {
    rightFlags: positive * recall,
    missed: positive * (1 - recall),
    falseFlags: negative * falseAlarmRate,
    passed: negative * (1 - falseAlarmRate),
  }
}

/** Share of the flags that are right, by Bayes' rule: πSe ÷ (πSe + (1 − π)FPR); null if nothing is flagged. */
export function precisionOf(detector: Detector): number | null {
  const { rightFlags, falseFlags } = countFlags(detector, 1)
  return rightFlags + falseFlags === 0 ? null : rightFlags / (rightFlags + falseFlags)
}

/** The base rate at which half of the flags are right: FPR ÷ (Se + FPR); null for a detector that flags nothing. */
export function evenBaseRate({ recall, falseAlarmRate }: Omit<Detector, 'baseRate'>): number | null {
  return recall + falseAlarmRate === 0 ? null : falseAlarmRate / (recall + falseAlarmRate)
}

/** Whole numbers with the sum kept: largest remainders round up (Hamilton's method). */
export function wholeCounts(counts: FlagCounts): FlagCounts {
  const names = ['rightFlags', 'missed', 'falseFlags', 'passed'] as const
  const rounded = { rightFlags: 0, missed: 0, falseFlags: 0, passed: 0 }
  for (const name of names) rounded[name] = Math.floor(counts[name] + 1e-9)
  const total = Math.round(names.reduce((sum, name) => sum + counts[name], 0))
  const byRest = [...names].sort((a, b) => counts[b] - rounded[b] - (counts[a] - rounded[a]))
  let left = total - names.reduce((sum, name) => sum + rounded[name], 0)
  for (const name of byRest) {
    if (left <= 0) break
    rounded[name] += 1
    left -= 1
  }
  return rounded
}

/** Precision, recall and their harmonic mean F1 from counts; F1 = 2TP ÷ (2TP + FP + FN) (van Rijsbergen, 1979). @throws RangeError without a true finding */
export function readerRates({
  found,
  falseMarks,
  overlooked,
}: {
  found: number
  falseMarks: number
  overlooked: number
}) {
  if (found <= 0) throw new RangeError('Rates need at least one true finding')
  return {
    precision: found / (found + falseMarks),
    recall: found / (found + overlooked),
    f1: (2 * found) / (2 * found + falseMarks + overlooked),
  }
}

/** Counts of a reading study of 2006: AJR 186(5), 1280 to 1287, https://www.ajronline.org/doi/10.2214/AJR.04.1969 (abstract). */
export const READER_STUDY = {
  scans: 150,
  nodules: 628,
  reader: 518,
  system: 456,
  systemAlone: 110,
  falseMarks: 478,
} as const

/** The study's system in a group with `factor` times as many nodules, its false marks for each scan unchanged. */
export function scaledStudy(factor: number) {
  const found = READER_STUDY.system * factor
  const overlooked = (READER_STUDY.nodules - READER_STUDY.system) * factor
  return { found, overlooked, ...readerRates({ found, falseMarks: READER_STUDY.falseMarks, overlooked }) }
}

/** A detector that the learner has not seen. */
export function flagTask(seed: number): Detector {
  const random = seededRandom(seed)
  const pick = (values: readonly number[]) => values[Math.floor(random() * values.length)] as number
  return {
    baseRate: pick([0.005, 0.02, 0.03, 0.04, 0.05, 0.08, 0.12, 0.2]),
    recall: pick([0.6, 0.7, 0.75, 0.85, 0.9, 0.95]),
    falseAlarmRate: pick([0.01, 0.02, 0.03, 0.05, 0.08, 0.15]),
  }
}

/** Passed when right flags, false flags (per 1,000) and precision (percent) are each within one. */
export function judgeFlags({
  answer,
  task,
}: {
  answer: { rightFlags: number; falseFlags: number; precisionPercent: number }
  task: Detector
}): PassVerdict {
  const { rightFlags, falseFlags } = countFlags(task, 1000)
  const precision = precisionOf(task) ?? 0
  const isNear = (given: number, truth: number) => Math.abs(given - truth) <= 1 + 1e-9
  const wrong = [
    ...(isNear(answer.rightFlags, rightFlags) ? [] : ['right flags']),
    ...(isNear(answer.falseFlags, falseFlags) ? [] : ['false flags']),
    ...(isNear(answer.precisionPercent, precision * 100) ? [] : ['precision']),
  ]
  const truth = `Of 1,000 cases ${Number((task.baseRate * 1000).toFixed(1))} are positive. ${rightFlags.toFixed(1)} are flagged rightly, ${falseFlags.toFixed(1)} of the others wrongly, so ${percent(precision, 1)} of the flags are right.`
  return wrong.length === 0
    ? { passed: true, because: truth }
    : { passed: false, because: `Not within one: ${wrong.join(', ')}. ${truth}` }
}

/** Right flags, false flags and precision handed in for the detector of the seed. */
export const judgeBaseRates: JudgeAnswer = ({ seed, answer }) =>
  judgeFlags({
    answer: {
      rightFlags: numberIn(answer, 'answer-right'),
      falseFlags: numberIn(answer, 'answer-false'),
      precisionPercent: numberIn(answer, 'answer-precision'),
    },
    task: flagTask(seed),
  })
