import { readFileSync } from 'node:fs'
import { toScoredCases, type PredictionsFile } from '@/lib/labs/core/scored-case'
import { cheapestLine, lineTask } from '@/lib/labs/core/threshold-cost'

/** An attempt at L01 that passes: the cheapest line on the sample of the seed. */
export function passingAttempt(seed: number) {
  const file = JSON.parse(readFileSync('public/labs/predictions.v1.json', 'utf8')) as PredictionsFile
  const { cases, prices } = lineTask(toScoredCases(file), seed)
  const answer = { 'answer-line': cheapestLine(cases, prices).line }
  return { kind: 'lab-attempted', labId: 'L01', seed, answer } as const
}
