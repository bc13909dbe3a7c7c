import { readFileSync } from 'node:fs'
import { toScoredCases, type PredictionsFile } from '@/lib/labs/core/scored-case'

/** The 569 out-of-fold predictions as the browser gets them. */
export const PREDICTIONS = toScoredCases(
  JSON.parse(readFileSync('public/labs/predictions.v1.json', 'utf8')) as PredictionsFile,
)

export const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1)
