import { expect, test } from 'vitest'
import {
  GRADES,
  judgeGrades,
  pickClaims,
  scoreGrades,
  type ClaimGrade,
  type GivenGrade,
} from '@/lib/labs/core/source-criticism'

const STOCK = Array.from({ length: 61 }, (_, index) => ({
  id: `A${index + 1}`,
  verdict: GRADES[index % 7 === 0 ? 3 : index % 3] as ClaimGrade,
}))
const TEN = STOCK.slice(0, 10)
const other = (grade: ClaimGrade): ClaimGrade => (grade === 'suspicious' ? 'corroborated' : 'suspicious')

function grades(
  rights: number,
  { confidence, wrongConfidence }: { confidence: number; wrongConfidence: number },
): Record<string, GivenGrade> {
  return Object.fromEntries(
    TEN.map(({ id, verdict }, index) => [
      id,
      index < rights ? { grade: verdict, confidence } : { grade: other(verdict), confidence: wrongConfidence },
    ]),
  )
}

test('pickClaims gives twenty different claims with every verdict, five of each where there are enough', () => {
  const picked = pickClaims(STOCK, 20)
  expect(new Set(picked.map(({ id }) => id)).size).toBe(20)
  for (const grade of GRADES) expect(picked.filter(({ verdict }) => verdict === grade)).toHaveLength(5)
})

test('pickClaims does not depend on the order of the file and takes all of a small stock', () => {
  expect(pickClaims([...STOCK].reverse(), 20)).toEqual(pickClaims(STOCK, 20))
  expect(pickClaims(STOCK.slice(0, 6), 20)).toHaveLength(6)
})

test('scoreGrades counts correct ones and takes half a point for each confident error', () => {
  const score = scoreGrades(TEN, grades(7, { confidence: 0.9, wrongConfidence: 0.8 }))
  expect(score).toMatchObject({
    graded: 10,
    correct: 7,
    confidentErrors: 3,
    score: 5.5,
    confident: { given: 10, agreed: 7 },
  })
  // Seven times 0.1², three times 0.8².
  expect(score.brier).toBeCloseTo((7 * 0.01 + 3 * 0.64) / 10, 12)
})

test('scoreGrades does not punish an error that was admitted to be unsure', () => {
  expect(scoreGrades(TEN, grades(7, { confidence: 0.9, wrongConfidence: 0.6 }))).toMatchObject({
    confidentErrors: 0,
    score: 7,
  })
})

test('scoreGrades has no Brier score before anything is graded', () => {
  expect(scoreGrades(TEN, {}).brier).toBeNull()
})

test('judgeGrades asks for six points of ten', () => {
  expect(judgeGrades({ claims: TEN, grades: grades(6, { confidence: 0.7, wrongConfidence: 0.5 }) }).passed).toBe(true)
  expect(judgeGrades({ claims: TEN, grades: grades(5, { confidence: 0.7, wrongConfidence: 0.5 }) }).passed).toBe(false)
  expect(judgeGrades({ claims: TEN, grades: grades(7, { confidence: 0.9, wrongConfidence: 0.9 }) }).passed).toBe(false)
})

test('judgeGrades does not pass while a claim is open', () => {
  const all = grades(10, { confidence: 0.9, wrongConfidence: 0.5 })
  const rest = Object.fromEntries(Object.entries(all).filter(([id]) => id !== TEN[0]?.id))
  expect(judgeGrades({ claims: TEN, grades: rest })).toMatchObject({
    passed: false,
    because: 'One claim is not graded yet.',
  })
})
