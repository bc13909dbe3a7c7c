/** Scheduling counts in ticks so that packing is exact: one tick is a hundredth of a minute of the learner's week, reviews included. A minute of study therefore takes 100 · (1 + overhead) ticks, a whole number for whole percents. */
export const ticksPerHour = 6000

/** Ticks that one minute of study takes with its share of reviews. */
export function ticksPerStudyMinute(reviewOverhead: number): number {
  return Math.round(100 * (1 + reviewOverhead))
}

/** Hours of the learner's week, reviews included. */
export function hoursOfTicks(ticks: number): number {
  return ticks / ticksPerHour
}

/** Hours of study alone inside `ticks`. */
export function studyHoursOfTicks(ticks: number, reviewOverhead: number): number {
  return ticks / (60 * ticksPerStudyMinute(reviewOverhead))
}
