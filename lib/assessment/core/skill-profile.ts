import { gapProbability, levelBand } from './level-scale'

/** What is kept of one skill between attempts; mean and sd on the ability scale. */
export interface KeptSkill {
  readonly id: string
  readonly mean: number
  readonly sd: number
  /** Highest level that may be stated: 2 unless accepted evidence shows more. */
  readonly shownLevelCap: number
}

/** What is kept of a learner between attempts. */
export interface KeptProfile {
  readonly engineVersion: number
  readonly bankVersion: string
  /** ISO moment of the attempt's end. */
  readonly at: string
  readonly skills: readonly KeptSkill[]
}

/** A kept skill against a target level 0–4: estimate and 80 % band clipped to the drawn scale 0–4, and P(below target). */
export function readKeptSkill(
  { mean, sd }: KeptSkill,
  target: number,
): { estimate: number; low: number; high: number; gap: number } {
  const { level, low, high } = levelBand(mean, sd)
  const clip = (value: number) => Math.round(Math.min(4, Math.max(0, value)) * 100) / 100
  return { estimate: clip(level), low: clip(low), high: clip(high), gap: gapProbability({ mean, sd, target }) }
}
